import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import request, { type Test } from 'supertest';

export type Kind = 'api' | 'projector' | 'reactor';

const ABOVE = join(__dirname, '..', '..');
const BUILD = basename(ABOVE) === 'dist' ? ABOVE : join(ABOVE, 'dist');
const READY_MAX_MS = 60_000;
const LOOK_MS = 50;

/** One process of a deployment, from the build. */
export class Worker {
  readonly log: string[] = [];

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(kind: Kind, environment: Readonly<Record<string, string>>): Promise<Worker> {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SEALTRAIL_'));
    const child = spawn(process.execPath, [join(BUILD, 'apps', kind, 'src', 'main.js')], {
      env: { ...Object.fromEntries(inherited), ...environment, SEALTRAIL_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`${kind} ended with code ${code}: ${said.join('')}`)));
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said.push(text);
          const found = /(?:ready at |"health":")(http:[^"\s]+)/.exec(said.join(''))?.[1];
          if (found !== undefined) resolve(found);
        });
      }
    });
    return new Worker(child, url);
  }

  async health(): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const { status, body } = await request(this.url).get('/health/ready');
    return { status, body: body as Record<string, unknown> };
  }

  /** Ends it in order, or with SIGKILL; gives the exit code. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'close');
      this.child.kill('SIGCONT');
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode;
  }
}

/** The processes of one namespace on two servers. */
export class Deployment {
  readonly adminKey = randomBytes(24).toString('hex');
  readonly workers: Worker[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-processes-'));
  private readonly environment: Readonly<Record<string, string>>;

  constructor({ kurrentdb, mongodb }: { readonly kurrentdb: string; readonly mongodb: string }) {
    const [key, admin] = [join(this.folder, 'vault.key'), join(this.folder, 'admin.key')];
    writeFileSync(key, randomBytes(32), { mode: 0o600 });
    writeFileSync(admin, this.adminKey, { mode: 0o600 });
    this.environment = {
      SEALTRAIL_KURRENTDB_URL: kurrentdb,
      SEALTRAIL_MONGODB_URL: mongodb,
      SEALTRAIL_VAULT_KEY_FILE: key,
      SEALTRAIL_ADMIN_KEY_FILE: admin,
      SEALTRAIL_LEASE_SECONDS: '2',
    };
  }

  async start(kind: Kind): Promise<Worker> {
    const worker = await Worker.start(kind, this.environment);
    this.workers.push(worker);
    return worker;
  }

  /** Runs the console; gives what it says and its exit code. */
  async cli(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
    const child = spawn(process.execPath, [join(BUILD, 'apps', 'cli', 'src', 'main.js'), ...args], {
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  }

  /** A request in the administrator's name, or in that of another key. */
  ask(api: Worker, method: 'get' | 'put' | 'post', path: string, body?: object, key = this.adminKey): Test {
    const test = request(api.url)[method](path).set('Authorization', `Bearer ${key}`);
    return body === undefined ? test : test.send(body);
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end('SIGKILL')));
    rmSync(this.folder, { recursive: true });
  }
}

/** Asks again until it holds: other processes have no other way to tell. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + READY_MAX_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
