import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { steadyMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { PublicBounds } from '../http/public-bounds';
import { RatingByTokenController } from './rating-by-token.controller';
import { RatingsController } from './ratings.controller';

/** Ratings over HTTP. */
@Module({
  imports: [CqrsModule, RatingsModule],
  controllers: [RatingByTokenController, RatingsController],
  providers: [{ provide: PublicBounds, useFactory: () => new PublicBounds(steadyMs) }],
})
export class RatingsHttpModule {}
