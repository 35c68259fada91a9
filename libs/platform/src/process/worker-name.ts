import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A unique worker name: host and process for the operator, a random part for the leases. */
export const workerName = (): string => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;

/** Milliseconds of a monotonic clock: for leases and timeouts, never for event times. */
export const monotonicMs = (): number => performance.now();
