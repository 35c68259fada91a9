import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarModule } from '@sealtrail/calendar';
import { PolicyModule } from '@sealtrail/policy';
import { SupervisionModule } from '@sealtrail/supervision';
import { HttpModule } from '../http/http.module';
import { CardsController } from './cards.controller';
import { CaseSupervisionController } from './case-supervision.controller';
import { DryRuns } from './dry-runs';
import { DryRunsController } from './dry-runs.controller';

/** Cards over HTTP, cases under supervision as they were known, and dry runs. */
@Module({
  imports: [CqrsModule, SupervisionModule, PolicyModule, CalendarModule, HttpModule],
  providers: [DryRuns],
  controllers: [CardsController, CaseSupervisionController, DryRunsController],
})
export class SupervisionHttpModule {}
