import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Projection, Recorded } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import type { RatingEvent } from '../domain/rating-events';
import { type LevelCounts, NO_LEVELS } from '../domain/rating-level';

/** What was there to be rated in a month, and how much of it was, whenever the rating came. */
export type Served = { readonly all: number; readonly rated: number };

/** One department and local month: everything the indicators of GB/T 39734-2020 are computed from. */
export type RatingIndicators = {
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  readonly month: string;
  /** Cases closed in the month. */
  readonly matters: Served;
  /** Visits paid in the month. */
  readonly visits: Served;
  /** 主动评价 given in the month, whatever month they are about. */
  readonly given: LevelCounts;
  readonly anonymous: number;
  readonly late: number;
  /** Given in the month with slips that a unit had held; in no other figure here. */
  readonly heldByUnit: LevelCounts;
  /** 主动评价 told in the month: once it has closed, nothing adds to it, so nobody sees a single one arrive. */
  readonly told: LevelCounts;
};

const NOTHING: Served = { all: 0, rated: 0 };

type Place = { readonly region: string; readonly department: string };

const sheetId = ({ region, department }: Place, date: string): string => `${region}|${department}|${monthOf(date)}`;

/** The sheet with its name written in, so that the first fact of a month may be any. */
const named = (sheet: RatingIndicators, { region, department }: Place, id: string): RatingIndicators => ({
  ...sheet,
  region,
  department,
  departments: [department],
  month: id.slice(-7),
});

const caseFact = (count: (sheet: RatingIndicators) => Pick<RatingIndicators, 'matters' | 'visits'>) => ({
  id: ({ data }: Recorded<ApplicationEvent>) => sheetId(data, data.occurredOn),
  fold: (sheet: RatingIndicators, { data }: { readonly data: CaseFact }, id: string): RatingIndicators =>
    named({ ...sheet, ...count(sheet) }, data, id),
});

const closing = caseFact(({ matters, visits }) => ({ matters: { ...matters, all: matters.all + 1 }, visits }));

type Given = RatingEvent['data'];

/** Which days of a rating count, each in its month. */
const daysOf = ({ channelHeldByUnit, givenOn, servedOn, recordedOn }: Given): readonly string[] =>
  channelHeldByUnit ? [givenOn] : [givenOn, servedOn, recordedOn];

const more = (counts: LevelCounts, { level }: Given): LevelCounts => ({ ...counts, [level]: counts[level] + 1 });

/** It counts where it was given, what it rates counts as rated where that lies, and the rated hear of it where it was told. */
function rated(sheet: RatingIndicators, data: Given, id: string): RatingIndicators {
  const isIn = (date: string) => id === sheetId(data, date);
  if (data.channelHeldByUnit) return { ...sheet, heldByUnit: more(sheet.heldByUnit, data) };
  const what = data.scope === 'matter' ? 'matters' : 'visits';
  const given = isIn(data.givenOn) ? 1 : 0;
  return {
    ...sheet,
    given: given ? more(sheet.given, data) : sheet.given,
    anonymous: sheet.anonymous + (data.anonymous ? given : 0),
    late: sheet.late + (data.late ? given : 0),
    told: isIn(data.recordedOn) ? more(sheet.told, data) : sheet.told,
    [what]: { ...sheet[what], rated: sheet[what].rated + (isIn(data.servedOn) ? 1 : 0) },
  };
}

/** How many were served, how many of them rated it, and how. Silence is never counted as a rating. */
export const ratingIndicators: Projection<RatingIndicators, RatingEvent | ApplicationEvent> = {
  name: 'rating-indicators.v2',
  initial: {
    region: '',
    department: '',
    departments: [],
    month: '',
    matters: NOTHING,
    visits: NOTHING,
    given: NO_LEVELS,
    anonymous: 0,
    late: 0,
    heldByUnit: NO_LEVELS,
    told: NO_LEVELS,
  },
  indexes: [['month', 'department']],
  on: {
    DecisionMade: closing,
    ApplicationNotAccepted: closing,
    ApplicationWithdrawn: closing,
    ApplicationReturned: closing,
    ApplicationTerminated: closing,
    ApplicationReopened: {
      id: ({ data }) => sheetId(data, data.undoes.on),
      fold: (sheet, { data }, id) =>
        named({ ...sheet, matters: { ...sheet.matters, all: sheet.matters.all - 1 } }, data, id),
    },
    VisitRecorded: caseFact(({ matters, visits }) => ({ matters, visits: { ...visits, all: visits.all + 1 } })),
    RatingGiven: {
      id: ({ data }) => [...new Set(daysOf(data).map((date) => sheetId(data, date)))],
      fold: (sheet, { data }, id) => named(rated(sheet, data, id), data, id),
    },
  },
};
