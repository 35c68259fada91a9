import { Injectable } from '@nestjs/common';
import type { LoopState, OrderState } from '@sealtrail/ratings';
import type { RouteReference } from '../http/route-reference.view';
import { RouteTable } from '../http/route-table';

type WithEndingRoutes<Row> = Row & { readonly endedBy: readonly RouteReference[] };

/** The desk's steps that end each state of the loop. */
const STEPS_OF_STATE: Readonly<Record<Exclude<LoopState, 'toRectify'>, readonly string[]>> = {
  toVerify: ['verification'],
  toDecide: ['order', 'reply'],
  toReply: ['reply'],
  toVisit: ['follow-up'],
  done: [],
  voided: [],
};

/** The routes that complete the pending step of a bad rating: for the desk, or for the rated unit. */
@Injectable()
export class LoopEndingRoutes {
  constructor(private readonly routes: RouteTable) {}

  ofRating<
    Row extends {
      readonly ratingId: string;
      readonly orderId: string | null;
      readonly loopState: LoopState | null;
    },
  >(row: Row): WithEndingRoutes<Row> {
    const { ratingId: id, orderId, loopState } = row;
    if (loopState === null) return { ...row, endedBy: [] };
    if (loopState === 'toRectify') return { ...row, endedBy: orderId === null ? [] : [this.rectification(orderId)] };
    const endedBy = STEPS_OF_STATE[loopState].map((step) =>
      this.routes.reference(`POST /v1/ratings/{id}/${step}`, { id }),
    );
    return { ...row, endedBy };
  }

  ofOrder<Row extends { readonly orderId: string; readonly state: OrderState }>(row: Row): WithEndingRoutes<Row> {
    return { ...row, endedBy: row.state === 'open' ? [this.rectification(row.orderId)] : [] };
  }

  private rectification(orderId: string): RouteReference {
    return this.routes.reference('POST /v1/rating-orders/{orderId}/rectification', { orderId });
  }
}
