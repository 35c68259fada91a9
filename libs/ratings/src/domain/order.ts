import type { LocalDate, StepLimit } from '@sealtrail/working-days';
import type { OrderState } from './loop-enums';
import type { FellDue, RatedAs } from './loop-events';
import type { OrderEvent } from './order-events';

/** A 整改单, as far as decisions need its state. */
export type Order =
  | { readonly status: 'unknown' }
  | {
      readonly status: OrderState;
      readonly orderId: string;
      readonly rated: RatedAs;
      readonly rectifyBy: StepLimit;
      /** `null`: not due yet. */
      readonly due: FellDue | null;
      readonly orderedOn: LocalDate;
      readonly rectifiedOn: LocalDate | null;
      /** The limit for replying to the rater, once rectified. */
      readonly replyBy: StepLimit | null;
    };

type OrderRecording = Exclude<Order, { status: 'unknown' }>;

const recordingOf = (order: Order, change: (known: OrderRecording) => Partial<OrderRecording>): Order =>
  order.status === 'unknown' ? order : { ...order, ...change(order) };

export const noOrder: Order = { status: 'unknown' };

export const evolveOrder: {
  readonly [Type in OrderEvent['type']]: (state: Order, event: Extract<OrderEvent, { type: Type }>['data']) => Order;
} = {
  RectificationOrdered: (_, { orderId, rated, on, rectifyBy }) => ({
    status: 'open',
    orderId,
    rated,
    rectifyBy: { from: on, limit: rectifyBy },
    due: null,
    orderedOn: on,
    rectifiedOn: null,
    replyBy: null,
  }),
  OrderRectified: (state, { on, inTime, replyBy }) =>
    recordingOf(state, ({ due }) => ({
      status: 'rectified',
      due: inTime ? { on, inTime } : due,
      rectifiedOn: on,
      replyBy: { from: on, limit: replyBy },
    })),
  OrderWithdrawn: (state) => recordingOf(state, () => ({ status: 'withdrawn' })),
  OrderOverdue: (state, { limit }) => recordingOf(state, () => ({ due: { on: limit.date, inTime: false } })),
  OrderLimitMoved: (state, { to }) =>
    recordingOf(state, ({ rectifyBy }) => ({ rectifyBy: { ...rectifyBy, limit: to } })),
};
