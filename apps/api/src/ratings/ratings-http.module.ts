import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { steadyMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { PublicBounds } from '../http/public-bounds';
import { LoopController } from './loop.controller';
import { RatingByTokenController } from './rating-by-token.controller';
import { RatingOrdersController } from './rating-orders.controller';
import { RatingsController } from './ratings.controller';

/** Ratings over HTTP. */
@Module({
  imports: [CqrsModule, RatingsModule],
  controllers: [RatingByTokenController, RatingsController, LoopController, RatingOrdersController],
  providers: [{ provide: PublicBounds, useFactory: () => new PublicBounds(steadyMs) }],
})
export class RatingsHttpModule {}
