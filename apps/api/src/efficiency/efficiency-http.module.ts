import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EfficiencyModule } from '@sealtrail/efficiency';
import { ReportsController } from './reports.controller';

/** Reports over HTTP. */
@Module({ imports: [CqrsModule, EfficiencyModule], controllers: [ReportsController] })
export class EfficiencyHttpModule {}
