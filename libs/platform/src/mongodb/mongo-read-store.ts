import { randomUUID } from 'node:crypto';
import {
  CheckpointConflict,
  type Condition,
  DOCUMENT_ID,
  type Document,
  type Generations,
  type LoadedDocument,
  type ParkedStream,
  type Query,
  ReadStore,
  type StoredDocument,
  type ViewUpdate,
} from '@sealtrail/event-sourcing';
import { generationName } from '@sealtrail/event-sourcing/runtime';
import type { Collection, IndexDescription } from 'mongodb';
import type { FingerprintAt, FollowerCheckpoint } from '../consistency/log-fingerprint';
import { viewName } from '../sqlite/document-fields';
import { type MongoDocument, writeDocuments } from './guarded-writes';
import { mustBeLimit, pageParts, sortOf } from './list-pages';
import type { MongoConnection } from './mongo-connection';
import { isMissingCollection, reading, writing, writingAgain } from './mongo-errors';
import { allOf, placeOf } from './read-filters';
import { fromStored } from './stored-document';
import { type Claim, ViewCheckpoints } from './view-checkpoints';
import { ViewGenerations } from './view-generations';

const IDS_MAX = 1_000;

/**
 * Read models in a MongoDB database, one collection per generation (`view.cards.v1~2`), without transactions. This is correct
 * because
 *
 * - folding is deterministic: every worker that has folded a document up to a position has the same document;
 * - each document has the position up to which it is folded (`p`), and writes only move it forward (`p < to`): a late or
 *   repeated write of any worker changes nothing or writes the same;
 * - parked streams are stored with the checkpoint before the first document that lacks them;
 * - the checkpoint moves only when all documents of its batch are stored, so that none is ever behind it. Documents ahead of
 *   it were left by a worker that died during a save; the next worker skips the events already folded into them;
 * - a removed document stays, without content, with the position of its removal: no write restores it;
 * - the checkpoint has the epoch of its owner. Once a later one has prepared the generation, an earlier one cannot move the
 *   checkpoint any more, however long it was paused; documents it still writes are correct by the rules above.
 *
 * That only one worker at a time saves (`saving`) is an optimisation: a worker that is too late writes nothing.
 *
 * Queries are answered from the live generation, which is looked up for each of them: a client that has seen a switch never
 * sees the state before it.
 */
export class MongoReadStore extends ReadStore {
  private readonly checkpoints: ViewCheckpoints;
  private readonly allGenerations: ViewGenerations;
  private readonly saving = new Set<string>();
  /** Unique among all stores that ever write. */
  private readonly token = randomUUID();

  /** @param epochOf the epoch under which a view is held; constant if there are no leases. */
  constructor(
    private readonly connection: MongoConnection,
    private readonly epochOf: (view: string) => bigint = () => 0n,
    private readonly fingerprintAt: FingerprintAt = () => '',
  ) {
    super();
    this.checkpoints = new ViewCheckpoints(connection.db);
    this.allGenerations = new ViewGenerations(connection.db);
  }

  /** @throws {CheckpointConflict} the view is held under a later epoch. */
  override async prepare(generation: string, indexes: readonly (readonly string[])[]): Promise<void> {
    const documents = this.documentsOf(generation);
    const { emptying } = await this.checkpoints.enter(generation, this.epoch(generation));
    // A worker died while it was deleting the documents.
    if (emptying) await this.empty(generation);
    if (indexes.length > 0) await writingAgain(() => documents.createIndexes(indexes.map(indexOf)));
  }

  override async checkpoint(generation: string): Promise<bigint> {
    return (await this.checkpoints.find(generation))?.position ?? 0n;
  }

  override async load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>> {
    const found = await this.read(generation, ids);
    return new Map(found.map(({ _id, p, d }) => [_id, { document: d && fromStored(d), position: p.toBigInt() }]));
  }

  /** @throws {CheckpointConflict} {@link UnknownOutcome} {@link StoreUnavailable} {@link StorageFull} */
  override async save({ view: generation, documents, from, to, parked }: ViewUpdate): Promise<void> {
    if (this.saving.has(generation)) throw new CheckpointConflict(`${generation} is already being saved`);
    const owner = { epoch: this.epoch(generation), token: this.token };
    const claim: Claim = { generation, from, to, ...owner, mark: this.fingerprintAt(to), ...(parked && { parked }) };
    this.saving.add(generation);
    try {
      if (documents.size === 0) return await this.checkpoints.pass(claim);
      await this.checkpoints.claim(claim);
      await writeDocuments(this.documentsOf(generation), documents, to);
      await this.checkpoints.move(claim);
    } finally {
      this.saving.delete(generation);
    }
  }

  override async parked(generation: string): Promise<readonly ParkedStream[]> {
    return (await this.checkpoints.find(generation))?.parked ?? [];
  }

