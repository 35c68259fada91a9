import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import type { AnyProjection } from '../projections/projection';
import { Projector, type ProjectorOptions } from '../projections/projector';
import type { ViewUpdate } from '../projections/read-store';
import { projectToHead } from './crashing-projector';
import { SeededRandom } from './seeded-random';
import { bankProjections, writeBankHistory } from './toy-bank';

/** A read store that records loads and saves. */
export class CountingReadStore extends InMemoryReadStore {
  readonly saves: ViewUpdate[] = [];
  readonly loads: (readonly string[])[] = [];
  failures = 0;

  override async load(view: string, ids: readonly string[]) {
    this.loads.push(ids);
    return super.load(view, ids);
  }

  override async save(batch: ViewUpdate): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('disk full');
    }
    this.saves.push({ ...batch, documents: new Map(batch.documents) });
    return super.save(batch);
  }
}

/** The history of a toy bank, and projectors over it. */
export class ProjectorWorld {
  readonly events = new InMemoryEventStore();
  readonly views = new CountingReadStore();

  static async begun(): Promise<ProjectorWorld> {
    const world = new ProjectorWorld();
    await writeBankHistory(world.events, new SeededRandom(7), 600);
    return world;
  }

  /** A running projector, until it is stopped. */
  readonly started = (options: Partial<ProjectorOptions> = {}) => {
    const stop = new AbortController();
    const { events, views } = this;
    const projector = new Projector({ events, views, projections: bankProjections, wait: async () => {}, ...options });
    const running = projector.run(stop.signal);
    const reaches = (position: bigint, view: string | null = null) =>
      projector.progress.waitForPosition(position, { view, signal: AbortSignal.timeout(4_000) });
    const end = async () => {
      stop.abort();
      await running;
    };
    return { projector, reaches, end };
  };

  /** The view as one fold of the whole log produces it, event by event. */
  readonly cleanly = async (projections: readonly AnyProjection[], name: string, log = this.events) => {
    const clean = new InMemoryReadStore();
    await projectToHead({ events: log, views: clean, projections, batchMax: 1 });
    return clean.all(name);
  };
}
