import type { ParkedStream } from '../events/parked-streams';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { CheckpointConflict, type LoadedDocument, type ViewUpdate } from '../projections/read-store';
import { SimulatedCrash } from './crashing-read-store';
import type { SeededRandom } from './seeded-random';

/**
 * A store without transactions, as MongoDB is used: documents first, each with its position, then the checkpoint. At random the
 * worker dies in between, or one that was considered dead resumes an old save.
 */
export class TornReadStore extends InMemoryReadStore {
  /** Each document with its position, stored and read together. */
  private readonly kept = new Map<string, LoadedDocument>();
  /** Number of incomplete saves. */
  torn = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly chance: number,
  ) {
    super();
  }

  override async load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>> {
    const found = new Map<string, LoadedDocument>();
    for (const id of ids) {
      const kept = this.kept.get(`${generation}/${id}`);
      if (kept !== undefined) found.set(id, kept);
    }
    return found;
  }

  override async save(batch: ViewUpdate): Promise<void> {
    if ((await this.checkpoint(batch.view)) !== batch.from) {
      // Its owner was paused after reading the checkpoint: its late writes must do no harm. It would have written its parked
      // streams before the first document.
      if (batch.parked === undefined && this.random.chance(0.5)) await this.writeSome(batch, 0.5);
      throw new CheckpointConflict(`${batch.view} is not at ${batch.from}`);
    }
    if (batch.parked !== undefined) await this.park(batch.view, batch.from, batch.parked);
    if (this.random.chance(this.chance)) {
      this.torn += 1;
      await this.writeSome(batch, this.random.below(11) / 10);
      throw new SimulatedCrash();
    }
    await this.writeSome(batch, 1);
    await super.save({ ...batch, documents: new Map() });
  }

  private async park(view: string, at: bigint, parked: readonly ParkedStream[]): Promise<void> {
    await super.save({ view, documents: new Map(), from: at, to: at, parked });
  }

  private async writeSome({ view, documents, to }: ViewUpdate, share: number): Promise<void> {
    const written: string[] = [];
    for (const [id, document] of documents) {
      const key = `${view}/${id}`;
      if (!this.random.chance(share) || (this.kept.get(key)?.position ?? -1n) >= to) continue;
      this.kept.set(key, { document, position: to });
      written.push(id);
    }
    await this.show(view, written);
  }

  /** Makes the written documents visible to queries, with the unchanged checkpoint. */
  private async show(view: string, ids: readonly string[]): Promise<void> {
    for (;;) {
      const at = await this.checkpoint(view);
      const documents = new Map(ids.map((id) => [id, this.kept.get(`${view}/${id}`)?.document ?? null]));
      try {
        return await super.save({ view, documents, from: at, to: at });
      } catch (error) {
        if (!(error instanceof CheckpointConflict)) throw error;
      }
    }
  }
}
