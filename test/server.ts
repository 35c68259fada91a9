import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiRequests, apiRequests } from './api-requests';
import { type Refusal, type RefusingDocument, undocumentedRefusals } from './documented-refusals';
import { serverOptions } from './servers/server-options';
import { spawnMain, type Told } from './spawned';

export type ServerOptions = {
  /** Start instant of a simulated clock (`2026-03-02T09:00:00+08:00`). */
  readonly simulatedClock?: string;
  readonly zone?: string;
  /** An existing folder; without one, a new folder that `stop` and `kill` remove. */
  readonly dataDir?: string;
  /** The key of a server with an existing folder. */
  readonly adminKey?: string;
  /** Location of the events, if not in the folder. */
  readonly kurrentdbUrl?: string;
  /** Further command line options. */
  readonly more?: readonly string[];
  /** Startup timeout, if not a minute. */
  readonly readyMaxMs?: number;
  /** Additional environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A standalone server of its own, as a child process, from the build. */
export type TestServer = ApiRequests & {
  readonly dataDir: string;
  readonly pid: number;
  /** Moves the simulated clock and waits until everything due by then has happened and every view shows it. */
  setClock(now: string): Promise<void>;
  /** Issues a further key. */
  issueKey(wish: {
    role: string;
    department?: string;
    region?: string;
    official?: string;
    source?: string;
  }): Promise<string>;
  /** Shuts it down; returns the exit code. @throws if it refused a request with a code that its route does not document */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL, like a power cut. */
  kill(): Promise<void>;
  /** The lines of its log. */
  log(): readonly string[];
  /** Its output for the operator. */
  said(): string;
};

const MAIN = ['apps', 'standalone', 'src', 'main.js'];

/** Starts a server and waits until it reports that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { simulatedClock, zone, adminKey, kurrentdbUrl, more = [] } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sealtrail-'));
  const args = [
    ['--port', '0'],
    ['--data-dir', dataDir],
    simulatedClock === undefined ? [] : ['--simulated-clock', simulatedClock],
    zone === undefined ? [] : ['--zone', zone],
    kurrentdbUrl === undefined ? [] : ['--kurrentdb-url', kurrentdbUrl],
    serverOptions(dataDir),
    more,
  ].flat();
  const server = spawnMain(MAIN, args, options.settings);
  const forget = (): void => {
    process.removeListener('exit', forget);
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', forget);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const code = await server.end(signal);
    forget();
    return code;
  };
  const { url, key } = await server.tells(ready, options.readyMaxMs).catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  const refusals: Refusal[] = [];
  const requests = apiRequests(url, key ?? adminKey ?? '', (refusal) => refusals.push(refusal));
  return {
    ...requests,
    dataDir,
    pid: server.pid,
    ...helpers(requests),
    stop: async () => {
      const untold = await undocumentedVariables(url, refusals);
      const code = await end('SIGTERM');
      if (untold.length > 0)
        throw new Error(`refused with codes that its route does not tell of: ${untold.join(', ')}`);
      return code;
    },
    kill: async () => {
      await end('SIGKILL');
    },
    log: () => server.log(),
    said: () => server.said(),
  };
}

/** Rejections with a code that the document of the server does not list; none if it no longer answers. */
async function undocumentedVariables(url: string, refusals: readonly Refusal[]): Promise<readonly string[]> {
  if (refusals.length === 0) return [];
  const answer = await fetch(`${url}/openapi.json`).catch(() => null);
  return answer?.ok === true ? undocumentedRefusals((await answer.json()) as RefusingDocument, refusals) : [];
}

/** The server's startup output: its address, and the key if it created one. */
function ready({ stdout }: Told): { readonly url: string; readonly key: string | null } | null {
  const url = /ready at (http:\S+)\n/.exec(stdout)?.[1];
  const key = /^ {2}(stl_\S+)$/m.exec(stdout)?.[1] ?? null;
  const last = stdout.includes('shown this once') ? /^ {2}curl .*\n/m : /^ {2}(docs|keys) .*\n/m;
  return url !== undefined && last.test(stdout) ? { url, key } : null;
}

function helpers(requests: ApiRequests): Pick<TestServer, 'setClock' | 'issueKey'> {
  return {
    setClock: async (now) => {
      await requests.put('/v1/clock', { now }).expect(200);
    },
    issueKey: async (wish) => {
      const { body } = await requests.post('/v1/api-keys', { name: `test ${wish.role}`, ...wish }).expect(201);
      return (body as { key: string }).key;
    },
  };
}
