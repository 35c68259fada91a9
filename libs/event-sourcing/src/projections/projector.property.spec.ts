import fc from 'fast-check';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { replay } from '../simulation/replay';
import { SeededRandom } from '../simulation/seeded-random';
import { TornReadStore } from '../simulation/torn-read-store';
import { bankWorld } from '../simulation/toy-bank';

describe('Projector, whenever it dies and is started again', () => {
  it('leaves the views that a clean rebuild leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.01, 0.05, 0.2), async (seed, mortality) => {
        const events = new InMemoryEventStore();
        const [views, clean] = [new InMemoryReadStore(), new InMemoryReadStore()];
        await replay(bankWorld, { events, views, clean }, new SeededRandom(seed), { facts: 200, mortality });
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('leaves them too where a batch is kept without a transaction', async () => {
    let torn = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.05, 0.2), async (seed, chance) => {
        const random = new SeededRandom(seed);
        const events = new InMemoryEventStore();
        const [views, clean] = [new TornReadStore(random, chance), new InMemoryReadStore()];
        await replay(bankWorld, { events, views, clean }, random, { facts: 200, mortality: 0.02 });
        torn += views.torn;
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(torn).toBeGreaterThan(40);
  });
});
