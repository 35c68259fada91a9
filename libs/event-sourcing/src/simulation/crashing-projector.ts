import type { EventStore } from '../events/event-store';
import type { AnyProjection, Document } from '../projections/projection';
import { Projector, type ProjectorOptions } from '../projections/projector';
import { CheckpointConflict, type ReadStore } from '../projections/read-store';
import { CrashingReadStore } from './crashing-read-store';
import type { SeededRandom } from './seeded-random';

type World = { readonly events: EventStore; readonly views: ReadStore; readonly projections: readonly AnyProjection[] };

/** Runs a projector until all its views have reached the present end of the log, or until it dies. */
export async function projectToHead(options: ProjectorOptions): Promise<'reached' | 'died'> {
  const stop = new AbortController();
  let death: unknown = null;
  const projector = new Projector({
    ...options,
    wait: async () => {},
    onError: (error) => {
      if (error instanceof CheckpointConflict) return;
      death = error;
      stop.abort();
    },
  });
  const running = projector.run(stop.signal);
  const reached = await projector.progress.waitForPosition(await options.events.head(), { signal: stop.signal });
  stop.abort();
  await running;
  const stopped = projector.progress.all.find((status) => status.stopped !== null);
  if (stopped !== undefined) throw new Error(`${stopped.view} stopped: ${stopped.stopped?.error}`);
  if (!reached && (death as Error | null)?.name !== 'Death') throw death;
  return reached ? 'reached' : 'died';
}

/**
 * Projects to the present end of the log with workers that die between any two steps, each followed by another with other batch
 * sizes, while saves of dead workers still arrive. Returns the number of deaths.
 */
export async function projectThroughCrashes(world: World, random: SeededRandom, mortality: number): Promise<number> {
  const late: (() => Promise<void>)[] = [];
  for (let deaths = 0; ; deaths++) {
    const views = new CrashingReadStore(world.views, random, deaths < 200 ? mortality : 0, (save) => late.push(save));
    const ended = await projectToHead({
      ...world,
      views,
      batchMax: 1 + random.below(50),
      unsavedMax: random.below(30),
      cachedMax: random.below(30),
      checkpointLagMax: BigInt(1 + random.below(60)),
      togetherMax: BigInt(random.below(40)),
      onProgress: () => {
        if (random.chance(0.3))
          void late
            .shift()?.()
            .catch(() => {});
      },
    });
    if (ended === 'reached') return deaths;
  }
}

/** All documents of a view, by id. */
export async function wholeView(store: ReadStore, view: string): Promise<ReadonlyMap<string, Document>> {
  const documents = new Map<string, Document>();
  for (;;) {
    const last = [...documents.keys()].at(-1);
    const page = await store.list(view, { where: [], limit: 1_000, ...(last && { after: { value: null, id: last } }) });
    if (page.length === 0) return documents;
    for (const { id, document } of page) documents.set(id, document);
  }
}