  /** For views that are not queried meanwhile, on servers that process deletions in time; otherwise begin a new generation. */
  override async reset(generation: string): Promise<void> {
    await this.checkpoints.beginEmptying(generation, this.epoch(generation));
    await this.empty(generation);
  }

  /** Documents that a late writer still adds are never read. */
  override async discard(generation: string): Promise<void> {
    await this.checkpoints.remove(generation, this.epoch(generation));
    await writingAgain(() => this.documentsOf(generation).drop().catch(unlessMissing));
  }

  /** The position of every generation of every view. */
  followers(): Promise<readonly FollowerCheckpoint[]> {
    return this.checkpoints.followers();
  }

  override generations(view: string): Promise<Generations> {
    return this.allGenerations.of(view);
  }

  override changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void> {
    return this.allGenerations.change(view, seen, changed);
  }

  override async positions(views: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const generations = await this.allGenerations.ofAll(views);
    const names = new Map(views.map((view) => [view, generationName(view, generations.get(view)?.live ?? 1)]));
    const found = await this.checkpoints.positions([...names.values()]);
    return new Map([...names].map(([view, generation]) => [view, found.get(generation) ?? 0n]));
  }

  override async find<Doc extends Document>(view: string, id: string): Promise<Doc | null> {
    return (await this.findMany<Doc>(view, [id])).get(id) ?? null;
  }

  override async findMany<Doc extends Document>(
    view: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const found = await this.read(await this.live(view), ids);
    return new Map(found.flatMap(({ _id, d }) => (d === null ? [] : [[_id, fromStored(d) as Doc] as const])));
  }

  override async list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    return this.listIn(await this.live(view), query);
  }

  /** Documents of a generation, live or not. */
  async listIn<Doc extends Document>(generation: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    const { where, limit } = query;
    mustBeLimit(limit);
    const filter = allOf(where);
    const parts = pageParts(query);
    const documents = this.documentsOf(generation);
    const page: MongoDocument[] = [];
    for (const part of parts) {
      if (page.length === limit) break;
      const options = { sort: sortOf(query), limit: limit - page.length, batchSize: limit };
      page.push(...(await reading(() => documents.find({ $and: [...filter, part] }, options).toArray())));
    }
    return page.map(({ _id, d }) => ({ id: _id, document: fromStored(d ?? {}) as Doc }));
  }

  override async count(view: string, where: readonly Condition[], most?: number): Promise<number> {
    const filter = allOf(where);
    const documents = this.documentsOf(await this.live(view));
    return Number(
      await reading(() => documents.countDocuments({ $and: [...filter] }, most === undefined ? {} : { limit: most })),
    );
  }

  /**
   * Started only once the checkpoint is 0 and marked as such: after a crash in between, the next `prepare` completes it. Not
   * retried at once: a deletion that the server processes late would remove rebuilt documents.
   */
  private async empty(generation: string): Promise<void> {
    await writing(() => this.documentsOf(generation).deleteMany({}));
    await this.checkpoints.endEmptying(generation, this.epoch(generation));
  }

  private async read(generation: string, ids: readonly string[]): Promise<readonly MongoDocument[]> {
    const documents = this.documentsOf(generation);
    const found: MongoDocument[] = [];
    for (let begin = 0; begin < ids.length; begin += IDS_MAX) {
      const some = ids.slice(begin, begin + IDS_MAX);
      found.push(
        ...(await reading(() => documents.find({ _id: { $in: some } }, { batchSize: IDS_MAX + 1 }).toArray())),
      );
    }
    return found;
  }

  private async live(view: string): Promise<string> {
    return generationName(view, (await this.allGenerations.of(view)).live);
  }

  private epoch(generation: string): bigint {
    return this.epochOf(generation.replace(/~\d+$/, ''));
  }

  private documentsOf(generation: string): Collection<MongoDocument> {
    return this.connection.db.collection(`view.${viewName(generation)}`);
  }
}

/**
 * The key of an index, the id, and included fields: a list that uses the key needs no sorting, and continues after any
 * document.
 */
const indexOf = (fields: readonly string[]): IndexDescription => ({
  name: nameOf(fields),
  key: Object.fromEntries([...fields.map(placeInIndex), '_id'].map((place) => [place, 1])),
});

function nameOf(index: readonly string[]): string {
  const id = index.indexOf(DOCUMENT_ID);
  return id < 0 ? index.join('+') : [index.slice(0, id).join('+'), ...index.slice(id + 1)].join('&');
}

const placeInIndex = (field: string): string => (field === DOCUMENT_ID ? '_id' : placeOf(field));

function unlessMissing(error: unknown): void {
  if (!isMissingCollection(error)) throw error;
}
