import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { OrderKind } from './loop-enums';
import type { RatedAs } from './loop-events';

/** The case that an order may name, because its rater agreed. */
export type NamedCase = { readonly applicationId: string; readonly number: string };

/** An event of a 整改单, on a stream separate from the rating's. The event holds the id of the rating; it is never shown to the unit. */
export type OrderFact = {
  readonly orderId: string;
  readonly rated: RatedAs;
  readonly at: Instant;
  readonly on: LocalDate;
};

export type RectificationOrdered = Event<
  'RectificationOrdered',
  OrderFact & {
    readonly kind: OrderKind;
    /** The desk's own text for the unit, never the rater's. */
    readonly demand: WrittenText;
    /** `null`: the rater has not agreed that the case is named. */
    readonly named: NamedCase | null;
    readonly by: string;
    readonly rectifyBy: Limit;
  }
>;

/** 整改: the unit's description of what it has done. */
export type OrderRectified = Event<
  'OrderRectified',
  OrderFact & {
    readonly done: WrittenText;
    readonly document: OfficialDocument | null;
    readonly officer: string;
    readonly inTime: boolean;
    /** The limit for replying to the rater. */
    readonly replyBy: Limit;
  }
>;

/** The rating is void, and the order with it. */
export type OrderWithdrawn = Event<'OrderWithdrawn', OrderFact>;

export type OrderOverdue = Event<'OrderOverdue', OrderFact & { readonly limit: Limit }>;

export type OrderLimitMoved = Event<'OrderLimitMoved', OrderFact & { readonly from: Limit; readonly to: Limit }>;

export type OrderEvent = RectificationOrdered | OrderRectified | OrderWithdrawn | OrderOverdue | OrderLimitMoved;
