import { KurrentEventStore } from '../kurrent-event-store';
import type { KurrentOptions } from '../namespace';
import type { Timings } from '../timings';
import { throwawayManifest, writeNamespaceManifest } from './empty-namespace';
import { FakeKurrentDb } from './fake-kurrentdb';

/** Short enough for a test to see every timeout. */
export const SHORT_TIMINGS: Timings = {
  attemptMs: 100,
  appendBudgetMs: 600,
  stallMs: 400,
  searchMs: 400,
  readBudgetMs: 1_000,
  idleMs: 40,
};

/** A fake server, and the stores opened on it. */
export class FakeNamespace {
  readonly outages: unknown[] = [];
  private readonly opened: KurrentEventStore[] = [];

  private constructor(readonly server: FakeKurrentDb) {}

  static async begin(): Promise<FakeNamespace> {
    return new FakeNamespace(await FakeKurrentDb.start());
  }

  async open(options: Partial<KurrentOptions> = {}): Promise<KurrentEventStore> {
    const namespace = options.namespace ?? 'sealtrail';
    const manifest = throwawayManifest();
    writeNamespaceManifest(this.server, namespace, manifest.log, manifest);
    const store = await KurrentEventStore.open({
      url: this.server.url,
      timings: SHORT_TIMINGS,
      onOutage: (outage) => this.outages.push(outage),
      ...options,
      namespace,
    });
    this.opened.push(store);
    return store;
  }

  /** The events in the log, with their stream names on the server. */
  get facts(): readonly string[] {
    return this.server.log.events
      .filter(({ stream }) => stream.startsWith('sealtrail:'))
      .map(({ stream, type }) => `${stream} ${type}`);
  }

  async close(): Promise<void> {
    for (const store of this.opened) await store.close();
    this.server.stop();
  }
}
