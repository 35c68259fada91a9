import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule, Leaseholder } from '@sealtrail/applications';
import { ApplicationsController } from './applications.controller';
import { CaseCommands } from './case-commands';
import { DecisionController } from './decision.controller';
import { FiledMaterials } from './filed-materials';
import { FirstCheckController } from './first-check.controller';
import { ReviewController } from './review.controller';
import { SubmissionController } from './submission.controller';

/** Cases over HTTP. Each start of a process leases its case numbers under a name of its own. */
@Global()
@Module({
  imports: [CqrsModule, ApplicationsModule],
  controllers: [
    ApplicationsController,
    DecisionController,
    FirstCheckController,
    ReviewController,
    SubmissionController,
  ],
  providers: [CaseCommands, FiledMaterials, { provide: Leaseholder, useFactory: () => ({ id: randomUUID() }) }],
  exports: [Leaseholder],
})
export class ApplicationsHttpModule {}
