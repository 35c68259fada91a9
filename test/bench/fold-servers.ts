import { projections } from '@sealtrail/contexts';
import { type EventStore, type ReadStore } from '@sealtrail/event-sourcing';
import { Projector, type ProjectorOptions } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { MongoConnection, MongoReadStore, POSITIONS_PER_EVENT } from '@sealtrail/platform';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import type { Addresses } from '../servers/addresses';
import { copyLog } from './copy-log';

export type FoldJob = {
  readonly addresses: Addresses;
  /** Namespace of the log in KurrentDB. */
  readonly namespace: string;
  /** The log in a file, if there is no KurrentDB. */
  readonly file: string;
  /** The database of the views, which is dropped afterwards. */
  readonly database: string;
};

export type ServersFolded = { readonly ms: number; readonly cpuMs: number; readonly maxRssBytes: number };

type Opened<Store> = { readonly store: Store; readonly close: () => Promise<void> };

/** As in a separate projector process. */
const LIMITS: Partial<ProjectorOptions> = {
  checkpointLagMax: 10_000n * POSITIONS_PER_EVENT,
  togetherMax: 100_000n * POSITIONS_PER_EVENT,
  saveEagerly: true,
};

/** A separate process: folds all projections from zero, and prints the measurements. */
async function main(job: FoldJob): Promise<ServersFolded> {
  const { kurrentdb, mongodb } = job.addresses;
  const events = kurrentdb === null ? await inMemory(job.file) : await inKurrent(kurrentdb, job.namespace);
  const views = mongodb === null ? keptInMemory() : await keptInMongo(mongodb, job.database);
  const head = await events.store.head();
  const stop = new AbortController();
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const onError = (error: unknown): void => console.error(error);
  const limits = kurrentdb === null ? {} : LIMITS;
  const projector = new Projector({ events: events.store, views: views.store, projections, onError, ...limits });
  const running = projector.run(stop.signal);
  await projector.progress.waitForPosition(head, { signal: stop.signal });
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  stop.abort();
  await running;
  const stopped = projector.progress.all.filter((status) => status.stopped !== null);
  if (stopped.length > 0) throw new Error(`stopped: ${stopped.map(({ view }) => view).join(', ')}`);
  await views.close();
  await events.close();
  return { ms, cpuMs: (user + system) / 1_000, maxRssBytes: process.resourceUsage().maxRSS * 1_024 };
}

async function inKurrent(url: string, namespace: string): Promise<Opened<EventStore>> {
  const store = await openEmptyNamespace({ url, namespace });
  return { store, close: () => store.close() };
}

async function inMemory(file: string): Promise<Opened<EventStore>> {
  const store = new InMemoryEventStore();
  await copyLog(file, store, 1);
  return { store, close: async () => {} };
}

async function keptInMongo(url: string, namespace: string): Promise<Opened<ReadStore>> {
  const connection = await MongoConnection.open({ url, namespace });
  const close = async (): Promise<void> => {
    await connection.db.dropDatabase();
    await connection.close();
  };
  return { store: new MongoReadStore(connection), close };
}

const keptInMemory = (): Opened<ReadStore> => ({ store: new InMemoryReadStore(), close: async () => {} });

process.once('message', (job: FoldJob) => {
  main(job).then(
    (folded) => process.send?.(folded, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
