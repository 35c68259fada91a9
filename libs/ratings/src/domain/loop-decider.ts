import { type Decider, type Instant, type Sealed } from '@sealtrail/event-sourcing';
import { type Policies, type Policy, policyAt } from '@sealtrail/policy/events';
import { addDays, type Calendar, recounted, type StepLimit, stepLimit } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { evolveLoop, type Loop, loopStateOf, noLoop } from './loop';
import type { DeskAct, LoopCommand } from './loop-commands';
import type { DeskStep } from './loop-enums';
import type { LoopEvent, LoopFact } from './loop-events';
import { mustBeOutside, mustStandAt } from './loop-rules';
import type { Order } from './order';
import type { RatingGiven } from './rating-events';
import { isBad } from './rating-level';
import { isInTime, localDay } from './step-limit';

/** Events of a rating's own stream. */
export type RatingStreamEvent = RatingGiven | LoopEvent;

/** Context of a decision of the loop: data of other streams. */
export type LoopDecisionContext = {
  readonly calendar: Calendar;
  readonly policies: Policies;
  readonly order: Order;
  /** The sealed text of the command; `null`: none. */
  readonly words: Sealed | null;
};

/** Bounds the visits, and the verifications that reached no rater, of one stream. */
export const ATTEMPTS_MAX = 20;

/** Natural days within which the rater may give a follow-up rating (追评). */
export const FOLLOW_UP_DAYS = 90;

/**
 * The closed loop of a bad rating on the rating's own stream: verification, reply, visit and follow-up rating (国办发
 * 〔2019〕51号). The order to the unit has a stream of its own, see `order-decider.ts`.
 */
export const loopDecider: Decider<Loop, LoopCommand, RatingStreamEvent, LoopDecisionContext> = {
  initial: noLoop,

  decide: {
    OpenLoop: ({ at }, state, known) => {
      const { rated, verifyBy, finding } = state;
      // The desk may act before the loop is opened: its limit is recorded then.
      if (rated === null || !isBad(rated.level) || verifyBy !== null || finding !== null || state.voided) return [];
      return [
        {
          type: 'LoopOpened',
          data: { ...fact(rated, at, known), verifyBy: verificationLimit(state, at, known).limit },
        },
      ];
    },

    CheckLoop: ({ at }, state, known) => {
      const { rated } = state;
      if (rated === null || state.voided) return [];
      return pending(state, known.order).flatMap(({ step, ...counted }): readonly LoopEvent[] => {
        const { from, limit } = counted;
        if (at < limit.at || state.overdue.includes(step)) return [];
        const anew = recounted(counted, known.calendar);
        const own = { ...fact(rated, at, known), step };
        return anew.at > limit.at
          ? [{ type: 'LoopLimitMoved', data: { ...own, countedFrom: from, from: limit, to: anew } }]
          : [{ type: 'LoopStepOverdue', data: { ...own, limit } }];
      });
    },

    VerifyRating: (act, state, known) => {
      const rated = mustBeOpen(act, state);
      if (state.finding !== 'unreachable' || state.answeredOn !== null || known.order.status !== 'unknown') {
        mustStandAt(loopStateOf(state, known.order), ['toVerify']);
      }
      mustHaveAttemptsLeft(state.verifications);
      const { finding, by, now } = act;
      const step = state.verifyBy ?? verificationLimit(state, now, known);
      return [
        {
          type: 'RatingVerified',
          data: {
            ...fact(rated, now, known),
            finding,
            note: known.words,
            by,
            inTime: isInTime(step, now, known.calendar),
            replyBy: finding === 'notFound' ? replyLimit(now, known) : null,
          },
        },
      ];
    },

    AnswerRater: (act, state, known) => {
      const rated = mustBeOpen(act, state);
      mustStandAt(loopStateOf(state, known.order), ['toReply', 'toDecide']);
      const { by, now } = act;
      const step = replyStep(state, known.order);
      const days = loopRuleAt(known, now).visitDays;
      return [
        {
          type: 'RaterAnswered',
          data: {
            ...fact(rated, now, known),
            reply: known.words ?? NO_WORDS,
            by,
            inTime: step && isInTime(step, now, known.calendar),
            visitBy: rated.anonymous ? null : stepLimit(localDay(now, known.calendar), days, known.calendar),
          },
        },
      ];
    },

    VisitRater: (act, state, known) => {
      const rated = mustBeOpen(act, state);
      mustStandAt(loopStateOf(state, known.order), ['toVisit']);
      mustHaveAttemptsLeft(state.visits);
      const { reached, satisfied, by, now } = act;
      return [
        {
          type: 'RaterVisited',
          data: {
            ...fact(rated, now, known),
            reached,
            satisfied: reached ? satisfied : null,
            note: known.words,
            by,
            inTime: state.visitBy !== null && isInTime(state.visitBy, now, known.calendar),
            again: state.visits > 0,
          },
        },
      ];
    },

    GiveFollowUp: ({ level, channel, dimensions, tags, now }, state, known) => {
      if (state.rated === null) throw reject('rating.not-found');
      if (state.followUp !== null) throw reject('rating.already-given');
      const until = followUpUntil(state, known.order);
      if (until === null || localDay(now, known.calendar) > until) throw reject('rating.follow-up-not-open');
      const words = { followUp: level, channel, dimensions, tags, comment: known.words };
      return [{ type: 'FollowUpGiven', data: { ...fact(state.rated, now, known), ...words } }];
    },

    VoidRating: (act, state, known) => {
      const { rated } = state;
      if (rated === null) throw reject('rating.not-found');
      mustBeOutside(act, rated);
      if (state.voided) throw reject('rating.already-void');
      const { cause, reason, document, by, now } = act;
      const [from, to] = [rated.givenOn, localDay(now, known.calendar)];
      if (document.date < from || document.date > to) throw reject('rating.document-misdated', { from, to });
      const { order } = known;
      const loop = {
        answered: state.answeredOn !== null,
        rectified: order.status === 'rectified',
        due: order.status === 'unknown' ? null : order.due,
        visit: state.visit,
        followUp: state.followUp,
      };
      const orderId = order.status === 'open' ? order.orderId : null;
      return [
        { type: 'RatingVoided', data: { ...fact(rated, now, known), cause, reason, document, by, loop, orderId } },
      ];
    },
  },

  evolve: evolveLoop,
};

