import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeRecalculationHandler } from './calendar-recalculation/change-recalculation';
import { RunDryRunHandler } from './dry-run/run-dry-run';
import { ChangeExemptionHandler } from './exemptions/change-exemption';
import { ListExemptionsHandler } from './exemptions/list-exemptions';
import { ChangeInterviewsHandler } from './interviews/change-interviews';
import { GetInterviewHandler, ListInterviewsHandler } from './interviews/list-interviews';
import { ListPatrolsHandler } from './patrol/list-patrols';
import { RunPatrolHandler } from './patrol/run-patrol';
import { CaseKnowledgeReader } from './read/case-knowledge';
import { GetCardHandler } from './read/get-card';
import { GetCardComputationHandler } from './read/get-card-computation';
import { GetCaseSupervisionHandler } from './read/get-case-supervision';
import { ListCardsHandler } from './read/list-cards';
import { ChangeCheckedCaseHandler, ChangeSpotCheckHandler } from './spot-checks/change-spot-check';
import { GetSpotCheckHandler, ListSpotCheckCasesHandler, ListSpotChecksHandler } from './spot-checks/read-spot-checks';
import { ChangeSupervisionHandler } from './write/change-supervision';
import { DecisionContextLoader } from './write/decision-context-loader';

/** 电子监察. The ports it asks for, and the jurisdiction, are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    DecisionContextLoader,
    CaseKnowledgeReader,
    ListPatrolsHandler,
    RunPatrolHandler,
    ChangeSupervisionHandler,
    ChangeRecalculationHandler,
    ChangeExemptionHandler,
    ListExemptionsHandler,
    ChangeInterviewsHandler,
    ListInterviewsHandler,
    GetInterviewHandler,
    ChangeSpotCheckHandler,
    ChangeCheckedCaseHandler,
    ListSpotChecksHandler,
    GetSpotCheckHandler,
    ListSpotCheckCasesHandler,
    ListCardsHandler,
    GetCardHandler,
    GetCardComputationHandler,
    RunDryRunHandler,
    GetCaseSupervisionHandler,
  ],
})
export class SupervisionModule {}
