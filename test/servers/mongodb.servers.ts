import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyProjection, Document, JsonValue } from '@sealtrail/event-sourcing';
import {
  bankWorld,
  describeFileStoreContract,
  describeLeaseStoreContract,
  describeReadStoreContract,
  describeTimerStoreContract,
  describeVaultContract,
  InMemoryEventStore,
  InMemoryReadStore,
  replay,
  SeededRandom,
} from '@sealtrail/event-sourcing/testing';
import {
  GridFsFileStore,
  MongoConnection,
  MongoLeaseStore,
  MongoReadStore,
  MongoTimerStore,
  MongoVault,
} from '@sealtrail/platform';
import { MongoWorld } from '../mongodb/mongo-world';
import { type ProductQuery, productQueries } from '../mongodb/product-queries';
import { answersAsInMemory } from '../mongodb/questions';

/**
 * A MongoDB server, standalone or a replica set of any size. The connection string names no database: each test creates and
 * drops its own, for which the user needs permission.
 */
const url = process.env['SEALTRAIL_MONGODB_URL'] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'sealtrail-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (): Promise<MongoConnection> =>
  MongoConnection.open({ url, namespace: `sealtrail-test-${randomUUID().slice(0, 8)}` });

async function dropAndClose(connection: MongoConnection): Promise<void> {
  await connection.db.dropDatabase();
  await connection.close();
}

async function driverOf<T>(make: (connection: MongoConnection) => Promise<T>) {
  const connection = await open();
  return { store: await make(connection), close: () => dropAndClose(connection) };
}

function describeContracts(): void {
  describeReadStoreContract('MongoReadStore', () => driverOf(async (connection) => new MongoReadStore(connection)));
  describeTimerStoreContract('MongoTimerStore', () =>
    driverOf((connection) => MongoTimerStore.open(connection, { partition: '1/1', epoch: 1n })),
  );
  describeLeaseStoreContract('MongoLeaseStore', () => driverOf(async (connection) => new MongoLeaseStore(connection)));
  describeVaultContract('MongoVault', () =>
    driverOf((connection) => MongoVault.open(connection, join(folder, randomUUID()))),
  );
  describeFileStoreContract('GridFsFileStore', async () => {
    let passedMs = 0;
    const letPass = (ms: number) => {
      passedMs += ms;
    };
    const nowMs = () => Date.now() + passedMs;
    return { ...(await driverOf((connection) => GridFsFileStore.open(connection, nowMs))), letPass };
  });
}

function describeViews(): void {
  it('answers every query as the in-memory store does', async () => {
    const { store, close } = await driverOf(async (connection) => new MongoReadStore(connection));
    // Also after a failure: an open connection would keep the run from ending.
    try {
      await answersAsInMemory(store, 100);
    } finally {
      await close();
    }
  });

  it('folds a toy bank with workers that die, with the same result as one that does not', async () => {
    const { store, close } = await driverOf(async (connection) => new MongoReadStore(connection));
    const stores = { events: new InMemoryEventStore(), views: store, clean: new InMemoryReadStore() };
    try {
      await replay(bankWorld, stores, new SeededRandom(1), { facts: 500, mortality: 0.02 });
    } finally {
      await close();
    }
  });
}

const DOCUMENTS = 5_000;
const TRUTHS = ['waiting', 'suspended', 'relevant'];
const LISTS = ['departments', 'files'];

/** Values with realistic selectivity for a planner: each query below matches about one document in fifty. */
function fieldValue(field: string, n: number): JsonValue {
  const text = n % 50 === 0 ? 'x' : `v${n % 50}`;
  if (TRUTHS.includes(field)) return n % 50 === 0;
  if (LISTS.includes(field)) return [text, `w${n % 7}`];
  if (field === 'region') return `23${String(n % 100).padStart(2, '0')}`;
  if (field === 'month') return `2026-${String((n % 12) + 1).padStart(2, '0')}`;
  if (field === 'version') return n % 5;
  return /At$|date$|From$|On$/.test(field) ? `2026-01-01T00:00:00.${String(n).padStart(6, '0')}Z` : text;
}

function documentOf({ indexes }: AnyProjection, n: number): Document {
  const document: Record<string, JsonValue> = {};
  for (const field of [...indexes.flat(), 'effectiveFrom', 'startedOn', 'version']) {
    const [outer = '', inner] = field.split('.');
    document[outer] = inner === undefined ? fieldValue(field, n) : { [inner]: fieldValue(field, n) };
  }
  return { ...document, effectiveUntil: null };
}

/** Every stage of a plan, wherever the version of the server puts it. */
function stagesOf(plan: unknown): readonly { readonly stage: string; readonly indexName?: string }[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const below = Object.values(plan).flatMap(stagesOf);
  return 'stage' in plan ? [plan as { readonly stage: string }, ...below] : below;
}

function describePlans(): void {
  describe('lists of the product', () => {
    let connection: MongoConnection;
    let double: MongoWorld;

    beforeAll(async () => {
      connection = await open();
      double = await MongoWorld.start();
      const store = new MongoReadStore(connection);
      for (const projection of new Set(productQueries.map((one) => one.projection))) {
        await store.prepare(projection.name, projection.indexes);
        const documents = new Map(
          Array.from({ length: DOCUMENTS }, (_, n) => [`id-${n}`, documentOf(projection, n)] as const),
        );
        await store.save({ view: projection.name, documents, from: 0n, to: 1n });
      }
    });
    afterAll(async () => {
      await dropAndClose(connection);
      await double.close();
    });

    /** The driver's commands, as received by a double, explained by the server. */
    async function planOf({ projection, query }: ProductQuery): Promise<ReturnType<typeof stagesOf>> {
      const through = await double.connect();
      double.sent();
      await new MongoReadStore(through).list(projection.name, query);
      const [sent] = double.sent(`view.${projection.name}`);
      const { find, filter, sort, limit } = sent?.[1] ?? {};
      const explained = await connection.db.command({
        explain: { find, filter, sort, limit },
        verbosity: 'queryPlanner',
      });
      return stagesOf(explained['queryPlanner']?.winningPlan);
    }

    it.each(productQueries.map((one) => [one.asks, one] as const))('follow an index: %s', async (_, one) => {
      const stages = await planOf(one);
      const followed = stages.flatMap(({ indexName }) => indexName ?? []);
      expect(one.indexes).toEqual(expect.arrayContaining(followed));
      expect(followed.length).toBeGreaterThan(0);
      if (one.inOrder && followed.includes(one.indexes[0] ?? '')) {
        expect(stages.map(({ stage }) => stage)).not.toContain('SORT');
      }
    });
  });
}

if (url === '') {
  it('is skipped: SEALTRAIL_MONGODB_URL names no server', () => {
    expect(url).toBe('');
  });
} else {
  describeContracts();
  describeViews();
  describePlans();
}
