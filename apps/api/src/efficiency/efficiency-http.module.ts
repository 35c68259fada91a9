import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EfficiencyModule } from '@sealtrail/efficiency';
import { RatingsModule } from '@sealtrail/ratings';
import { CircularsController } from './circulars.controller';
import { LoadController } from './load.controller';
import { NightlyForecast } from './nightly-forecast';
import { PublicationsController } from './publications.controller';
import { ReportsController } from './reports.controller';
import { ScoresController } from './scores.controller';
import { TrendController } from './trend.controller';

/** Reports over HTTP; the one about ratings is a question to their context. */
@Module({
  imports: [CqrsModule, EfficiencyModule, RatingsModule],
  providers: [NightlyForecast],
  controllers: [
    ReportsController,
    LoadController,
    TrendController,
    PublicationsController,
    ScoresController,
    CircularsController,
  ],
})
export class EfficiencyHttpModule {}
