import type { Projection, ProjectionRow } from '@sealtrail/event-sourcing';
import type { Month } from '@sealtrail/working-days';
import type { CountedEvent } from './event-counts';
import type { BothLimits } from './figures';
import { type Entry, entriesOf, NO_SUBJECT, type SheetSubject, subjectOf } from './sheet-entries';
import { add, type Part } from './tally';

/**
 * How many cases of a subject came to be open and overdue in each month, less those that ceased to be. Added up to the end
 * of a month: how many there were. A document of all months, so that a report reads one for each row, however old the log.
 */
export type OverdueSheet = SheetSubject & { readonly months: { readonly [Name in Month]: BothLimits<number> } };

export const NONE_OVERDUE: BothLimits<number> = { promise: 0, statute: 0 };

const overdueOf = (
  event: Parameters<typeof entriesOf>[0],
): readonly (Entry & { overdue: Part<BothLimits<number>> })[] =>
  entriesOf(event).flatMap((entry) => (entry.overdue === undefined ? [] : [{ ...entry, overdue: entry.overdue }]));

const row: ProjectionRow<OverdueSheet, CountedEvent> = {
  id: (event) => [...new Set(overdueOf(event).map(({ id }) => id))],
  fold: (sheet, event, id) => {
    let after = sheet;
    for (const entry of overdueOf(event)) {
      if (entry.id !== id) continue;
      const month = add(after.months[entry.month] ?? NONE_OVERDUE, entry.overdue);
      after = { ...subjectOf(entry), months: { ...after.months, [entry.month]: month } };
    }
    return after;
  },
};

/** 超期未结: cases that are open and overdue, by the limits that passed and the closings that put an end to it. */
export const openOverdue: Projection<OverdueSheet, CountedEvent> = {
  name: 'open-overdue.v1',
  initial: { ...NO_SUBJECT, months: {} },
  indexes: [
    ['dimension', 'key'],
    ['dimension', 'region'],
  ],
  on: {
    LimitPassed: row,
    LimitPassingUndone: row,
    DecisionMade: row,
    ApplicationNotAccepted: row,
    ApplicationWithdrawn: row,
    ApplicationReturned: row,
    ApplicationTerminated: row,
  },
};

/** How many were open and overdue when the month ended. */
export const overdueAtEndOf = ({ months }: OverdueSheet, last: Month): BothLimits<number> =>
  Object.entries(months).reduce((sum, [month, change]) => (month <= last ? add(sum, change) : sum), NONE_OVERDUE);

/** How many were when the month began. */
export const overdueBefore = ({ months }: OverdueSheet, first: Month): BothLimits<number> =>
  Object.entries(months).reduce((sum, [month, change]) => (month < first ? add(sum, change) : sum), NONE_OVERDUE);
