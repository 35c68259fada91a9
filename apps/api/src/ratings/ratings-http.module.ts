import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { steadyMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { HttpModule } from '../http/http.module';
import { PublicBounds } from '../http/public-bounds';
import { LoopController } from './loop.controller';
import { LoopEndings } from './loop-endings';
import { RatingByTokenController } from './rating-by-token.controller';
import { RatingOrdersController } from './rating-orders.controller';
import { RatingsController } from './ratings.controller';

/** Ratings over HTTP. */
@Module({
  imports: [CqrsModule, HttpModule, RatingsModule],
  controllers: [RatingByTokenController, RatingsController, LoopController, RatingOrdersController],
  providers: [LoopEndings, { provide: PublicBounds, useFactory: () => new PublicBounds(steadyMs) }],
})
export class RatingsHttpModule {}
