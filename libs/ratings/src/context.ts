import { defineContext } from '@sealtrail/event-sourcing';
import type { LoopCommand, OrderCommand } from './domain/loop-commands';
import { withChannel, withDaysOfLoop } from './domain/rating-upcasters';
import { published } from './published';
import { RatingsModule } from './ratings.module';
import { loopWatch } from './react/loop-watch';
import { ratingIndicators } from './read/rating-indicators-view';
import { ratings } from './read/ratings-view';
import { rectificationOrders } from './read/rectification-orders-view';
import { ratingsRejections } from './rejections';
import { ChangeLoop } from './write/change-loop';
import { ChangeOrder } from './write/change-order';

/** 好差评: ratings of the service by the public. */
export const ratingsContext = defineContext({
  name: 'ratings',
  module: RatingsModule,
  projections: [ratingIndicators, rectificationOrders, ratings],
  reactors: [loopWatch],
  published,
  commandRouting: {
    rating: (id, command: LoopCommand, commandMetadata) => new ChangeLoop(id, command, commandMetadata, null),
    ratingOrder: (id, command: OrderCommand, commandMetadata) => new ChangeOrder(id, command, commandMetadata, null),
  },
  upcasters: {
    RatingGiven: (data) => ({ type: 'RatingGiven', data: withChannel(data) }),
    RatingVoided: (data) => ({ type: 'RatingVoided', data: withDaysOfLoop(data) }),
  },
  rejections: ratingsRejections,
});
