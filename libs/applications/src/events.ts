export { applicationStream } from './domain/application-decider';
export type * from './domain/application-events';
export type * from './domain/case-fact';
export type { CaseClock, ClockKind, Ledger, Suspension, Tenure } from './domain/ledger';
export { ledgerOf } from './domain/ledger-fold';
export { mustSee } from './domain/visibility';
