import { frozen } from '../frozen';
import type { Document } from '../projection';
import { type Batch, CheckpointConflict, type Condition, type Query, ReadStore, type Stored } from '../read-store';
import { compareValues, holds, valueAt } from './conditions';

type View = { checkpoint: bigint; readonly documents: Map<string, Document> };

/** Read models in maps. A document that it took cannot be changed any more. */
export class InMemoryReadStore extends ReadStore {
  private readonly views = new Map<string, View>();

  override async prepare(view: string): Promise<void> {
    this.view(view);
  }

  override async checkpoint(view: string): Promise<bigint> {
    return this.view(view).checkpoint;
  }

  override async load(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    const { documents } = this.view(view);
    const found = new Map<string, Document>();
    for (const id of ids) {
      const document = documents.get(id);
      if (document !== undefined) found.set(id, document);
    }
    return found;
  }

  override async save({ view, documents, from, to }: Batch): Promise<void> {
    const saved = this.view(view);
    if (saved.checkpoint !== from) throw new CheckpointConflict(`${view} is at ${saved.checkpoint}, not at ${from}`);
    for (const [id, document] of documents) {
      if (document === null) saved.documents.delete(id);
      else saved.documents.set(id, frozen(document));
    }
    saved.checkpoint = to;
  }

  override async reset(view: string): Promise<void> {
    this.views.delete(view);
  }

  override async find<Doc extends Document>(view: string, id: string): Promise<Doc | null> {
    return (this.view(view).documents.get(id) as Doc | undefined) ?? null;
  }

  override async list<Doc extends Document>(view: string, query: Query): Promise<readonly Stored<Doc>[]> {
    const { where, orderBy, descending = false, limit, after } = query;
    if (limit < 1 || limit > 1_000) throw new RangeError(`a list has 1 to 1000 documents, not ${limit}`);
    const key = ({ id, document }: Stored): Key => ({ id, value: orderBy ? valueAt(document, orderBy) : null });
    const direction = descending ? -1 : 1;
    return this.matching(view, where)
      .filter((one) => after === undefined || direction * compareKeys(key(one), orderBy ? after : idOnly(after)) > 0)
      .sort((a, b) => direction * compareKeys(key(a), key(b)))
      .slice(0, limit) as Stored<Doc>[];
  }

  override async count(view: string, where: readonly Condition[]): Promise<number> {
    return this.matching(view, where).length;
  }

  /** Everything a view holds, by id: to compare views with each other. */
  all(view: string): ReadonlyMap<string, Document> {
    return new Map([...this.view(view).documents].sort(([a], [b]) => compareValues(a, b)));
  }

  private matching(view: string, where: readonly Condition[]): Stored[] {
    const stored = [...this.view(view).documents].map(([id, document]) => ({ id, document }));
    return stored.filter(({ document }) => where.every((condition) => holds(document, condition)));
  }

  private view(name: string): View {
    const there = this.views.get(name);
    if (there !== undefined) return there;
    const view: View = { checkpoint: 0n, documents: new Map() };
    this.views.set(name, view);
    return view;
  }
}

type Key = NonNullable<Query['after']>;

const idOnly = ({ id }: Key): Key => ({ id, value: null });
const compareKeys = (a: Key, b: Key): number => compareValues(a.value, b.value) || compareValues(a.id, b.id);
