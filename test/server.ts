import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import request, { type Test } from 'supertest';
import { serverOptions } from './servers/server-options';

export type ServerOptions = {
  /** Start instant of a simulated clock (`2026-03-02T09:00:00+08:00`). */
  readonly simulatedClock?: string;
  readonly zone?: string;
  /** A folder to go on with; without one, a new folder that `stop` and `kill` remove. */
  readonly dataDir?: string;
  /** The key of a server whose folder was made before. */
  readonly adminKey?: string;
};

/** A standalone server of its own, as a child process, from the build. */
export type TestServer = {
  readonly url: string;
  readonly adminKey: string;
  readonly dataDir: string;
  /** Requests in the administrator's name, or in that of another key. */
  get(path: string, key?: string): Test;
  post(path: string, body?: object, key?: string): Test;
  put(path: string, body?: object, key?: string): Test;
  delete(path: string, key?: string): Test;
  /** Moves the simulated clock and waits until everything due by then has happened and every view shows it. */
  setClock(now: string): Promise<void>;
  /** A further key. */
  issueKey(wish: { role: string; department?: string; region?: string; official?: string }): Promise<string>;
  /** Ends it in order; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  /** What it wrote to its log, line by line. */
  log(): readonly string[];
};

const ABOVE = join(__dirname, '..');
const BUILD = basename(ABOVE) === 'dist' ? ABOVE : join(ABOVE, 'dist');
const MAIN = join(BUILD, 'apps', 'standalone', 'src', 'main.js');
const READY_MAX_MS = 30_000;
const LOG_LINES_MAX = 5_000;

/** Starts a server and waits until it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { simulatedClock, zone, adminKey } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sealtrail-'));
  const forget = (): void => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const args = [
    ['--port', '0'],
    ['--data-dir', dataDir],
    simulatedClock === undefined ? [] : ['--simulated-clock', simulatedClock],
    zone === undefined ? [] : ['--zone', zone],
    serverOptions(dataDir),
  ].flat();
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('SEALTRAIL_'));
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: Object.fromEntries(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphaned = (): boolean => child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('close', () => process.removeListener('exit', orphaned));
  const log: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log.push(...chunk.split('\n').filter((line) => line !== ''));
    if (log.length > LOG_LINES_MAX) log.splice(0, log.length - LOG_LINES_MAX);
  });
  const { url, key } = await ready(child, log);
  return { ...requests(url, key ?? adminKey ?? '', dataDir), ...endings(child, forget), log: () => log };
}

/** Reads what the server tells people: where it is, and the key where it made one. */
function ready(child: ChildProcess, log: readonly string[]): Promise<{ url: string; key: string | null }> {
  return new Promise((resolve, reject) => {
    let told = '';
    const over = (outcome: () => void): void => {
      clearTimeout(tooLate);
      child.removeAllListeners('exit');
      outcome();
    };
    const fail = (why: string): void => over(() => reject(new Error([why, told, ...log.slice(-20)].join('\n'))));
    const tooLate = setTimeout(() => fail('the server was not ready in time'), READY_MAX_MS);
    child.once('exit', (code) => fail(`the server ended with code ${code}`));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const url = /ready at (http:\S+)\n/.exec(told)?.[1];
      const key = /^ {2}(stl_\S+)$/m.exec(told)?.[1] ?? null;
      const end = told.includes('shown this once') ? /^ {2}curl .*\n/m : /^ {2}docs .*\n/m;
      if (url !== undefined && end.test(told)) over(() => resolve({ url, key }));
    });
  });
}

function requests(url: string, adminKey: string, dataDir: string) {
  const agent = request(url);
  const as = (test: Test, key = adminKey): Test => test.set('Authorization', `Bearer ${key}`);
  const withBody = (test: Test, body?: object): Test => (body === undefined ? test : test.send(body));
  const server = {
    url,
    adminKey,
    dataDir,
    get: (path: string, key?: string) => as(agent.get(path), key),
    post: (path: string, body?: object, key?: string) => withBody(as(agent.post(path), key), body),
    put: (path: string, body?: object, key?: string) => withBody(as(agent.put(path), key), body),
    delete: (path: string, key?: string) => as(agent.delete(path), key),
  };
  return {
    ...server,
    setClock: async (now: string) => {
      await server.put('/v1/clock', { now }).expect(200);
    },
    issueKey: async (wish: { role: string; department?: string; region?: string; official?: string }) => {
      const { body } = await server.post('/v1/api-keys', { name: `test ${wish.role}`, ...wish }).expect(201);
      return (body as { key: string }).key;
    },
  };
}

function endings(child: ChildProcess, forget: () => void) {
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'close');
      child.kill(signal);
      await ended;
    }
    forget();
    return child.exitCode;
  };
  return {
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}
