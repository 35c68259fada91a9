import { defineContext } from '@sealtrail/event-sourcing';
import { ApplicationsModule } from './applications.module';
import type { ApplicationCommand } from './domain/application-commands';
import { upcasters } from './domain/application-upcasters';
import { published } from './published';
import { correctionWatch } from './react/correction-watch';
import { deferralWatch } from './react/deferral-watch';
import { limitPassingWatch } from './react/limit-passing-watch';
import { silenceWatch } from './react/silence-watch';
import { successorWatch } from './react/successor-watch';
import { applications } from './read/applications-projection';
import { approvals } from './read/approvals-view';
import { proofReviews } from './read/proof-reviews-view';
import { receiptsToConfirm } from './read/receipts-to-confirm-view';
import { unfiledFiles } from './read/unfiled-files-view';
import { applicationsRejections } from './rejections';
import { applicationsStatements } from './statements';
import { ChangeApplication } from './write/change-application';

/** 办件: the case from its receipt to its delivery. */
export const applicationsContext = defineContext({
  name: 'applications',
  module: ApplicationsModule,
  projections: [applications, approvals, proofReviews, receiptsToConfirm, unfiledFiles],
  reactors: [silenceWatch, correctionWatch, deferralWatch, limitPassingWatch, successorWatch],
  commandRouting: {
    application: (id, command: ApplicationCommand, commandMetadata) =>
      new ChangeApplication(id, command, commandMetadata, null),
  },
  upcasters,
  published,
  rejections: applicationsRejections,
  statements: applicationsStatements,
});
