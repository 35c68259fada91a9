import { existsSync, readFileSync } from 'node:fs';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/** By the nearest rank. */
export const percentile = (values: readonly number[], of: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(of * values.length) - 1)] ?? 0;

const TICK_MS = 10;

/** CPU time of the threads of a process, or of its first thread only, if the system reports it. */
export function cpuMsOf({ pid }: { readonly pid: number }, firstAlone = false): number {
  const file = firstAlone ? `/proc/${pid}/task/${pid}/stat` : `/proc/${pid}/stat`;
  // After the name, which may contain spaces, the 12th and 13th fields are user and system time in ticks.
  const ticks = existsSync(file) ? readFileSync(file, 'utf8').split(') ')[1]?.split(' ') : undefined;
  return (Number(ticks?.[11] ?? 0) + Number(ticks?.[12] ?? 0)) * TICK_MS;
}

/** Resident memory of a process. */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1_024;
}
