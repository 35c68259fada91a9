import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarModule } from '@sealtrail/calendar';
import { PolicyModule } from '@sealtrail/policy';
import { SupervisionModule } from '@sealtrail/supervision';
import { HttpModule } from '../http/http.module';
import { CardsController } from './cards.controller';
import { DryRuns } from './dry-runs';
import { DryRunsController } from './dry-runs.controller';

/** Cards over HTTP, and dry runs. */
@Module({
  imports: [CqrsModule, SupervisionModule, PolicyModule, CalendarModule, HttpModule],
  providers: [DryRuns],
  controllers: [CardsController, DryRunsController],
import { CaseSupervisionController } from './case-supervision.controller';

/** Cards over HTTP. */
@Module({
  imports: [CqrsModule, SupervisionModule, HttpModule],
  controllers: [CardsController, CaseSupervisionController],
})
export class SupervisionHttpModule {}
