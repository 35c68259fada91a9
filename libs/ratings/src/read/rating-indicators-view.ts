import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Projection, RecordedEvent } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import type { RatingVoided } from '../domain/loop-events';
import type { OrderFact, OrderOverdue, OrderRectified } from '../domain/order-events';
import type { RatingEvent, RatingGiven } from '../domain/rating-events';
import { isBad, type LevelCounts, NO_LEVELS } from '../domain/rating-level';
import {
  type Counted,
  countedOf,
  dueIn,
  followedUpIn,
  type LoopFigures,
  NO_LOOP_FIGURES,
  plus,
  visitedIn,
} from './loop-figures';

/** Number of services in a month, and how many were rated, at any time. */
export type ServedCounts = { readonly all: number; readonly rated: number };

/** One department and local month: the input of all indicators of GB/T 39734-2020. */
export type RatingIndicators = {
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  readonly month: string;
  /** Cases closed in the month. */
  readonly matters: ServedCounts;
  /** Visits paid in the month. */
  readonly visits: ServedCounts;
  /** 主动评价 given in the month, for services of any month. */
  readonly given: LevelCounts;
  readonly anonymous: number;
  readonly late: number;
  /** Given in the month with slips that a unit had held; in no other figure here. */
  readonly heldByUnit: LevelCounts;
  /** 主动评价 recorded in the month: final once the month has closed, so that no single rating can be seen arriving. */
  readonly told: LevelCounts;
  /** Voided in the month (作废), regardless of when they were given; in no other figure of any month. */
  readonly voided: LevelCounts;
  /** Loop results of bad ratings, excluding slips that a unit had held. */
  readonly loop: LoopFigures;
};

const NOTHING: ServedCounts = { all: 0, rated: 0 };

type Place = { readonly region: string; readonly department: string };

const sheetId = ({ region, department }: Place, date: string): string => `${region}|${department}|${monthOf(date)}`;

/** The sheet with its key members set, so that any event may be the first of a month. */
const withName = (sheet: RatingIndicators, { region, department }: Place, id: string): RatingIndicators => ({
  ...sheet,
  region,
  department,
  departments: [department],
  month: id.slice(-7),
});

const caseFact = (count: (sheet: RatingIndicators) => Pick<RatingIndicators, 'matters' | 'visits'>) => ({
  id: ({ data }: RecordedEvent<ApplicationEvent>) => sheetId(data, data.occurredOn),
  fold: (sheet: RatingIndicators, { data }: { readonly data: CaseFact }, id: string): RatingIndicators =>
    withName({ ...sheet, ...count(sheet) }, data, id),
});

const closing = caseFact(({ matters, visits }) => ({ matters: { ...matters, all: matters.all + 1 }, visits }));

type Given = RatingGiven['data'];

/** The days of a rating that count, each in its month. */
const daysOf = ({ channelHeldByUnit, givenOn, servedOn, recordedOn }: Given): readonly string[] =>
  channelHeldByUnit ? [givenOn] : [givenOn, servedOn, recordedOn];

const addTo = (counts: LevelCounts, { level }: Pick<Given, 'level'>, by = 1): LevelCounts => ({
  ...counts,
  [level]: counts[level] + by,
});

/**
 * The rating counts in the month it was given, the service as rated in the month of the service, and the figures for the rated unit in the
 * month of the recording.
 */
function rated(sheet: RatingIndicators, data: Given, id: string): RatingIndicators {
  const isIn = (date: string) => id === sheetId(data, date);
  if (data.channelHeldByUnit) return { ...sheet, heldByUnit: addTo(sheet.heldByUnit, data) };
  const what = data.scope === 'matter' ? 'matters' : 'visits';
  const given = isIn(data.givenOn) ? 1 : 0;
  return {
    ...sheet,
    given: given ? addTo(sheet.given, data) : sheet.given,
    anonymous: sheet.anonymous + (data.anonymous ? given : 0),
    late: sheet.late + (data.late ? given : 0),
    told: isIn(data.recordedOn) ? addTo(sheet.told, data) : sheet.told,
    loop: plus(sheet.loop, { byName: isBad(data.level) && !data.anonymous ? given : 0 }),
    [what]: { ...sheet[what], rated: sheet[what].rated + (isIn(data.servedOn) ? 1 : 0) },
  };
}

/**
 * 作废: the rating leaves every share in its own month. The figures shown to the rated unit for a closed month are kept: a change would reveal
 * a single rating.
 */
