import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Options } from './options';
import { wait } from './until';

/** What can be done to the servers themselves; `null`: not configured. */
export type ServerControl = {
  readonly restartKurrentdb: (() => Promise<void>) | null;
  readonly freezeKurrentdb: ((ms: number) => Promise<void>) | null;
  readonly freezeMongodb: ((ms: number) => Promise<void>) | null;
};

const run = promisify(execFile);

export function serverControlOf(
  { kurrentdbRestart, kurrentdbPidFile }: Options,
  doublePid: number | null,
): ServerControl {
  return {
    restartKurrentdb:
      kurrentdbRestart === null ? null : () => run('/bin/sh', ['-c', kurrentdbRestart]).then(() => undefined),
    freezeKurrentdb:
      kurrentdbPidFile === null ? null : (ms) => freeze(Number(readFileSync(kurrentdbPidFile, 'utf8').trim()), ms),
    freezeMongodb: doublePid === null ? null : (ms) => freeze(doublePid, ms),
  };
}

async function freeze(pid: number, ms: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await wait(ms);
  const stood = standsStill(pid);
  process.kill(pid, 'SIGCONT');
  if (!stood) throw new Error(`process ${pid} was to be frozen, and went on`);
}

/** If the system has no information about a process, it counts as paused. */
function standsStill(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || /^State:\s*T/m.test(readFileSync(status, 'utf8'));
}
