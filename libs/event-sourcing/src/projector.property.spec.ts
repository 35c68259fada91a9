import fc from 'fast-check';
import { InMemoryEventStore } from './fakes/in-memory-event-store';
import { InMemoryReadStore } from './fakes/in-memory-read-store';
import { projectThroughDeaths, projectToHead, wholeView } from './simulation/mortal-projector';
import { SeededRandom } from './simulation/seeded-random';
import { bankProjections, writeBankHistory } from './simulation/toy-bank';

describe('Projector, whenever it dies and is started again', () => {
  it('leaves the views that a clean rebuild leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.01, 0.05, 0.2), async (seed, mortality) => {
        const random = new SeededRandom(seed);
        const events = new InMemoryEventStore();
        const views = new InMemoryReadStore();
        const projections = bankProjections;
        for (let part = 0; part < 4; part++) {
          await writeBankHistory(events, random, 50);
          const some = projections.filter(() => random.chance(0.7));
          await projectThroughDeaths({ events, views, projections: some }, random, mortality);
        }
        await projectThroughDeaths({ events, views, projections }, random, mortality);
        const clean = new InMemoryReadStore();
        await projectToHead({ events, views: clean, projections, batchMax: 1 });
        for (const { name } of projections) {
          expect(await wholeView(views, name)).toStrictEqual(await wholeView(clean, name));
        }
      }),
      { numRuns: 40 },
    );
  });
});
