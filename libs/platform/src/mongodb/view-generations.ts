import { randomUUID } from 'node:crypto';
import { type Generations } from '@sealtrail/event-sourcing';
import { FIRST_GENERATION, GenerationConflict } from '@sealtrail/event-sourcing/runtime';
import type { Collection, Db } from 'mongodb';
import { isDuplicate, isOutage, reading, writing } from './mongo-errors';

/** `write` distinguishes otherwise equal changes. */
type StoredGenerations = Generations & { readonly _id: string; readonly write: string };

/** Which generation of each view is live: one document per view, from its second generation on. */
export class ViewGenerations {
  private readonly all: Collection<StoredGenerations>;

  constructor(db: Db) {
    this.all = db.collection('generations');
  }

  async of(view: string): Promise<Generations> {
    const found = await this.find(view);
    if (found === null) return FIRST_GENERATION;
    const { _id, write: _write, ...generations } = found;
    return generations;
  }

  /** The generations of those views that ever had a second one. */
  async ofAll(views: readonly string[]): Promise<ReadonlyMap<string, Generations>> {
    const found = await reading(() => this.all.find({ _id: { $in: [...views] } }).toArray());
    return new Map(found.map(({ _id, ...generations }) => [_id, generations]));
  }

  /** @throws {GenerationConflict} {@link UnknownOutcome} */
  async change(view: string, seen: Generations, changed: Generations): Promise<void> {
    const kept: StoredGenerations = { ...changed, _id: view, write: randomUUID() };
    if (!(await this.tryToChange(view, seen, kept))) {
      throw new GenerationConflict(`the generations of ${view} were changed concurrently`);
    }
  }

  private async tryToChange(view: string, seen: Generations, kept: StoredGenerations): Promise<boolean> {
    try {
      return await this.replaceOrInsert(view, seen, kept);
    } catch (error) {
      if (!isOutage(error)) throw error;
      return (await writing(() => this.replaceOrInsert(view, seen, kept))) || (await this.isWritten(kept));
    }
  }

  private async replaceOrInsert(view: string, seen: Generations, kept: StoredGenerations): Promise<boolean> {
    const { _id, ...changes } = kept;
    const changed = await this.all.updateOne({ _id: { $eq: view }, ...equalTo(seen) }, { $set: changes });
    if (changed.matchedCount === 1) return true;
    if (!isSame(seen, FIRST_GENERATION)) return false;
    try {
      await this.all.insertOne(kept);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async isWritten({ _id, write }: StoredGenerations): Promise<boolean> {
    return (await writing(() => this.all.findOne({ _id: { $eq: _id } })))?.write === write;
  }

  private find(view: string): Promise<StoredGenerations | null> {
    return reading(() => this.all.findOne({ _id: { $eq: view } }));
  }
}

const FIELDS = ['live', 'building', 'previous', 'newest', 'counted', 'refused'] as const;

const equalTo = (seen: Generations) => Object.fromEntries(FIELDS.map((field) => [field, { $eq: seen[field] }]));

const isSame = (a: Generations, b: Generations): boolean => FIELDS.every((field) => a[field] === b[field]);
