import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListRatingTokensHandler } from './read/list-rating-tokens';
import { ListRatingsHandler } from './read/list-ratings';
import { ReportRatingsHandler } from './read/report-ratings';
import { ShowRatingHandler } from './read/show-rating';
import { ChangeRatingHandler } from './write/change-rating';
import { RateByTokenHandler } from './write/rate-by-token';

/** 好差评. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangeRatingHandler,
    RateByTokenHandler,
    ListRatingTokensHandler,
    ListRatingsHandler,
    ReportRatingsHandler,
    ShowRatingHandler,
  ],
})
export class RatingsModule {}
