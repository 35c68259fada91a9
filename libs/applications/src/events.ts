export { applicationStream } from './domain/application-decider';
export type * from './domain/application-events';
export type * from './domain/case-fact';
export * from './domain/case-words';
export { type CaseClock, findClock, type Ledger, type Suspension, type Tenure } from './domain/ledger';
export { ledgerOf } from './domain/ledger-fold';
export type * from './domain/limit-passing-events';
export { pausesOf } from './domain/limits';
export { mustSee, noSuchCase } from './domain/visibility';
