export type * from './domain/card-events';
export * from './domain/policy';
export * from './domain/supervision-commands';
export { supervisionDecider } from './domain/supervision-decider';
export type { SupervisionKnown } from './domain/supervision-known';
export type { Supervision } from './domain/supervision-state';
