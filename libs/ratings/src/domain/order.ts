import type { LocalDate } from '@sealtrail/working-days';
import type { RatedAs } from './loop-events';
import type { OrderState } from './loop-words';
import type { OrderEvent } from './order-events';
import type { StepLimit } from './step-limit';

/** A 整改单, as far as rules ask. */
export type Order =
  | { readonly status: 'unknown' }
  | {
      readonly status: OrderState;
      readonly orderId: string;
      readonly rated: RatedAs;
      readonly rectifyBy: StepLimit;
      readonly overdue: boolean;
      readonly orderedOn: LocalDate;
      readonly rectifiedOn: LocalDate | null;
      /** By when the rater is replied to, once it is rectified. */
      readonly replyBy: StepLimit | null;
    };

type Told = Exclude<Order, { status: 'unknown' }>;

const told = (order: Order, change: (known: Told) => Partial<Told>): Order =>
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
    overdue: false,
    orderedOn: on,
    rectifiedOn: null,
    replyBy: null,
  }),
  OrderRectified: (state, { on, replyBy }) =>
    told(state, () => ({ status: 'rectified', rectifiedOn: on, replyBy: { from: on, limit: replyBy } })),
  OrderWithdrawn: (state) => told(state, () => ({ status: 'withdrawn' })),
  OrderOverdue: (state) => told(state, () => ({ overdue: true })),
  OrderLimitMoved: (state, { to }) => told(state, ({ rectifyBy }) => ({ rectifyBy: { ...rectifyBy, limit: to } })),
};
