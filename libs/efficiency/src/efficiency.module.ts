import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReportCardsHandler, ReportEfficiencyHandler } from './read/report-efficiency';
import { ReportLoadHandler } from './read/report-load';

/** 效能: read side only. The port it asks for is given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [ReportEfficiencyHandler, ReportCardsHandler, ReportLoadHandler],
})
export class EfficiencyModule {}
