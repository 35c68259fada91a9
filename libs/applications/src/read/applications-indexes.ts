import { coveringIndex } from '@sealtrail/event-sourcing';

/** Dates by which lists of cases are ordered and filtered. */
const DATES = ['receivedAt', 'promised.date', 'statutory.date', 'closedOn'] as const;
/** Fields of every list index, so that a skipped row costs no document lookup. */
const ALONG = [...DATES, 'status', 'region', 'item', 'filedBy', 'withdrawal'];
/** Fields of the indexes of open cases. */
const DUE = [
  'due.promised.date',
  'due.promised.at',
  'due.statutory.date',
  'due.statutory.at',
  'receivedAt',
  'status',
  'region',
  'item',
  'filedBy',
  'withdrawal',
];

/** The indexes of the view of cases. */
export const applicationsIndexes: readonly (readonly string[])[] = [
  ...DATES.flatMap((date) => [coveringIndex([date], ALONG), coveringIndex(['departments', date], ALONG)]),
  ...['promised', 'statutory'].flatMap((limit) => [
    coveringIndex([`due.${limit}.date`], DUE),
    coveringIndex(['due.departments', `due.${limit}.date`], DUE),
  ]),
  ...['status', 'item', 'region', 'filedBy', 'withdrawal'].map((field) => coveringIndex([field, 'receivedAt'], ALONG)),
  ['marks', 'receivedAt'],
  ['source'],
  ['files'],
  ['number'],
  ['sameFiling'],
  ['externalNo'],
];
