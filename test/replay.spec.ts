import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadStore } from '@sealtrail/event-sourcing';
import {
  bankWorld,
  InMemoryEventStore,
  InMemoryReadStore,
  type ReplayWorld,
  replay,
  SeededRandom,
} from '@sealtrail/event-sourcing/testing';
import { SqliteReadStore } from '@sealtrail/platform';
import fc from 'fast-check';
import { productWorld } from './replay/product-world';

/** A store for the views of one run. */
type Place = {
  readonly name: string;
  readonly open: () => { readonly views: ReadStore; readonly close: () => Promise<void> };
};

const inMemory: Place = { name: 'memory', open: () => ({ views: new InMemoryReadStore(), close: async () => {} }) };

const inSqlite: Place = {
  name: 'SQLite',
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), 'sealtrail-replay-'));
    const views = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
    const close = async () => {
      await views.close();
      rmSync(folder, { recursive: true });
    };
    return { views, close };
  },
};

type Course = { readonly world: ReplayWorld; readonly place: Place; readonly facts: number; readonly numRuns: number };

/** The smallest world in which every error is visible, and the product. */
const courses: readonly Course[] = [
  { world: bankWorld, place: inMemory, facts: 400, numRuns: 50 },
  { world: bankWorld, place: inSqlite, facts: 200, numRuns: 10 },
  { world: productWorld, place: inMemory, facts: 250, numRuns: 8 },
  { world: productWorld, place: inSqlite, facts: 250, numRuns: 2 },
];

/** A failure prints the seed of its run: use it instead of `fc.integer()` to reproduce it. */
describe.each(courses)('replay of the $world.name in $place.name', ({ world, place, facts, numRuns }) => {
  it('produces the same views, however often the projector died', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.005, 0.02, 0.1), async (seed, mortality) => {
        const events = new InMemoryEventStore();
        const clean = new InMemoryReadStore();
        const { views, close } = place.open();
        try {
          await replay(world, { events, views, clean }, new SeededRandom(seed), { facts, mortality });
        } finally {
          await close();
        }
        const documents = await Promise.all(
          world.projections.map(async ({ name }) => ({ name, count: await clean.count(name, []) })),
        );
        // A view without documents proves nothing: its world (replay/product-world.ts) has no event that it follows.
        expect(documents.filter(({ count }) => count === 0)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  });
});
