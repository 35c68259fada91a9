/** The door for hosts: what runs projections, reactors, timers and commands. Contexts need none of it. */

export { sweepAbandoned } from './commands/abandoned-people';
export { SettlingGate } from './commands/command-gate';
export * from './contexts/composition';
export type { Context, RejectionCodeOf } from './contexts/context';
export { type Dispatch, dispatchBy } from './contexts/dispatch';
export { UpcastingEventStore } from './events/upcasting';
export * from './leases/leases';
export { whoLives } from './leases/who-lives';
export * from './leases/work-share';
export {
  abandoned,
  allowed,
  begun,
  FIRST_GENERATION,
  GenerationConflict,
  generationName,
  goneBack,
  RebuildRefused,
  switched,
} from './projections/generations';
export * from './projections/projected-view';
export * from './projections/projector';
export * from './projections/rebuild';
export * from './projections/stored-view-watch';
export * from './projections/told-view-watch';
export { ViewProgress, type ViewStatus } from './projections/view-progress';
export * from './reactors/errand-runner';
export * from './reactors/partition';
export * from './reactors/partitioned-timer-store';
export * from './reactors/reactions';
export * from './reactors/reactor-runner';
export { HealthLook } from './readiness/health-look';
export * from './readiness/leased-work';
export * from './readiness/own-work';
export {
  eventsBehind,
  type Readiness,
  readinessOf,
  readinessStatements,
  unreadable,
} from './readiness/readiness';
export { PARTS, partNote, VIEWS, viewNote } from './readiness/work-notes';
export * from './readiness/work-state';
export * from './sharing/presence';

export * from './sharing/request-limits';
export * from './sharing/running-commands';
