import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Options } from './options';
import { wait } from './until';

/** What can be done to the servers themselves; `null`: nobody said how. */
export type Outside = {
  readonly restartKurrentdb: (() => Promise<void>) | null;
  readonly freezeKurrentdb: ((ms: number) => Promise<void>) | null;
  readonly freezeMongodb: ((ms: number) => Promise<void>) | null;
};

const run = promisify(execFile);

export function outsideOf({ kurrentdbRestart, kurrentdbPidFile }: Options, doublePid: number | null): Outside {
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
  process.kill(pid, 'SIGCONT');
}
