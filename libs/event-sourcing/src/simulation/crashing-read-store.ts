import type { ParkedStream } from '../events/parked-streams';
import type { Generations } from '../projections/generations';
import type { Document } from '../projections/projection';
import {
  type Condition,
  type LoadedDocument,
  type Query,
  ReadStore,
  type StoredDocument,
  type ViewUpdate,
} from '../projections/read-store';
import type { SeededRandom } from './seeded-random';

/** The process has died: none of its later calls has an effect. */
export class SimulatedCrash extends Error {
  override readonly name = 'Death';
}

/**
 * A read store as used by a worker that can die at any step: before or after each call, or with a save in flight that may
 * arrive long after another worker has taken over.
 */
export class CrashingReadStore extends ReadStore {
  private dead = false;

  /** @param late receives the saves in flight at the time of death. */
  constructor(
    private readonly store: ReadStore,
    private readonly random: SeededRandom,
    private readonly mortality: number,
    private readonly late: (save: () => Promise<void>) => void,
  ) {
    super();
  }

  override prepare(view: string, indexes: readonly (readonly string[])[]): Promise<void> {
    return this.step(() => this.store.prepare(view, indexes));
  }

  override checkpoint(view: string): Promise<bigint> {
    return this.step(() => this.store.checkpoint(view));
  }

  override load(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>> {
    return this.step(() => this.store.load(view, ids));
  }

  override save(batch: ViewUpdate): Promise<void> {
    if (this.random.chance(this.mortality / 2)) {
      this.dead = true;
      const documents = new Map(batch.documents);
      this.late(() => this.store.save({ ...batch, documents }));
    }
    return this.step(() => this.store.save(batch));
  }

  override parked(generation: string): Promise<readonly ParkedStream[]> {
    return this.step(() => this.store.parked(generation));
  }

  override reset(view: string): Promise<void> {
    return this.step(() => this.store.reset(view));
  }

  override discard(generation: string): Promise<void> {
    return this.step(() => this.store.discard(generation));
  }

  override generations(view: string): Promise<Generations> {
    return this.step(() => this.store.generations(view));
  }

  override changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void> {
    return this.step(() => this.store.changeGenerations(view, seen, changed));
  }

  override find<Doc extends Document>(view: string, id: string): Promise<Doc | null> {
    return this.step(() => this.store.find<Doc>(view, id));
  }

  override findMany<Doc extends Document>(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, Doc>> {
    return this.step(() => this.store.findMany<Doc>(view, ids));
  }

  override list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    return this.step(() => this.store.list<Doc>(view, query));
  }

  override count(view: string, where: readonly Condition[], most?: number): Promise<number> {
    return this.step(() => this.store.count(view, where, most));
  }

  private async step<T>(call: () => Promise<T>): Promise<T> {
    this.live();
    const answer = await call();
    this.live();
    return answer;
  }

  private live(): void {
    if (this.random.chance(this.mortality)) this.dead = true;
    if (this.dead) throw new SimulatedCrash();
  }
}
