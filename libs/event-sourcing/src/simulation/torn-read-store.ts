import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import type { Document } from '../projections/projection';
import { type Batch, CheckpointConflict, type Folded } from '../projections/read-store';
import { Death } from './mortal-read-store';
import type { SeededRandom } from './seeded-random';

/**
 * A store without transactions, as MongoDB is used: documents first, each with how far it is, then the checkpoint. Now and
 * then the worker dies in between; and one that was thought dead may wake up in the middle of an old save.
 */
export class TornReadStore extends InMemoryReadStore {
  private readonly stamps = new Map<string, bigint>();
  /** How many saves were left half done. */
  torn = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly chance: number,
  ) {
    super();
  }

  override async load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, Folded>> {
    const documents = await super.load(generation, ids);
    const found = new Map<string, Folded>();
    for (const id of ids) {
      const position = this.stamps.get(`${generation}/${id}`);
      if (position !== undefined) found.set(id, { document: documents.get(id)?.document ?? null, position });
    }
    return found;
  }

  override async save(batch: Batch): Promise<void> {
    if ((await this.checkpoint(batch.view)) !== batch.from) {
      // Its owner was paused behind the look at the checkpoint: what it writes late must harm nobody.
      if (this.random.chance(0.5)) await this.writeSome(batch, 0.5);
      throw new CheckpointConflict(`${batch.view} is not at ${batch.from}`);
    }
    if (this.random.chance(this.chance)) {
      this.torn += 1;
      await this.writeSome(batch, this.random.below(11) / 10);
      throw new Death();
    }
    await this.writeSome(batch, 1);
    await super.save({ ...batch, documents: new Map() });
  }

  private async writeSome({ view, documents, to }: Batch, share: number): Promise<void> {
    const written = new Map<string, Document | null>();
    for (const [id, document] of documents) {
      const key = `${view}/${id}`;
      if (!this.random.chance(share) || (this.stamps.get(key) ?? -1n) >= to) continue;
      this.stamps.set(key, to);
      written.set(id, document);
    }
    const at = await this.checkpoint(view);
    await super.save({ view, documents: written, from: at, to: at });
  }
}
