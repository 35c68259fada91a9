import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangePublicationHandler } from './publication/change-publication';
import { GetPublicationHandler } from './publication/get-publication';
import { ReportCardsHandler, ReportEfficiencyHandler } from './read/report-efficiency';
import { ReportLoadHandler } from './read/report-load';

/** 效能. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ReportEfficiencyHandler,
    ReportCardsHandler,
    ReportLoadHandler,
    ChangePublicationHandler,
    GetPublicationHandler,
  ],
})
export class EfficiencyModule {}
