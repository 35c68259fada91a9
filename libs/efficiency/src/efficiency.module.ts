import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReportCircularHandler } from './circular/report-circular';
import { ChangePublicationHandler } from './publication/change-publication';
import { GetPublicationHandler } from './publication/get-publication';
import { ReportCardsHandler, ReportEfficiencyHandler } from './read/report-efficiency';
import { ReportLoadHandler } from './read/report-load';
import { ReportRankingHandler } from './read/report-ranking';
import { ReportScoresHandler } from './scores/report-scores';

/** 效能. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ReportEfficiencyHandler,
    ReportCardsHandler,
    ReportRankingHandler,
    ReportLoadHandler,
    ChangePublicationHandler,
    GetPublicationHandler,
    ReportScoresHandler,
    ReportCircularHandler,
  ],
})
export class EfficiencyModule {}
