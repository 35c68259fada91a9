export { applicationStream } from './domain/application-decider';
export type * from './domain/application-events';
export type * from './domain/approval-events';
export type * from './domain/case-fact';
export * from './domain/case-words';
export type * from './domain/correction-events';
export type * from './domain/decision-events';
export {
  type CaseClock,
  chargedAt,
  emptyLedger,
  findClock,
  firstNotice,
  heldFromStart,
  type Ledger,
  type Notice,
  type Suspension,
  type Tenure,
} from './domain/ledger';
export { evolveLedger, ledgerOf } from './domain/ledger-fold';
export type * from './domain/limit-passing-events';
export { asIfTold, pausesOf } from './domain/limits';
export * from './domain/list-words';
export { asIfProved } from './domain/proof-review';
export type * from './domain/proof-review-events';
export * from './domain/proof-words';
export { isSameSecret, lastSecretDay, ofCaseSecret, type SecretOf } from './domain/query-code';
export type * from './domain/review-events';
export type * from './domain/successor-events';
export * from './domain/successor-words';
export type * from './domain/suspension-events';
export { mustSee, noSuchCase } from './domain/visibility';
