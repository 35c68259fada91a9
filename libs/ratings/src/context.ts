import { defineContext } from '@sealtrail/event-sourcing';
import { withItsWay } from './domain/rating-lifting';
import { RatingsModule } from './ratings.module';
import { ratingIndicators } from './read/rating-indicators-view';
import { ratings } from './read/ratings-view';
import { ratingsRejections } from './rejections';

/** 好差评: what people thought of the service. */
export const ratingsContext = defineContext({
  name: 'ratings',
  module: RatingsModule,
  projections: [ratingIndicators, ratings],
  upcasters: { RatingGiven: (data) => ({ type: 'RatingGiven', data: withItsWay(data) }) },
  rejections: ratingsRejections,
});
