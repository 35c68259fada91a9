import type { Instant } from '@sealtrail/event-sourcing';
import { startServer, type TestServer } from '../server';
import type { SentCommand } from './client-commands';
import { type ClientKeys, makeClientKeys } from './client-keys';

const QUIET_MAX_MS = 60_000;

type Ready = {
  readonly store: { readonly head: string };
  readonly views: { readonly lagEvents: string; readonly stopped: readonly string[] };
  readonly reactors: { readonly lagEvents: string };
  readonly timers: { readonly oldest: Instant | null };
};

/** One data folder over all its starts, and everything that its clients have sent and received. */
export class StandaloneUnderTest {
  /** All commands ever sent. */
  readonly sent: SentCommand[] = [];
  /** Commands of reactors that are known to have taken effect. */
  readonly settled = new Set<string>();
  clientKeys: ClientKeys | null = null;
  /** The simulated clock, as its client last moved it. */
  simulatedNow: number;
  private adminKey: string | null = null;

  constructor(
    readonly folder: string,
    private readonly simulatedClock: string | null,
  ) {
    this.simulatedNow = Date.parse(simulatedClock ?? '');
  }

  /** The same city in another folder, to which a backup of this one was restored. */
  forRestoredFolder(folder: string): StandaloneUnderTest {
    const site = new StandaloneUnderTest(folder, this.simulatedClock);
    site.clientKeys = this.clientKeys;
    site.adminKey = this.adminKey;
    return site;
  }

  get isSimulated(): boolean {
    return this.simulatedClock !== null;
  }

  /** The clients' clock. */
  readonly now = (): number => (this.isSimulated ? this.simulatedNow : Date.now());

  async start(): Promise<TestServer> {
    const server = await startServer({
      dataDir: this.folder,
      ...(this.adminKey !== null && { adminKey: this.adminKey }),
      ...(this.simulatedClock !== null && { simulatedClock: this.simulatedClock }),
    });
    this.adminKey = server.adminKey;
    this.clientKeys ??= await makeClientKeys(server);
    if (this.isSimulated) this.simulatedNow = Date.parse(await this.clockOf(server));
    return server;
  }

  /** Waits until the views and the reactors have consumed the log and every due timer has fired; returns the instant. */
  async waitUntilIdle(server: TestServer): Promise<Instant> {
    if (this.isSimulated) await server.setClock(await this.clockOf(server));
    const before = Date.now();
    for (let head = ''; ; ) {
      const now = this.isSimulated ? await this.clockOf(server) : new Date().toISOString();
      const { body } = await server.get('/health/ready');
      const { store, views, reactors, timers } = body as Ready;
      const still = views.lagEvents === '0' && reactors.lagEvents === '0' && (timers.oldest ?? '9') > now;
      if (still && store.head === head) return now;
      if (Date.now() - before > QUIET_MAX_MS) throw new Error(`no quiet: ${JSON.stringify(body)}`);
      head = still ? store.head : '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async clockOf(server: TestServer): Promise<Instant> {
    const { body } = await server.get('/v1/clock').expect(200);
    return (body as { now: Instant }).now;
  }
}
