import type { Decider, Instant } from '@sealtrail/event-sourcing';
import { type Policies, policyAt } from '@sealtrail/policy/events';
import { type Calendar, recounted, stepLimit } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { type Loop, loopStateOf } from './loop';
import type { OrderCommand } from './loop-commands';
import { mustBeOutside, mustStandAt } from './loop-rules';
import { evolveOrder, noOrder, type Order } from './order';
import type { OrderEvent, OrderFact } from './order-events';
import { localDay } from './step-limit';

/** Context of a decision about an order: data of other streams. */
export type OrderDecisionContext = {
  readonly calendar: Calendar;
  readonly policies: Policies;
  readonly rating: Loop;
  /** Officials of the acting department. */
  readonly officials: ReadonlySet<string>;
};

type ExistingOrder = Exclude<Order, { status: 'unknown' }>;

/** 整改单: the order to the rated unit to rectify, and the unit's answer. */
export const orderDecider: Decider<Order, OrderCommand, OrderEvent, OrderDecisionContext> = {
  initial: noOrder,

  decide: {
    OrderRectification: (act, state, { calendar, policies, rating }) => {
      const { rated, mayNameCase } = rating;
      if (rated === null) throw reject('rating.not-found');
      mustBeOutside(act, rated);
      mustStandAt(loopStateOf(rating, state), ['toDecide']);
      const { orderId, kind, demand, by, now } = act;
      const on = localDay(now, calendar);
      const { applicationId, number } = rated;
      const days = policyAt(policies, now).ratingLoop.rectifyDays[kind];
      return [
        {
          type: 'RectificationOrdered',
          data: {
            orderId,
            rated,
            at: now,
            on,
            kind,
            demand,
            named: mayNameCase && !rated.anonymous ? { applicationId, number } : null,
            by,
            rectifyBy: stepLimit(on, days, calendar),
          },
        },
      ];
    },

    RectifyOrder: (act, state, { calendar, policies, officials, rating }) => {
      const { done, document, officer, department, now } = act;
      if (state.status === 'unknown' || department !== state.rated.department) throw reject('rating-order.not-found');
      if (state.status !== 'open') throw reject('rating-order.not-open', { state: state.status });
      // The order is about to be withdrawn.
      if (rating.voided) throw reject('rating-order.not-open', { state: 'withdrawn' });
      if (!officials.has(officer)) throw reject('rating-order.official-unknown', { official: officer });
      const on = localDay(now, calendar);
      if (document !== null && (document.date < state.orderedOn || document.date > on)) {
        throw reject('rating.document-misdated', { from: state.orderedOn, to: on });
      }
      const replyBy = stepLimit(on, policyAt(policies, now).ratingLoop.replyDays, calendar);
      const limit = recounted(state.rectifyBy, calendar);
      const inTime = state.due === null && now <= limit.at;
      const own = fact(state, now, calendar);
      const rectified = { type: 'OrderRectified', data: { ...own, done, document, officer, inTime, replyBy } } as const;
      // An answer recorded before the timer fires does not undo the end of the limit.
      return inTime || state.due !== null
        ? [rectified]
        : [{ type: 'OrderOverdue', data: { ...own, limit } }, rectified];
    },

    CheckOrder: ({ at }, state, { calendar, rating }) => {
      if (state.status !== 'open') return [];
      const own = fact(state, at, calendar);
      if (rating.voided) return [{ type: 'OrderWithdrawn', data: own }];
      const { limit } = state.rectifyBy;
      if (at < limit.at || state.due !== null) return [];
      const anew = recounted(state.rectifyBy, calendar);
      return anew.at > limit.at
        ? [{ type: 'OrderLimitMoved', data: { ...own, from: limit, to: anew } }]
        : [{ type: 'OrderOverdue', data: { ...own, limit } }];
    },
  },

  evolve: evolveOrder,
};

const fact = ({ orderId, rated }: ExistingOrder, at: Instant, calendar: Calendar): OrderFact => ({
  orderId,
  rated,
  at,
  on: localDay(at, calendar),
});
