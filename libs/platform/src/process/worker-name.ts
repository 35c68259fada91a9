import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A name that no other process ever had: for people by host and process, for leases by chance. */
export const workerName = (): string => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;

/** Milliseconds on a clock that never jumps: for leases and timeouts, never for the time of facts. */
export const monotonicMs = (): number => performance.now();
