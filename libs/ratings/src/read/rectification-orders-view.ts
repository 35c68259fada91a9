import type { OfficialDocument } from '@sealtrail/applications/events';
import { coveringIndex, type Projection, type WrittenText } from '@sealtrail/event-sourcing';
import type { OrderKind, OrderState } from '../domain/loop-enums';
import type { NamedCase, OrderEvent } from '../domain/order-events';

/** A 整改单, and the unit's answer. */
export type RectificationOrderRow = {
  readonly orderId: string;
  /** Never shown to the rated unit; nor is the desk official who ordered. */
  readonly ratingId: string;
  readonly by: string;
  readonly region: string;
  readonly departments: readonly string[];
  readonly department: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  /** The desk's own text. */
  readonly demand: WrittenText;
  readonly named: NamedCase | null;
  readonly orderedOn: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly rectifiedOn: string | null;
  readonly inTime: boolean | null;
  readonly done: WrittenText | null;
  readonly document: OfficialDocument | null;
  readonly officer: string | null;
};

/** Members by which lists of orders are filtered and ordered. */
const ALONG = ['orderedOn', 'dueOn', 'department', 'region', 'kind', 'state', 'overdue', 'filedBy'];

/** Every order. */
export const rectificationOrders: Projection<RectificationOrderRow, OrderEvent> = {
  name: 'rectification-orders.v1',
  initial: {} as RectificationOrderRow,
  indexes: [
    coveringIndex(['orderedOn'], ALONG),
    coveringIndex(['dueOn'], ALONG),
    ...['departments', 'department', 'region', 'state', 'kind', 'overdue'].flatMap((field) => [
      coveringIndex([field, 'orderedOn'], ALONG),
      coveringIndex([field, 'dueOn'], ALONG),
    ]),
  ],
  on: {
    RectificationOrdered: {
      id: ({ data }) => data.orderId,
      fold: (_, { data: { orderId, rated, kind, demand, named, by, on, rectifyBy } }) => ({
        orderId,
        ratingId: rated.ratingId,
        by,
        region: rated.region,
        departments: [rated.department],
        department: rated.department,
        kind,
        state: 'open',
        demand,
        named,
        orderedOn: on,
        dueOn: rectifyBy.date,
        overdue: false,
        rectifiedOn: null,
        inTime: null,
        done: null,
        document: null,
        officer: null,
      }),
    },
    OrderRectified: {
      id: ({ data }) => data.orderId,
      fold: (row, { data: { on, inTime, done, document, officer } }) => ({
        ...row,
        state: 'rectified',
        overdue: false,
        rectifiedOn: on,
        inTime,
        done,
        document,
        officer,
      }),
    },
    OrderWithdrawn: {
      id: ({ data }) => data.orderId,
      fold: (row) => ({ ...row, state: 'withdrawn', overdue: false }),
    },
    OrderOverdue: { id: ({ data }) => data.orderId, fold: (row) => ({ ...row, overdue: true }) },
    OrderLimitMoved: { id: ({ data }) => data.orderId, fold: (row, { data: { to } }) => ({ ...row, dueOn: to.date }) },
  },
};
