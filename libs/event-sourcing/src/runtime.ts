/** The API for hosts, which run projections, reactors, timers and commands. Contexts do not use it. */

export { eraseAbandonedSubjects } from './commands/abandoned-subjects';
export { CommandDrainGate } from './commands/command-gate';
export * from './contexts/composition';
export type { Context, RejectionCodeOf } from './contexts/context';
export { type Dispatch, dispatchBy } from './contexts/dispatch';
export { UpcastingEventStore } from './events/upcasting';
export * from './leases/lease-coordinator';
export * from './leases/leases';
export { findLiveOwner } from './leases/live-owner';
export * from './projections/checkpoint-view-watch';
export {
  abandonRebuild,
  allowDifference,
  beginRebuild,
  beginRollback,
  FIRST_GENERATION,
  GenerationConflict,
  generationName,
  RebuildRefused,
  switchToBuilt,
} from './projections/generations';
export * from './projections/in-process-view-watch';
export * from './projections/projected-view';
export * from './projections/projector';
export * from './projections/rebuild';
export { ViewProgress, type ViewStatus } from './projections/view-progress';
export * from './reactors/partition';
export * from './reactors/partitioned-timer-store';
export * from './reactors/pending-command-runner';
export * from './reactors/reactions';
export * from './reactors/reactor-runner';
export * from './reactors/reactor-runner-options';
export { HealthProbe } from './readiness/health-probe';
export { PARTITION_LEASES, partitionNote, VIEW_LEASES, viewNote } from './readiness/lease-notes';
export * from './readiness/leased-work-status';
export * from './readiness/local-work-status';
export {
  eventsBehind,
  type Readiness,
  readinessOf,
  readinessStatements,
  STORES_UNREADABLE,
} from './readiness/readiness';
export * from './readiness/work-status';
export * from './sharing/presence';

export * from './sharing/request-limits';
export * from './sharing/running-commands';
export * from './sharing/spent-tickets';
export { type LinkedSignal, linkSignals, onAbort, orAborted } from './time/on-abort';
