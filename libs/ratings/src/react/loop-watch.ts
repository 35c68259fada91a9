import type { Instant, Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { CheckLoop, CheckOrder, OpenLoop } from '../domain/loop-commands';
import { orderStream } from '../domain/order-id';
import { ratingStream } from '../domain/rating-commands';
import type { RatingEvent } from '../domain/rating-events';
import { isBad } from '../domain/rating-level';

type Asked = OpenLoop | CheckLoop | CheckOrder;

/**
 * Opens the loop of every bad rating, checks each of its steps when its limit ends, and withdraws the order of a void rating, in whichever
 * sequence the two were recorded.
 */
export const loopWatch: Reactor<RatingEvent, Asked> = {
  name: 'rating-loop-watch',
  on: {
    RatingGiven: ({ data: { ratingId, level }, metadata: { recordedAt: at } }) =>
      isBad(level) ? [{ stream: ratingStream(ratingId), command: { type: 'OpenLoop', data: { at } } }] : [],
    LoopOpened: ({ data: { ratingId, verifyBy } }) => [loopAt(ratingId, verifyBy.at)],
    RatingVerified: ({ data: { ratingId, replyBy } }) => (replyBy === null ? [] : [loopAt(ratingId, replyBy.at)]),
    RaterAnswered: ({ data: { ratingId, visitBy } }) => (visitBy === null ? [] : [loopAt(ratingId, visitBy.at)]),
    LoopLimitMoved: ({ data: { ratingId, to } }) => [loopAt(ratingId, to.at)],
    RatingVoided: ({ data: { orderId }, metadata: { recordedAt } }) =>
      orderId === null ? [] : [order(orderId, recordedAt)],

    RectificationOrdered: ({ data: { orderId, rectifyBy }, metadata: { recordedAt } }) => [
      order(orderId, recordedAt),
      orderAt(orderId, rectifyBy.at),
    ],
    OrderLimitMoved: ({ data: { orderId, to } }) => [orderAt(orderId, to.at)],
    OrderRectified: ({ data: { rated, replyBy } }) => [loopAt(rated.ratingId, replyBy.at)],
  },
};

const loopAt = (ratingId: string, at: Instant): Reaction<CheckLoop> => ({
  stream: ratingStream(ratingId),
  at,
  rank: 0,
  command: { type: 'CheckLoop', data: { at } },
});

const order = (orderId: string, at: Instant): Reaction<CheckOrder> => ({
  stream: orderStream(orderId),
  command: { type: 'CheckOrder', data: { at } },
});

const orderAt = (orderId: string, at: Instant): Reaction<CheckOrder> => ({ ...order(orderId, at), at, rank: 0 });
