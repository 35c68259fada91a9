import {
  bankWorld,
  InMemoryEventStore,
  InMemoryReadStore,
  type ReplayWorld,
  replay,
  SeededRandom,
} from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';
import { productWorld } from './replay/product-world';

/** Each brings its projections and a writer of histories: the smallest in which every mistake shows, and our own. */
const worlds: readonly { readonly world: ReplayWorld; readonly facts: number; readonly numRuns: number }[] = [
  { world: bankWorld, facts: 400, numRuns: 50 },
  { world: productWorld, facts: 250, numRuns: 10 },
];

/** A failure prints the seed of its course: put it in the place of `fc.integer()` to see the same again. */
describe.each(worlds)('replay of the $world.name', ({ world, facts, numRuns }) => {
  it('gives the same views, however often the projector died on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.005, 0.02, 0.1), async (seed, mortality) => {
        const events = new InMemoryEventStore();
        const [views, clean] = [new InMemoryReadStore(), new InMemoryReadStore()];
        await replay(world, { events, views, clean }, new SeededRandom(seed), { facts, mortality });
        const sizes = await Promise.all(world.projections.map(({ name }) => clean.count(name, [])));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
      { numRuns, endOnFailure: true },
    );
  });
});
