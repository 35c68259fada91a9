import type { Readiness, STORES_UNREADABLE } from '@sealtrail/event-sourcing/runtime';

/** Whether a worker does its work, who it is and at what it works. How far it is would be for everybody: the port asks for no key. */
export type WorkerHealth = Pick<Readiness, 'status' | 'reasons'> & {
  readonly owner: string;
  readonly work: readonly string[];
};

/** What can be seen of it, in time. */
export type HealthReport = WorkerHealth | typeof STORES_UNREADABLE;
