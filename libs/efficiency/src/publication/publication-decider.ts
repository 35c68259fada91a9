import type { OfficialDocument } from '@sealtrail/applications/events';
import {
  type CommandMessage,
  canonicalJson,
  type Decider,
  type Instant,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import type { Month } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { FigureValues } from './figure-values';
import type { KnownAt, PublicationEvent, Publisher, ReportPublished, ReportRowsPublished } from './publication-events';

export type PublishReport = CommandMessage<
  'PublishReport',
  {
    readonly region: string;
    readonly period: string;
    /** The last local month that the period covers. */
    readonly lastMonth: Month;
    readonly document: OfficialDocument;
    readonly publisher: Publisher;
    readonly reason: WrittenText | null;
    readonly now: Instant;
    /** The local month of now. */
    readonly thisMonth: Month;
  }
>;

export type FrozenRow = ReportRowsPublished['data']['rows'][number];

/** The report as it is known now. */
export type FrozenReport = {
  readonly knownAt: KnownAt;
  readonly total: FigureValues;
  readonly rows: readonly FrozenRow[];
  /** Streams that the views lack. */
  readonly incomplete: number;
};

/** One publication, as it was. */
export type Publication = ReportPublished['data'] & { readonly rows: readonly FrozenRow[] };

/** The publications of a region and period, the oldest first. */
export type Publications = readonly Publication[];

export const publicationStream = (region: string, period: string): string => `reportPublication-${region}-${period}`;

const VERSIONS_MAX = 20;
const ROWS_MAX = 400;
/** Rows in a fact: some figures each. */
const ROWS_TOGETHER = 50;

export const publicationDecider: Decider<Publications, PublishReport, PublicationEvent, FrozenReport> = {
  initial: [],

  decide: {
    PublishReport: ({ region, period, lastMonth, document, publisher, reason, now, thisMonth }, published, report) => {
      if (lastMonth >= thisMonth) throw reject('publication.period-running', { period });
      const last = published.at(-1);
      if (last !== undefined && isSame(last, document, reason)) return [];
      if (last !== undefined && reason === null) throw reject('publication.reason-missing', { version: last.version });
      if (last === undefined && reason !== null) throw reject('publication.nothing-to-correct');
      if (published.some((one) => one.document.number === document.number)) {
        throw reject('publication.number-taken', { number: document.number });
      }
      if (published.length >= VERSIONS_MAX) throw reject('publication.too-many', { max: VERSIONS_MAX });
      if (report.rows.length > ROWS_MAX) throw reject('publication.too-large', { max: ROWS_MAX });
      if (report.incomplete > 0) throw reject('publication.incomplete', { streams: report.incomplete });
      const { knownAt, total, rows } = report;
      const fact = { region, period, version: published.length + 1 };
      const { number, date, seal } = document;
      const head: ReportPublished = {
        type: 'ReportPublished',
        data: {
          ...fact,
          document: { number, date, seal },
          knownAt,
          publisher: { by: publisher.by, post: publisher.post },
          reason,
          total,
          departments: rows.length,
          publishedAt: now,
        },
      };
      return [head, ...together(rows).map((some) => rowsPublished(fact, some))];
    },
  },

  evolve: {
    ReportPublished: (published, data) => [...published, { ...data, rows: [] }],
    ReportRowsPublished: (published, { version, rows }) =>
      published.map((one) => (one.version === version ? { ...one, rows: [...one.rows, ...rows] } : one)),
  },
};

const rowsPublished = (
  fact: Pick<Publication, 'region' | 'period' | 'version'>,
  rows: readonly FrozenRow[],
): ReportRowsPublished => ({ type: 'ReportRowsPublished', data: { ...fact, rows } });

const isSame = (last: Publication, { number, date, seal }: OfficialDocument, reason: WrittenText | null): boolean =>
  canonicalJson(last.document) === canonicalJson({ number, date, seal }) && last.reason === reason;

const together = (rows: readonly FrozenRow[]): readonly (readonly FrozenRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_TOGETHER) }, (_, part) =>
    rows.slice(part * ROWS_TOGETHER, (part + 1) * ROWS_TOGETHER),
  );
