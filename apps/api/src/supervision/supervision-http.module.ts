import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule } from '@sealtrail/applications';
import { CalendarModule } from '@sealtrail/calendar';
import { NoticesModule } from '@sealtrail/notices';
import { PolicyModule } from '@sealtrail/policy';
import { SupervisionModule } from '@sealtrail/supervision';
import { HttpModule } from '../http/http.module';
import { CardLifeController } from './card-life.controller';
import { CardsController } from './cards.controller';
import { CaseSupervisionController } from './case-supervision.controller';
import { DryRuns } from './dry-runs';
import { DryRunsController } from './dry-runs.controller';
import { ExemptionsController } from './exemptions.controller';
import { InterviewsController } from './interviews.controller';
import { NightlyPatrol } from './nightly-patrol';
import { PatrolsController } from './patrols.controller';
import { SpotChecksController } from './spot-checks.controller';

/** Cards over HTTP, their lives, cases under supervision as they were known, dry runs, exemptions, spot checks, and the nightly patrol. */
@Module({
  imports: [CqrsModule, ApplicationsModule, SupervisionModule, NoticesModule, PolicyModule, CalendarModule, HttpModule],
  providers: [DryRuns, NightlyPatrol],
  controllers: [
    CardsController,
    CardLifeController,
    CaseSupervisionController,
    DryRunsController,
    ExemptionsController,
    InterviewsController,
    PatrolsController,
    SpotChecksController,
  ],
})
export class SupervisionHttpModule {}
