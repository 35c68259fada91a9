import { GenerationConflict, type Generations, generationName, switchToBuilt } from './generations';
import type { ProjectedView } from './projected-view';
import type { ReadStore } from './read-store';

/** A view as it is being followed: the generation that answers, and the one that is to take its place. */
export type Rebuild = {
  readonly generations: Generations;
  readonly live: ProjectedView;
  readonly building: ProjectedView | null;
};

/**
 * Lets the new generation take its place, if it is as far as the live one and has as many documents; says whether it has.
 * If the counts differ, the store is told why, and nothing is compared again until somebody decides. A live generation
 * that has stopped is not waited for, and not compared with; nor are documents counted of one that lacks streams. A new one
 * that lacks more of them is refused.
 *
 * @param end the head of the log when it was last looked at.
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
    // Somebody decided otherwise at the same moment: their word counts, and is read when everything is opened anew.
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
