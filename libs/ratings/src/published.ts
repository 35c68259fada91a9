import { type JsonObject, type Publications, publish } from '@sealtrail/event-sourcing';
import type { LoopEvent } from './domain/loop-events';
import type { OrderEvent } from './domain/order-events';
import type { RatingEvent, RatingGiven, RatingRepeated } from './domain/rating-events';

/** Events of ratings, for readers of single ratings: without the sealed raters, texts and replies. */
export const published: Publications = {
  ...publish<RatingGiven | RatingRepeated | LoopEvent>(
    [
      'RatingGiven',
      'RatingRepeated',
      'LoopOpened',
      'RatingVerified',
      'RaterAnswered',
      'RaterVisited',
      'FollowUpGiven',
      'RatingVoided',
      'LoopStepOverdue',
      'LoopLimitMoved',
    ],
    {
      audience: 'rating',
      subject: ({ data }) => data.ratingId,
      bounds: { by: 'fact', of: ({ department, region }) => ({ departments: [department], region }) },
      shown: withoutSealed,
    },
  ),
  ...publish<OrderEvent>(
    ['RectificationOrdered', 'OrderRectified', 'OrderWithdrawn', 'OrderOverdue', 'OrderLimitMoved'],
    {
      audience: 'rating',
      subject: ({ data }) => data.orderId,
      bounds: { by: 'fact', of: ({ rated: { department, region } }) => ({ departments: [department], region }) },
    },
  ),
};

const SEALED = ['rater', 'comment', 'note', 'reply'];

function withoutSealed(data: Exclude<RatingEvent, OrderEvent>['data']): JsonObject {
  return Object.fromEntries(Object.entries(data as JsonObject).filter(([name]) => !SEALED.includes(name)));
}
