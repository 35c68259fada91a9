import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import type { Instant } from '@sealtrail/event-sourcing';
import {
  type MongoConnection,
  MongoReadStore,
  MongoVault,
  openDistributed,
  readSettings,
  sharedSettings,
  type UpcastingLog,
} from '@sealtrail/platform';
import { apiRequests } from '../api-requests';
import type { SentCommand } from '../crash/client-commands';
import { type ClientKeys, makeClientKeys } from '../crash/client-keys';
import { Fleet } from './fleet';
import { LeaseObserver } from './lease-observer';
import { until } from './until';
import type { Worker } from './worker';

export type Servers = { readonly kurrentdbUrl: string; readonly mongodbUrl: string };

const LEASE_SECONDS = 3;
const KEYS_KNOWN_MAX_MS = 10_000;
const QUIET_MAX_MS = 300_000;
/** Interval without changes that counts as idle: heartbeats are sent at least every second. */
const STILL_MS = 1_500;

type Ready = {
  readonly status: string;
  readonly store: { readonly head: string };
  readonly views: { readonly lagEvents: string };
  readonly reactors: { readonly lagEvents: string };
  readonly timers: { readonly oldest: Instant | null };
};

/** One namespace on both servers, the processes that work there, and everything that its clients have sent and received. */
export class DeploymentUnderTest {
  readonly sent: SentCommand[] = [];
  /** Commands of reactors that are known to have taken effect. */
  readonly settled = new Set<string>();
  readonly shares: LeaseObserver;
  readonly views: MongoReadStore;
  clientKeys: ClientKeys | null = null;
  /** There was a finding. */
  isKept = false;
  fleet: Fleet;

  private constructor(
    readonly namespace: string,
    readonly events: UpcastingLog,
    readonly documents: MongoConnection,
    readonly vault: MongoVault,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly adminKey: string,
    /** For the keys, and for the logs of failed processes. */
    readonly folder: string,
  ) {
    this.shares = new LeaseObserver(documents);
    this.views = new MongoReadStore(documents);
    this.fleet = new Fleet(settings);
  }

  static async open({ kurrentdbUrl, mongodbUrl }: Servers, namespace: string): Promise<DeploymentUnderTest> {
    const folder = mkdtempSync(join(tmpdir(), 'sealtrail-crash-servers-'));
    const [vaultKeyFile, adminKeyFile] = [join(folder, 'vault.key'), join(folder, 'admin.key')];
    const adminKey = randomBytes(24).toString('hex');
    writeFileSync(vaultKeyFile, randomBytes(32), { mode: 0o600 });
    writeFileSync(adminKeyFile, adminKey, { mode: 0o600 });
    const settings = {
      SEALTRAIL_KURRENTDB_URL: kurrentdbUrl,
      SEALTRAIL_MONGODB_URL: mongodbUrl,
      SEALTRAIL_NAMESPACE: namespace,
      SEALTRAIL_VAULT_KEY_FILE: vaultKeyFile,
      SEALTRAIL_ADMIN_KEY_FILE: adminKeyFile,
      SEALTRAIL_LEASE_SECONDS: String(LEASE_SECONDS),
    };
    const shared = sharedSettings(readSettings([], settings));
    const { events, documents } = await openDistributed(shared, upcasters, { warn: () => {} });
    const vault = await MongoVault.open(documents, vaultKeyFile);
    return new DeploymentUnderTest(namespace, events, documents, vault, settings, adminKey, folder);
  }

  /** Starts all processes; the first time, also creates the city. */
  async start(): Promise<void> {
    this.fleet = new Fleet(this.settings);
    await this.fleet.start();
    const [first] = this.fleet.of('api') as [Worker];
    this.clientKeys ??= await makeClientKeys(apiRequests(first.url, this.adminKey));
    await Promise.all(this.fleet.of('api').map((api) => this.keysKnown(api)));
  }

  /**
   * Waits until the views and the reactors have consumed the log and every due timer has fired; returns the instant, and the
   * milliseconds that took.
   */
  async waitUntilIdle(): Promise<{ readonly now: Instant; readonly ms: number }> {
    let now = '';
    let last = { head: '', sinceMs: 0 };
    let said: unknown = null;
    const isStill = async (): Promise<boolean> => {
      now = new Date().toISOString();
      const reports = await Promise.all(this.fleet.of('api').map((api) => api.health<Ready>(this.adminKey)));
      said = reports;
      const still = reports.every(
        ({ status, views, reactors, timers }) =>
          status === 'ready' && views.lagEvents === '0' && reactors.lagEvents === '0' && (timers.oldest ?? '9') > now,
      );
      const head = still ? reports.map(({ store }) => store.head).join() : '';
      if (head === '' || head !== last.head) last = { head, sinceMs: performance.now() };
      return head !== '' && performance.now() - last.sinceMs >= STILL_MS;
    };
    try {
      const ms = await until(QUIET_MAX_MS, 'everything is quiet', isStill);
      return { now, ms };
    } catch (error) {
      const healths = await Promise.all(
        this.fleet.workers().map(async (worker) => [worker.name, await worker.health()]),
      );
      throw new Error(`${(error as Error).message}: ${JSON.stringify([said, healths])}`, { cause: error });
    }
  }

  /** Keys and logs are kept if there was a finding. */
  async close(): Promise<void> {
    if (!this.isKept) rmSync(this.folder, { recursive: true, force: true });
    await this.events.close();
    await this.documents.close();
  }

  /** Another process may have issued the keys: a server learns of them from the log. */
  private keysKnown({ url }: Worker): Promise<unknown> {
    return until(KEYS_KNOWN_MAX_MS, `${url} knows all keys`, async () => {
      const requests = apiRequests(url, this.adminKey);
      const answers = await Promise.all(
        Object.values(this.clientKeys ?? {}).map(({ secret }) => requests.get('/v1/applications?limit=1', secret)),
      );
      return answers.every(({ status }) => status !== 401);
    });
  }
}
