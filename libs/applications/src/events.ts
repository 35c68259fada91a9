export { applicationStream } from './domain/application-decider';
export type * from './domain/application-events';
export type * from './domain/approval-events';
export {
  type CardClock,
  cardBefore,
  cardEnd,
  isLegalCount,
  timedCountOf,
  warningDay,
} from './domain/card-ends';
export { countRulesOf } from './domain/card-rules';
export * from './domain/case-enums';
export type * from './domain/case-fact';
export type * from './domain/correction-events';
export type * from './domain/decision-events';
export { eventsKnownBy } from './domain/known-by';
export {
  type CaseClock,
  chargedAt,
  emptyLedger,
  findClock,
  firstNotice,
  initialTenure,
  type Ledger,
  type Notice,
  type Suspension,
  type Tenure,
} from './domain/ledger';
export { evolveLedger, ledgerOf } from './domain/ledger-fold';
export type * from './domain/limit-passing-events';
export { asIfNoticed, pausesOf, type SuspensionPause, suspensionPausesOf } from './domain/limits';
export * from './domain/list-enums';
export * from './domain/proof-enums';
export { asIfProved } from './domain/proof-review';
export type * from './domain/proof-review-events';
export { isSameSecret, lastSecretDay, ofCaseSecret, type SecretOf } from './domain/query-code';
export type * from './domain/review-events';
export * from './domain/successor-enums';
export type * from './domain/successor-events';
export type * from './domain/suspension-events';
export { mustSee, noSuchCase } from './domain/visibility';