function withoutVoided(sheet: RatingIndicators, data: RatingVoided['data'], id: string): RatingIndicators {
  const isIn = (date: string) => id === sheetId(data, date);
  const voided = isIn(data.on) ? addTo(sheet.voided, data) : sheet.voided;
  const gone = isIn(data.givenOn) ? -1 : 0;
  if (data.channelHeldByUnit) return { ...sheet, voided, heldByUnit: addTo(sheet.heldByUnit, data, gone) };
  const what = data.scope === 'matter' ? 'matters' : 'visits';
  return {
    ...sheet,
    voided,
    given: addTo(sheet.given, data, gone),
    anonymous: sheet.anonymous + (data.anonymous ? gone : 0),
    late: sheet.late + (data.late ? gone : 0),
    told: isIn(data.toldOn) && isIn(data.on) ? addTo(sheet.told, data, -1) : sheet.told,
    loop: addedIn(id, sheet.loop, data, countedOf(data), -1),
    [what]: { ...sheet[what], rated: sheet[what].rated - (isIn(data.servedOn) ? 1 : 0) },
  };
}

const addedIn = (id: string, loop: LoopFigures, place: Place, counts: readonly Counted[], times = 1): LoopFigures =>
  counts.reduce((figures, [date, part]) => (id === sheetId(place, date) ? plus(figures, part, times) : figures), loop);

/** Adds the loop results of an event to the figures of the months of its days. */
const loopChange = <Data>(
  placeOf: (data: Data) => Place & Pick<Given, 'channelHeldByUnit'>,
  counts: (data: Data) => readonly Counted[],
) => ({
  id: ({ data }: { readonly data: Data }) => {
    const place = placeOf(data);
    return place.channelHeldByUnit ? [] : [...new Set(counts(data).map(([date]) => sheetId(place, date)))];
  },
  fold: (sheet: RatingIndicators, { data }: { readonly data: Data }, id: string): RatingIndicators => {
    const place = placeOf(data);
    return withName({ ...sheet, loop: addedIn(id, sheet.loop, place, counts(data)) }, place, id);
  },
});

const identity = <Data>(data: Data): Data => data;
const ratedOf = ({ rated }: OrderFact) => rated;

/** Number of services, of ratings, and of ratings by level. Silence is never counted as a rating. */
export const ratingIndicators: Projection<RatingIndicators, RatingEvent | ApplicationEvent> = {
  name: 'rating-indicators.v3',
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
    voided: NO_LEVELS,
    loop: NO_LOOP_FIGURES,
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
        withName({ ...sheet, matters: { ...sheet.matters, all: sheet.matters.all - 1 } }, data, id),
    },
    VisitRecorded: caseFact(({ matters, visits }) => ({ matters, visits: { ...visits, all: visits.all + 1 } })),
    RatingGiven: {
      id: ({ data }) => [...new Set(daysOf(data).map((date) => sheetId(data, date)))],
      fold: (sheet, { data }, id) => withName(rated(sheet, data, id), data, id),
    },
    RatingVoided: {
      id: ({ data }) => {
        const days = [data.givenOn, data.servedOn, data.toldOn, data.on, ...countedOf(data).map(([date]) => date)];
        return [...new Set(days.map((date) => sheetId(data, date)))];
      },
      fold: (sheet, { data }, id) => withName(withoutVoided(sheet, data, id), data, id),
    },
    RaterAnswered: loopChange(identity, ({ givenOn }) => [[givenOn, { answered: 1 }]]),
    OrderRectified: loopChange<OrderRectified['data']>(ratedOf, ({ rated: { givenOn }, on, inTime }) => [
      [givenOn, { rectified: 1 }],
      // A late one became due when its limit ended.
      ...(inTime ? [dueIn({ on, inTime })] : []),
    ]),
    OrderOverdue: loopChange<OrderOverdue['data']>(ratedOf, ({ limit }) => [dueIn({ on: limit.date, inTime: false })]),
    RaterVisited: loopChange(identity, ({ givenOn, on, reached, satisfied }) =>
      reached ? [[givenOn, { byNameVisited: 1 }], visitedIn({ on, satisfied: satisfied === true })] : [],
    ),
    FollowUpGiven: loopChange(identity, ({ on, followUp }) => [followedUpIn({ on, level: followUp })]),
  },
};
