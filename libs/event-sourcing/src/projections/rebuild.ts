import { GenerationConflict, type Generations, generationName, switchToBuilt } from './generations';
import type { ProjectedView } from './projected-view';
import type { ReadStore } from './read-store';

/** A followed view: its live generation, and the one that is to replace it. */
export type Rebuild = {
  readonly generations: Generations;
  readonly live: ProjectedView;
  readonly building: ProjectedView | null;
};

/**
 * Makes the new generation live if it is as far as the live one and has as many documents; returns whether it did. If the
 * counts differ, the reason is stored, and they are not compared again until an operator decides. A stopped live generation is
 * neither waited for nor compared with; documents of a generation that lacks streams are not counted. A new generation that
 * lacks more streams than the live one is refused.
 *
 * @param end the head of the log when it was last read.
 */
export async function switchIfCaughtUp(store: ReadStore, rebuild: Rebuild, end: bigint): Promise<boolean> {
  const { generations, live, building } = rebuild;
  if (building === null || building.status.stopped !== null || generations.refused !== null) return false;
  const { stopped } = live.status;
  const at = building.savedPosition;
  if (at === null || at < end || (stopped === null && live.savedPosition !== at)) return false;
  await building.save();
  const refusal = generations.counted && stopped === null ? await difference(store, live, building) : null;
  const changed = refusal === null ? switchToBuilt(generations) : { ...generations, refused: refusal };
  try {
    await store.changeGenerations(live.name, generations, changed);
  } catch (error) {
    // The generations were changed concurrently: that change prevails, and is read when everything is opened again.
    if (error instanceof GenerationConflict) return true;
    throw error;
  }
  if (refusal === null && generations.previous !== null) {
    await store.discard(generationName(live.name, generations.previous));
  }
  return true;
}

async function difference(store: ReadStore, live: ProjectedView, building: ProjectedView): Promise<string | null> {
  const [lacked, lacks] = [live.status.parked.length, building.status.parked.length];
  if (lacks > lacked) return `${lacked} streams are missing from the live generation, ${lacks} from the new one`;
  if (lacked > 0) return null;
  const [before, now] = [await store.count(live.name, []), await store.count(building.generation, [])];
  return before === now ? null : `the live generation has ${before} documents, the new one ${now}`;
}
