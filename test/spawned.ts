import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';

/** The output of a process, and its log. */
export type Told = { readonly stdout: string; readonly log: readonly string[] };

/** A process that ended before the expected output. */
export class EndedBefore extends Error {
  constructor(
    readonly exitCode: number | null,
    { stdout, log }: Told,
  ) {
    super([`the process ended with code ${exitCode}`, stdout, ...log.slice(-20)].join('\n'));
    this.words = log.filter((line) => !line.startsWith('{')).join('\n');
  }

  /** Its output besides its log. */
  readonly words: string;
}

/** A process of the build. */
export type Spawned = {
  readonly pid: number;
  readonly isOver: boolean;
  /** The lines of its log. */
  log(): readonly string[];
  /** Waits until `find` returns a value for its output. @throws if it ends before, or times out */
  tells<T>(find: (told: Told) => T | null, maxMs?: number): Promise<T>;
  /** Its output so far. */
  said(): string;
  /** Waits until it ends by itself; returns the exit code. */
  ended(): Promise<number | null>;
  /** Asks or forces it to end; returns the exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Pauses it, or resumes it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
};

const ABOVE = join(__dirname, '..');
/** The folder of the build. */
export const BUILD = basename(ABOVE) === 'dist' ? ABOVE : join(ABOVE, 'dist');
const READY_MAX_MS = 60_000;
const LOG_LINES_MAX = 5_000;

/** Ended by jest with the spec (`spawning-environment.js`): a spec is not notified of the end of its own process. */
const leftRunning = new Set<() => boolean>();
Object.assign(globalThis, { leftRunning });

/** Starts a main file of the build. Of the settings in the environment it gets only those that are given. */
export function spawnMain(
  main: readonly string[],
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Spawned {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('SEALTRAIL_'));
  return spawnNode([join(BUILD, ...main), ...args], {
    env: { ...(Object.fromEntries(environment) as Record<string, string>), ...settings },
  });
}

/** Starts Node: in this folder, with this environment only, as this user. */
export function spawnNode(
  args: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly cwd?: string;
    readonly uid?: number;
    readonly gid?: number;
  },
): Spawned {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const orphaned = (): boolean => child.kill('SIGKILL');
  process.once('exit', orphaned);
  leftRunning.add(orphaned);
  child.once('close', () => {
    process.removeListener('exit', orphaned);
    leftRunning.delete(orphaned);
  });
  const log: string[] = [];
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log.push(...chunk.split('\n').filter((line) => line !== ''));
    if (log.length > LOG_LINES_MAX) log.splice(0, log.length - LOG_LINES_MAX);
  });
  return {
    pid: child.pid ?? 0,
    get isOver() {
      return isOver(child);
    },
    log: () => log,
    said: () => stdout,
    ended: async () => {
      if (!isOver(child)) await once(child, 'close');
      return child.exitCode;
    },
    tells: (find, maxMs) => whenTold(child, () => ({ stdout, log }), find, maxMs),
    end: (signal) => end(child, signal),
    signal: (signal) => void child.kill(signal),
  };
}

function whenTold<T>(
  child: ChildProcess,
  told: () => Told,
  find: (told: Told) => T | null,
  maxMs = READY_MAX_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = find(told());
      if (found !== null) over(() => resolve(found));
    };
    const ended = (code: number | null): void => over(() => reject(new EndedBefore(code, told())));
    const late = (): void => {
      const { stdout, log } = told();
      over(() => reject(new Error(['the process was not ready in time', stdout, ...log.slice(-20)].join('\n'))));
    };
    const tooLate = setTimeout(late, maxMs);
    const over = (outcome: () => void): void => {
      clearTimeout(tooLate);
      child.removeListener('close', ended);
      for (const stream of [child.stdout, child.stderr]) stream?.removeListener('data', look);
      outcome();
    };
    child.once('close', ended);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    look();
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (!isOver(child)) {
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
