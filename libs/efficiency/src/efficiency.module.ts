import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReportCircularHandler } from './circular/report-circular';
import { KeepForecastHandler } from './forecast/keep-forecast';
import { ReportForecastHandler } from './forecast/report-forecast';
import { ChangePublicationHandler } from './publication/change-publication';
import { GetPublicationHandler } from './publication/get-publication';
import { ListPublicationsHandler } from './publication/list-publications';
import { ReportCardsHandler } from './read/report-cards';
import { ReportEfficiencyHandler } from './read/report-efficiency';
import { ReportLoadHandler } from './read/report-load';
import { ReportRankingHandler } from './read/report-ranking';
import { ReportTimeHandler } from './read/report-time';
import { ReportTrendHandler } from './read/report-trend';
import { ReportScoresHandler } from './scores/report-scores';

/** 效能. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ReportEfficiencyHandler,
    ReportCardsHandler,
    ReportRankingHandler,
    ReportTimeHandler,
    ReportTrendHandler,
    ReportForecastHandler,
    KeepForecastHandler,
    ReportLoadHandler,
    ChangePublicationHandler,
    GetPublicationHandler,
    ListPublicationsHandler,
    ReportScoresHandler,
    ReportCircularHandler,
  ],
})
export class EfficiencyModule {}
