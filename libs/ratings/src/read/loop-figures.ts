import type { LocalDate } from '@sealtrail/working-days';
import type { FellDue, LoopDone, RatingVoided } from '../domain/loop-events';
import { isBad } from '../domain/rating-level';

/** Loop results for the bad ratings of a department and month: counters that add up over months and departments. */
export type LoopFigures = {
  /** Bad ratings by name given in the month, and how many of their raters were reached by a visit, at any time. */
  readonly byName: number;
  readonly byNameVisited: number;
  /** Bad ratings given in the month that were replied to and rectified, at any time. */
  readonly answered: number;
  readonly rectified: number;
  /** Orders that became due in the month: rectified in time in it, or missed by a limit that ended in it. */
  readonly due: number;
  readonly dueInTime: number;
  /** Raters reached in the month, and how many of them were satisfied. */
  readonly visited: number;
  readonly visitedSatisfied: number;
  /** 追评 given in the month, and how many of them are not bad. */
  readonly followUps: number;
  readonly followUpsGood: number;
};

export const NO_LOOP_FIGURES: LoopFigures = {
  byName: 0,
  byNameVisited: 0,
  answered: 0,
  rectified: 0,
  due: 0,
  dueInTime: 0,
  visited: 0,
  visitedSatisfied: 0,
  followUps: 0,
  followUpsGood: 0,
};

type Part = Partial<LoopFigures>;

const FIGURES = Object.keys(NO_LOOP_FIGURES) as readonly (keyof LoopFigures)[];

export const plus = (figures: LoopFigures, more: Part, times = 1): LoopFigures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, figures[figure] + times * (more[figure] ?? 0)])) as LoopFigures;

/** A part of the figures counted in the month of a day. */
export type Counted = readonly [date: LocalDate, part: Part];

export const dueIn = ({ on, inTime }: FellDue): Counted => [on, { due: 1, dueInTime: inTime ? 1 : 0 }];
export const visitedIn = ({ on, satisfied }: NonNullable<LoopDone['visit']>): Counted => [
  on,
  { visited: 1, visitedSatisfied: satisfied ? 1 : 0 },
];
export const followedUpIn = ({ on, level }: NonNullable<LoopDone['followUp']>): Counted => [
  on,
  { followUps: 1, followUpsGood: isBad(level) ? 0 : 1 },
];

/** Everything that had been counted of a loop; nothing for a slip that a unit had held. */
export const countedOf = ({
  givenOn,
  level,
  anonymous,
  channelHeldByUnit,
  loop,
}: RatingVoided['data']): readonly Counted[] => {
  const { answered, rectified, due, visit, followUp } = loop;
  if (channelHeldByUnit) return [];
  return [
    [
      givenOn,
      {
        byName: isBad(level) && !anonymous ? 1 : 0,
        answered: answered ? 1 : 0,
        rectified: rectified ? 1 : 0,
        byNameVisited: visit === null ? 0 : 1,
      },
    ],
    ...(due === null ? [] : [dueIn(due)]),
    ...(visit === null ? [] : [visitedIn(visit)]),
    ...(followUp === null ? [] : [followedUpIn(followUp)]),
  ];
};
