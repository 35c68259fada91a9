import type { EventStore } from '../events/event-store';
import type { AnyProjection } from '../projections/projection';
import type { ReadStore } from '../projections/read-store';
import { projectThroughCrashes, projectToHead, wholeView } from './crashing-projector';
import type { SeededRandom } from './seeded-random';

/** Projections, and a writer of histories for them. */
export type ReplayWorld = {
  readonly name: string;
  readonly projections: readonly AnyProjection[];
  /** Appends at least this many events to the log, the same for the same random sequence. */
  readonly write: (store: EventStore, random: SeededRandom, count: number) => Promise<void>;
};

export type ReplayStores = { readonly events: EventStore; readonly views: ReadStore; readonly clean: ReadStore };

/**
 * Writes a history step by step while projectors that die between any two steps follow it, some views later than others; then
 * folds the whole log again into a clean store. The views must be equal.
 */
export async function replay(
  { projections, write }: ReplayWorld,
  { events, views, clean }: ReplayStores,
  random: SeededRandom,
  { facts, mortality }: { readonly facts: number; readonly mortality: number },
): Promise<void> {
  const parts = 4;
  for (let part = 1; part <= parts; part++) {
    await write(events, random, Math.ceil(facts / parts));
    const running = part === parts ? projections : projections.filter(() => random.chance(0.7));
    await projectThroughCrashes({ events, views, projections: running }, random, mortality);
  }
  await projectToHead({ events, views: clean, projections });
  for (const { name } of projections) {
    expect({ name, documents: await wholeView(views, name) }).toStrictEqual({
      name,
      documents: await wholeView(clean, name),
    });
  }
}
