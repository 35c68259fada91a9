import {
  bankWorld,
  InMemoryEventStore,
  InMemoryReadStore,
  type ReplayWorld,
  replay,
  SeededRandom,
} from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';

/** Each brings its projections and a writer of histories; the product's own are one more entry. */
const worlds: readonly ReplayWorld[] = [bankWorld];

/** A failure prints the seed of its course: put it in the place of `fc.integer()` to see the same again. */
describe.each(worlds)('replay of the $name', (world) => {
  it('gives the same views, however often the projector died on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.005, 0.02, 0.1), async (seed, mortality) => {
        const events = new InMemoryEventStore();
        const [views, clean] = [new InMemoryReadStore(), new InMemoryReadStore()];
        await replay(world, { events, views, clean }, new SeededRandom(seed), { facts: 400, mortality });
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});
