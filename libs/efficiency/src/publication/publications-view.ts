import { coveringIndex, type OfType, type Projection } from '@sealtrail/event-sourcing';
import type { Publication } from './publication-decider';
import type { PublicationEvent } from './publication-events';

/** A published report by its latest publication, without its figures. */
export type PublishedRow = Pick<
  Publication,
  'region' | 'period' | 'version' | 'document' | 'reason' | 'publishedAt'
> & {
  /** Those of its rows: it is theirs to see, besides whoever is of no department. */
  readonly departments: readonly string[];
};

const byReport = ({ data: { region, period } }: PublicationEvent): string => `${region}|${period}`;

const ALONG = ['publishedAt', 'region', 'filedBy'];

/** 通报发布: every published report. */
export const publications: Projection<PublishedRow, PublicationEvent> = {
  name: 'publications.v1',
  initial: {} as PublishedRow,
  indexes: [
    coveringIndex(['publishedAt'], ALONG),
    ...['departments', 'region'].map((field) => coveringIndex([field, 'publishedAt'], ALONG)),
  ],
  on: {
    ReportPublished: {
      id: byReport,
      fold: (_, { data: { region, period, version, document, reason, publishedAt } }) => ({
        region,
        period,
        version,
        document,
        reason,
        publishedAt,
        departments: [],
      }),
    },
    ReportRowsPublished: {
      id: byReport,
      fold: (row, { data: { rows } }: OfType<PublicationEvent, 'ReportRowsPublished'>) => ({
        ...row,
        departments: [...row.departments, ...rows.map(({ department }) => department)],
      }),
    },
  },
};
