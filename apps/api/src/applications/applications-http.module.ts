import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from '@sealtrail/access';
import { ApplicationsModule } from '@sealtrail/applications';
import { HttpModule } from '../http/http.module';
import { ApplicationsController } from './applications.controller';
import { ApprovalsController } from './approvals.controller';
import { CaseCommands } from './case-commands';
import { DecisionController } from './decision.controller';
import { EndingRoutes } from './ending-routes';
import { FiledMaterials } from './filed-materials';
import { FirstCheckController } from './first-check.controller';
import { IdNumberFits } from './identified.request';
import { LateProofsController } from './late-proofs.controller';
import { ProofReviewsController } from './proof-reviews.controller';
import { QueryCodes } from './query-codes';
import { ReceiptsController } from './receipts.controller';
import { ReviewController } from './review.controller';
import { Sources } from './sources';
import { SubmissionController } from './submission.controller';

/** HTTP routes of cases. */
@Module({
  imports: [CqrsModule, AccessModule, ApplicationsModule, HttpModule],
  controllers: [
    ApplicationsController,
    ApprovalsController,
    DecisionController,
    FirstCheckController,
    LateProofsController,
    ProofReviewsController,
    ReceiptsController,
    ReviewController,
    SubmissionController,
  ],
  providers: [CaseCommands, EndingRoutes, FiledMaterials, IdNumberFits, QueryCodes, Sources],
})
export class ApplicationsHttpModule {}
