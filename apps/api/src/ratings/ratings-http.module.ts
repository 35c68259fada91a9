import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { monotonicMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { HttpModule } from '../http/http.module';
import { PublicRateLimit } from '../http/public-rate-limit';
import { LoopController } from './loop.controller';
import { LoopEndingRoutes } from './loop-ending-routes';
import { RatingByTokenController } from './rating-by-token.controller';
import { RatingOrdersController } from './rating-orders.controller';
import { RatingsController } from './ratings.controller';

/** HTTP routes of ratings. */
@Module({
  imports: [CqrsModule, HttpModule, RatingsModule],
  controllers: [RatingByTokenController, RatingsController, LoopController, RatingOrdersController],
  providers: [LoopEndingRoutes, { provide: PublicRateLimit, useFactory: () => new PublicRateLimit(monotonicMs) }],
})
export class RatingsHttpModule {}