/** Stands in while the rules are evaluated before sealing: there is no sealed text yet. */
const NO_WORDS: Sealed = { subjectId: '', commitment: '' };

const fact = (rated: NonNullable<Loop['rated']>, at: Instant, { calendar }: LoopDecisionContext): LoopFact => ({
  ...rated,
  at,
  on: localDay(at, calendar),
});

const loopRuleAt = ({ policies }: LoopDecisionContext, at: Instant): Policy['ratingLoop'] =>
  policyAt(policies, at).ratingLoop;

/** Counted from the recording of the rating, regardless of when the loop is opened. */
function verificationLimit({ rated }: Loop, at: Instant, known: LoopDecisionContext): StepLimit {
  const from = rated?.toldOn ?? localDay(at, known.calendar);
  return { from, limit: stepLimit(from, loopRuleAt(known, at).verifyDays, known.calendar) };
}

const replyLimit = (now: Instant, known: LoopDecisionContext) =>
  stepLimit(localDay(now, known.calendar), loopRuleAt(known, now).replyDays, known.calendar);

/** @throws {Rejection} `rating.not-found`, `rating.own-unit`, `rating.not-bad` */
function mustBeOpen(act: DeskAct, { rated }: Loop): NonNullable<Loop['rated']> {
  if (rated === null) throw reject('rating.not-found');
  mustBeOutside(act, rated);
  if (!isBad(rated.level)) throw reject('rating.not-bad');
  return rated;
}

function mustHaveAttemptsLeft(tries: number): void {
  if (tries >= ATTEMPTS_MAX) throw reject('rating.too-many-tries', { max: ATTEMPTS_MAX });
}

/** The limit for replying to the rater; `null`: no limit is running. */
const replyStep = ({ replyBy }: Loop, order: Order): StepLimit | null =>
  replyBy ?? (order.status === 'unknown' ? null : order.replyBy);

/** The open steps of the desk, with their limits. */
function pending(state: Loop, order: Order): readonly (StepLimit & { readonly step: DeskStep })[] {
  const { verifyBy, finding, answeredOn, visitBy, visit } = state;
  const waits = (step: DeskStep, limit: StepLimit | null) => (limit === null ? [] : [{ step, ...limit }]);
  return [
    ...(finding === null ? waits('verification', verifyBy) : []),
    ...(answeredOn === null ? waits('reply', replyStep(state, order)) : []),
    ...(visit === null ? waits('visit', visitBy) : []),
  ];
}

/** Last local day for the follow-up rating: ninety days after the rectification or the reply, whichever was later; `null`: not open. */
export function followUpUntil({ rated, answeredOn, voided }: Loop, order: Order): string | null {
  if (rated === null || voided) return null;
  const rectifiedOn = order.status === 'unknown' ? null : order.rectifiedOn;
  const [latest] = [answeredOn, rectifiedOn].filter((day) => day !== null).toSorted((a, b) => (a < b ? 1 : -1));
  return latest === undefined ? null : addDays(latest, FOLLOW_UP_DAYS);
}
