export { factsWithPosition } from './calendar-recalculation/facts-with-position';
export type * from './calendar-recalculation/recalculation-events';

export { type SupervisedCaseRow, supervisedCases } from './calendar-recalculation/supervised-cases-view';
export { supervisionContext } from './context';
export type * from './domain/card-computation';
export * from './domain/card-enums';
export type * from './domain/card-events';
export { cardIdOf, cardKey, caseSubject, type SubjectKind, subjectKinds } from './domain/card-key';
export type * from './domain/card-life/life-commands';
export * from './domain/card-life/life-enums';
export type * from './domain/card-life/life-events';
export { REVIEW_RULE, STEP_RULES } from './domain/card-life/step-rules';
export * from './domain/list-enums';
export * from './domain/supervision-commands';
export { supervisionDecider } from './domain/supervision-decider';
export type { Supervision } from './domain/supervision-state';
export {
  type CardDifference,
  type CardFall,
  type CardOutcome,
  cardOutcomes,
} from './dry-run/card-difference';
export { type Candidate, type DryRunStep, RunDryRun } from './dry-run/run-dry-run';
export { ChangeExemption } from './exemptions/change-exemption';
export type * from './exemptions/exemption-commands';
export type { Exemption } from './exemptions/exemption-decider';
export * from './exemptions/exemption-enums';
export type * from './exemptions/exemption-events';
export { ListExemptions } from './exemptions/list-exemptions';
export { ChangeInterviews } from './interviews/change-interviews';
export { type InterviewCommand, interviewIdOf, interviewsId } from './interviews/interview-commands';
export * from './interviews/interview-enums';
export type * from './interviews/interview-events';
export { INTERVIEW_RULE } from './interviews/interview-rule';
export { interviews } from './interviews/interviews-view';
export { GetInterview, type InterviewFilters, ListInterviews, type ShownInterview } from './interviews/list-interviews';
export { ListPatrols } from './patrol/list-patrols';
export { RunPatrol } from './patrol/run-patrol';
export { awaitsNotice, type CardRow } from './read/card-row';
export { cards } from './read/cards-view';
export type { ExplainedComputation } from './read/explained-computation';
export { GetCard } from './read/get-card';
export { GetCardComputation } from './read/get-card-computation';
export { GetCaseSupervision } from './read/get-case-supervision';
export { type CardFilters, type CardOrdering, ListCards, type ListedCard } from './read/list-cards';
export type { RestingFact } from './read/resting-facts';
export { ChangeCheckedCase, ChangeSpotCheck } from './spot-checks/change-spot-check';
export {
  GetSpotCheck,
  ListSpotCheckCases,
  ListSpotChecks,
  type SpotCheckFilters,
} from './spot-checks/read-spot-checks';
export { POPULATION_MAX, spotCheckIdOf } from './spot-checks/spot-check-decider';
export * from './spot-checks/spot-check-enums';
export type * from './spot-checks/spot-check-events';
export { type SpotCheckCaseRow, type SpotCheckRow, spotCheckCases, spotChecks } from './spot-checks/spot-checks-view';
export { SupervisionModule } from './supervision.module';
export { ChangeSupervision } from './write/change-supervision';
