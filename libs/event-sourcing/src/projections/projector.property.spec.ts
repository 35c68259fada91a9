import fc from 'fast-check';
import type { RecordedEvent } from '../events/event';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { projectThroughCrashes, projectToHead, wholeView } from '../simulation/crashing-projector';
import { failingProjection } from '../simulation/failing-projection';
import { replay } from '../simulation/replay';
import { SeededRandom } from '../simulation/seeded-random';
import { withoutParked } from '../simulation/shortened-log';
import { TornReadStore } from '../simulation/torn-read-store';
import { bankProjections, bankWorld, writeBankHistory } from '../simulation/toy-bank';

describe('Projector, crashing at arbitrary points and restarted,', () => {
  it('produces the same views as a clean rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.01, 0.05, 0.2), async (seed, mortality) => {
        const events = new InMemoryEventStore();
        const [views, clean] = [new InMemoryReadStore(), new InMemoryReadStore()];
        await replay(bankWorld, { events, views, clean }, new SeededRandom(seed), { facts: 200, mortality });
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('produces them also if batches are saved without a transaction', async () => {
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

describe('Projector, with projections that cannot fold some events in some versions,', () => {
  it.each(['whole batches', 'torn batches'])('gives the views of a log without parked events (%s)', async (kind) => {
    let parkedInAll = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.02, 0.1), async (seed, chance) => {
        const random = new SeededRandom(seed);
        const events = new InMemoryEventStore();
        const views = kind === 'torn batches' ? new TornReadStore(random, chance) : new InMemoryReadStore();
        for (let version = 0; version < 5; version++) {
          await writeBankHistory(events, random, 40);
          const odd = BigInt(random.below(30));
          const broken = ({ revision }: RecordedEvent): boolean => version % 2 === 0 && revision % 31n === odd;
          const projections = bankProjections.map((one) =>
            failingProjection(one, broken, random.chance(0.5) ? 'id' : 'fold'),
          );
          await projectThroughCrashes({ events, views, projections }, random, chance);
        }
        for (const projection of bankProjections) {
          const parked = await views.parkedOf(projection.name);
          parkedInAll += parked.length;
          const clean = new InMemoryReadStore();
          await projectToHead({ events: await withoutParked(events, parked), views: clean, projections: [projection] });
          expect(await wholeView(views, projection.name)).toStrictEqual(await wholeView(clean, projection.name));
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expect(parkedInAll).toBeGreaterThan(100);
  });
});
