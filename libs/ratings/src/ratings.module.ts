import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListRatingsHandler } from './read/list-ratings';
import { ReportRatingsHandler } from './read/report-ratings';
import { ChangeRatingHandler } from './write/change-rating';

/** 好差评. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [ChangeRatingHandler, ListRatingsHandler, ReportRatingsHandler],
})
export class RatingsModule {}
