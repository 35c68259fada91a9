import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListRatingsHandler } from './read/list-ratings';
import { ReportRatingsHandler } from './read/report-ratings';
import { ShowRatingHandler } from './read/show-rating';
import { ChangeRatingHandler } from './write/change-rating';

/** 好差评. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [ChangeRatingHandler, ListRatingsHandler, ReportRatingsHandler, ShowRatingHandler],
})
export class RatingsModule {}
