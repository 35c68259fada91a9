import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  between,
  filterConditions,
  isInScope,
  type ListRequest,
  type Ordering,
  type Page,
  ReadStore,
  readPage,
  requireFollowedStream,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { OrderKind, OrderState } from '../domain/loop-enums';
import { orderStream } from '../domain/order-id';
import { orderScope } from '../domain/order-scope';
import type { RectificationSort } from '../domain/rating-enums';
import { reject } from '../rejections';
import { type RectificationOrderRow, rectificationOrders } from './rectification-orders-view';

/** Filters of a list of orders. Days are local; `From` and `To` are inclusive. */
export type RectificationOrderFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  readonly state?: OrderState | undefined;
  readonly kind?: OrderKind | undefined;
  readonly overdue?: boolean | undefined;
  readonly orderedFrom?: LocalDate | undefined;
  readonly orderedTo?: LocalDate | undefined;
  readonly dueFrom?: LocalDate | undefined;
  readonly dueTo?: LocalDate | undefined;
};

/** An order as it is shown: the unit sees neither the rating nor the desk official who ordered it. */
export type ListedRectificationOrder = Omit<
  RectificationOrderRow,
  'departments' | 'region' | 'named' | 'ratingId' | 'by'
> & {
  readonly ratingId: string | null;
  readonly by: string | null;
  /** Given where the rater agreed to it. */
  readonly applicationId: string | null;
  readonly number: string | null;
};

export type RectificationOrdering = Ordering<RectificationSort>;

const FIELDS: Readonly<Record<RectificationSort, string>> = { ordered: 'orderedOn', due: 'dueOn' };

/** Rectification orders; by default the latest first. */
export class ListRectificationOrders extends Query<Page<ListedRectificationOrder>> {
  constructor(
    readonly request: ListRequest<RectificationOrderFilters>,
    readonly ordering: RectificationOrdering,
    /** Whether the caller may see single ratings. */
    readonly seesRatings: boolean,
  ) {
    super();
  }
}

@QueryHandler(ListRectificationOrders)
export class ListRectificationOrdersHandler implements IQueryHandler<ListRectificationOrders> {
  constructor(private readonly store: ReadStore) {}

  execute({ request, ordering, seesRatings }: ListRectificationOrders): Promise<Page<ListedRectificationOrder>> {
    const { orderedFrom, orderedTo, dueFrom, dueTo, ...words } = request.filters;
    const where = [
      ...filterConditions(words),
      ...between('orderedOn', orderedFrom, orderedTo),
      ...between('dueOn', dueFrom, dueTo),
    ];
    const order = { orderBy: FIELDS[ordering.by ?? 'ordered'], descending: ordering.direction !== 'ascending' };
    const asked = { view: rectificationOrders.name, where, ...order };
    const bounded = { ...request, scope: orderScope(request.scope) };
    return readPage<RectificationOrderRow, ListedRectificationOrder>(this.store, asked, bounded, (row) =>
      listedOrder(row, seesRatings),
    );
  }
}

/** One order. */
export class GetRectificationOrder extends Query<ListedRectificationOrder> {
  constructor(
    readonly orderId: string,
    readonly scope: Scope,
    readonly seesRatings: boolean,
  ) {
    super();
  }
}

@QueryHandler(GetRectificationOrder)
export class GetRectificationOrderHandler implements IQueryHandler<GetRectificationOrder> {
  constructor(private readonly store: ReadStore) {}

  /** @throws {Rejection} `rating-order.not-found`: missing, or outside the caller's scope; `view.incomplete` */
  async execute({ orderId, scope, seesRatings }: GetRectificationOrder): Promise<ListedRectificationOrder> {
    const row = await this.store.find<RectificationOrderRow>(rectificationOrders.name, orderId);
    if (row !== null && !isInScope(orderScope(scope), row)) throw reject('rating-order.not-found');
    await requireFollowedStream(this.store, rectificationOrders.name, orderStream(orderId));
    if (row === null) throw reject('rating-order.not-found');
    return listedOrder(row, seesRatings);
  }
}

const listedOrder = (
  { departments: _departments, region: _region, named, ratingId, by, ...row }: RectificationOrderRow,
  seesRatings: boolean,
): ListedRectificationOrder => ({
  ...row,
  applicationId: named?.applicationId ?? null,
  number: named?.number ?? null,
  ratingId: seesRatings ? ratingId : null,
  by: seesRatings ? by : null,
});
