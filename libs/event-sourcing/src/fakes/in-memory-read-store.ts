import { byPosition, type ParkedStream } from '../events/parked-streams';
import { FIRST_GENERATION, GenerationConflict, type Generations, generationName } from '../projections/generations';
import type { Document } from '../projections/projection';
import {
  CheckpointConflict,
  type Condition,
  type LoadedDocument,
  type Query,
  ReadStore,
  type StoredDocument,
  type ViewUpdate,
} from '../projections/read-store';
import { frozen } from '../testing/frozen';
import { compareValues, holds, valueAt } from './conditions';

type View = { checkpoint: bigint; parked: readonly ParkedStream[]; readonly documents: Map<string, Document> };

/** Read models in maps. Stored documents are frozen. */
export class InMemoryReadStore extends ReadStore {
  private readonly views = new Map<string, View>();
  private readonly allGenerations = new Map<string, Generations>();

  override async prepare(view: string): Promise<void> {
    this.view(view);
  }

  override async checkpoint(view: string): Promise<bigint> {
    return this.view(view).checkpoint;
  }

  override async load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>> {
    const { documents } = this.view(generation);
    const found = new Map<string, LoadedDocument>();
    for (const id of ids) {
      const document = documents.get(id);
      if (document !== undefined) found.set(id, { document, position: 0n });
    }
    return found;
  }

  override async save({ view, documents, from, to, parked }: ViewUpdate): Promise<void> {
    const saved = this.view(view);
    if (saved.checkpoint !== from) throw new CheckpointConflict(`${view} is at ${saved.checkpoint}, not at ${from}`);
    for (const [id, document] of documents) {
      if (document === null) saved.documents.delete(id);
      else saved.documents.set(id, frozen(document));
    }
    saved.checkpoint = to;
    if (parked !== undefined) saved.parked = byPosition(parked);
  }

  override async parked(generation: string): Promise<readonly ParkedStream[]> {
    return this.view(generation).parked;
  }

  override async reset(view: string): Promise<void> {
    this.views.delete(view);
  }

  override async discard(generation: string): Promise<void> {
    this.views.delete(generation);
  }

  override async generations(view: string): Promise<Generations> {
    return this.allGenerations.get(view) ?? FIRST_GENERATION;
  }

  override async changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void> {
    const now = this.allGenerations.get(view) ?? FIRST_GENERATION;
    if (JSON.stringify(now) !== JSON.stringify(seen)) {
      throw new GenerationConflict(`the generations of ${view} were changed concurrently`);
    }
    this.allGenerations.set(view, changed);
  }

  override async find<Doc extends Document>(view: string, id: string): Promise<Doc | null> {
    return (this.live(view).documents.get(id) as Doc | undefined) ?? null;
  }

  override async findMany<Doc extends Document>(
    view: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const { documents } = this.live(view);
    return new Map(ids.flatMap((id) => (documents.has(id) ? [[id, documents.get(id) as Doc] as const] : [])));
  }

  override async list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    const { where, orderBy, descending = false, limit, after } = query;
    if (limit < 1 || limit > 1_000) throw new RangeError(`limit must be 1 to 1000, not ${limit}`);
    const key = ({ id, document }: StoredDocument): Key => ({ id, value: orderBy ? valueAt(document, orderBy) : null });
    const direction = descending ? -1 : 1;
    return this.matching(view, where)
      .filter((one) => after === undefined || direction * compareKeys(key(one), orderBy ? after : idOnly(after)) > 0)
      .sort((a, b) => direction * compareKeys(key(a), key(b)))
      .slice(0, limit) as StoredDocument<Doc>[];
  }

  override async count(view: string, where: readonly Condition[], most = Number.POSITIVE_INFINITY): Promise<number> {
    return Math.min(this.matching(view, where).length, most);
  }

  /** All documents of a view, by id: for comparing views. */
  all(view: string): ReadonlyMap<string, Document> {
    return new Map([...this.live(view).documents].sort(([a], [b]) => compareValues(a, b)));
  }

  private matching(view: string, where: readonly Condition[]): StoredDocument[] {
    const stored = [...this.live(view).documents].map(([id, document]) => ({ id, document }));
    return stored.filter(({ document }) => where.every((condition) => holds(document, condition)));
  }

  private live(view: string): View {
    return this.view(generationName(view, this.allGenerations.get(view)?.live ?? 1));
  }

  private view(name: string): View {
    const there = this.views.get(name);
    if (there !== undefined) return there;
    const view: View = { checkpoint: 0n, parked: [], documents: new Map() };
    this.views.set(name, view);
    return view;
  }
}

type Key = NonNullable<Query['after']>;

const idOnly = ({ id }: Key): Key => ({ id, value: null });
const compareKeys = (a: Key, b: Key): number => compareValues(a.value, b.value) || compareValues(a.id, b.id);
