import type { Readiness, STORES_UNREADABLE } from '@sealtrail/event-sourcing/runtime';

/**
 * Whether a worker does its work, its name and its tasks. Without positions: the port requires no key, and these must not be
 * public.
 */
export type WorkerHealth = Pick<Readiness, 'status' | 'reasons'> & {
  readonly owner: string;
  readonly work: readonly string[];
};

/** The health, as far as it could be determined in time. */
export type HealthReport = WorkerHealth | typeof STORES_UNREADABLE;
