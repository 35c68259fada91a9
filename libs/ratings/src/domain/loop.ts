import type { LocalDate, StepLimit } from '@sealtrail/working-days';
import type { DeskStep, Finding, LoopState } from './loop-enums';
import type { LoopDone, LoopEvent, RatedAs } from './loop-events';
import type { Order } from './order';
import type { RatingGiven } from './rating-events';
import { isBad } from './rating-level';

/** A rating, with the state of its closed loop. */
export type Loop = {
  /** `null`: not rated. */
  readonly rated: RatedAs | null;
  readonly mayNameCase: boolean;
  readonly verifyBy: StepLimit | null;
  readonly finding: Finding | null;
  readonly verifications: number;
  /** For a rating with nothing to rectify; otherwise it is on the order. */
  readonly replyBy: StepLimit | null;
  readonly answeredOn: LocalDate | null;
  readonly visitBy: StepLimit | null;
  readonly visits: number;
  /** The visit that reached the rater. */
  readonly visit: LoopDone['visit'];
  readonly followUp: LoopDone['followUp'];
  readonly voided: boolean;
  readonly overdue: readonly DeskStep[];
};

export const noLoop: Loop = {
  rated: null,
  mayNameCase: false,
  verifyBy: null,
  finding: null,
  verifications: 0,
  replyBy: null,
  answeredOn: null,
  visitBy: null,
  visits: 0,
  visit: null,
  followUp: null,
  voided: false,
  overdue: [],
};

/** The data of a rating that later events repeat. */
const ratedAs = (given: RatingGiven['data']): RatedAs => ({
  ratingId: given.ratingId,
  applicationId: given.applicationId,
  number: given.number,
  item: given.item,
  region: given.region,
  department: given.department,
  official: given.official,
  scope: given.scope,
  visit: given.visit,
  level: given.level,
  anonymous: given.anonymous,
  late: given.late,
  givenOn: given.givenOn,
  servedOn: given.servedOn,
  toldOn: given.recordedOn,
  channelHeldByUnit: given.channelHeldByUnit,
});

const LIMIT_OF = { verification: 'verifyBy', reply: 'replyBy', visit: 'visitBy' } as const;

type Facts = LoopEvent | RatingGiven;

export const evolveLoop: {
  readonly [Type in Facts['type']]: (state: Loop, event: Extract<Facts, { type: Type }>['data']) => Loop;
} = {
  RatingGiven: (state, given) => ({ ...state, rated: ratedAs(given), mayNameCase: given.mayNameCase }),
  LoopOpened: (state, { toldOn, verifyBy }) => ({ ...state, verifyBy: { from: toldOn, limit: verifyBy } }),
  RatingVerified: (state, { finding, on, replyBy }) => ({
    ...state,
    finding,
    verifications: state.verifications + 1,
    replyBy: replyBy && { from: on, limit: replyBy },
  }),
  RaterAnswered: (state, { on, visitBy }) => ({
    ...state,
    answeredOn: on,
    visitBy: visitBy && { from: on, limit: visitBy },
  }),
  RaterVisited: (state, { on, reached, satisfied }) => ({
    ...state,
    visits: state.visits + 1,
    visit: reached ? { on, satisfied: satisfied === true } : null,
  }),
  FollowUpGiven: (state, { on, followUp }) => ({ ...state, followUp: { on, level: followUp } }),
  RatingVoided: (state) => ({ ...state, voided: true }),
  LoopStepOverdue: (state, { step }) => ({ ...state, overdue: [...state.overdue, step] }),
  LoopLimitMoved: (state, { step, countedFrom, to }) => ({
    ...state,
    [LIMIT_OF[step]]: { from: countedFrom, limit: to },
  }),
};

/** State of the loop; `null`: the rating requires none. */
export function loopStateOf({ rated, voided, ...loop }: Loop, order: Order): LoopState | null {
  if (rated === null) return null;
  if (voided) return 'voided';
  if (!isBad(rated.level)) return null;
  if (loop.answeredOn !== null) return loop.visit !== null || rated.anonymous ? 'done' : 'toVisit';
  if (order.status === 'rectified') return 'toReply';
  if (order.status !== 'unknown') return 'toRectify';
  if (loop.finding === null) return 'toVerify';
  return loop.finding === 'notFound' ? 'toReply' : 'toDecide';
}
