import { withScenarios } from '@sealtrail/catalog/events';
import { defineContext } from '@sealtrail/event-sourcing';
import { ApplicationsModule } from './applications.module';
import type { ApplicationCommand } from './domain/application-commands';
import { correctionWatch } from './react/correction-watch';
import { deferralWatch } from './react/deferral-watch';
import { silenceWatch } from './react/silence-watch';
import { applications } from './read/applications-projection';
import { applicationsRejections } from './rejections';
import { applicationsStatements } from './statements';
import { ChangeApplication } from './write/change-application';

/** 办件: the case from its receipt to its delivery. */
export const applicationsContext = defineContext({
  name: 'applications',
  module: ApplicationsModule,
  projections: [applications],
  reactors: [silenceWatch, correctionWatch, deferralWatch],
  commandRouting: {
    application: (id, command: ApplicationCommand, envelope) => new ChangeApplication(id, command, envelope, null),
  },
  // Before items had scenarios.
  upcasters: { ApplicationSubmitted: (data) => ({ type: 'ApplicationSubmitted', data: withScenarios(data) }) },
  rejections: applicationsRejections,
  statements: applicationsStatements,
});
