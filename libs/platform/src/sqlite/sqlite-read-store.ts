import {
  CheckpointConflict,
  type Condition,
  type Document,
  type Generations,
  type LoadedDocument,
  LruMap,
  type ParkedStream,
  type Query,
  ReadStore,
  type StoredDocument,
  type ViewUpdate,
} from '@sealtrail/event-sourcing';
import { FIRST_GENERATION, GenerationConflict, generationName } from '@sealtrail/event-sourcing/runtime';
import type { Database, Statement } from 'better-sqlite3';
import type { FingerprintAt, FollowerCheckpoint } from '../consistency/log-fingerprint';
import { accessPathsOf } from './access-paths';
import { wellFormed } from './document-fields';
import { VIEWS_FILE } from './file-kinds';
import { QueryPlanner } from './query-planner';
import type { Sql, SqlValue } from './read-conditions';
import { countStatement, listStatements } from './read-statements';
import { isLaidOut, openForReading, openForWriting } from './sqlite-file';
import { ViewFile } from './view-file';
import { documentsTable, noLayout, type ViewLayout } from './view-layout';
import { ViewWriter } from './view-writer';

const STATEMENTS_MAX = 500;

/**
 * Read models in one SQLite file: one thread writes them, any thread reads them through its own connection.
 *
 * `synchronous=NORMAL`: after a power cut the file may be some batches older, but each batch is complete with its checkpoint or
 * missing, so folding continues from there. No acknowledgement depends on the views.
 */
export class SqliteReadStore extends ReadStore {
  private readonly file: ViewFile;
  private readonly paths: QueryPlanner;
  private readonly writers = new Map<string, ViewWriter>();
  private readonly statements = new LruMap<string, Statement<SqlValue[], unknown>>(STATEMENTS_MAX);

  private constructor(
    private readonly db: Database,
    private readonly fingerprintAt: FingerprintAt,
  ) {
    super();
    this.file = new ViewFile(db);
    this.paths = new QueryPlanner(
      (text) => this.statement(text),
      (view) => Number(this.stored(view)?.position ?? 0n),
    );
  }

  /** @throws {UnusableFile} */
  static openForWriting(path: string, fingerprintAt: FingerprintAt = () => ''): SqliteReadStore {
    const db = openForWriting(path, VIEWS_FILE, 'NORMAL');
    ViewFile.layOut(db);
    return new SqliteReadStore(db, fingerprintAt);
  }

  /** A view that has not been prepared yet reads as empty. @throws {UnusableFile} if the file does not exist yet. */
  static openForReading(path: string): SqliteReadStore {
    return new SqliteReadStore(openForReading(path, VIEWS_FILE), () => '');
  }

  /**
   * The positions of the views of a file that another process may write; none if it does not exist yet. @throws {UnusableFile}
   */
  static async followersIn(path: string): Promise<readonly FollowerCheckpoint[]> {
    if (!isLaidOut(path)) return [];
    const views = SqliteReadStore.openForReading(path);
    try {
      return await views.followers();
    } finally {
      await views.close();
    }
  }

  override async prepare(view: string, indexes: readonly (readonly string[])[]): Promise<void> {
    this.inTransaction(() => this.file.prepare(view, indexes));
    this.writers.set(view, this.writerOf(view, indexes));
  }

  override async checkpoint(view: string): Promise<bigint> {
    return this.stored(view)?.position ?? 0n;
  }

  override async load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>> {
    const documents = this.documents(generation, ids);
    // A batch and its checkpoint are one transaction: no document is ever ahead.
    return new Map([...documents].map(([id, document]) => [id, { document, position: 0n }]));
  }

  override async save({ view, documents, from, to, parked }: ViewUpdate): Promise<void> {
    const writer = this.writers.get(view) ?? this.writerOf(view, []);
    const move = this.statement('UPDATE checkpoints SET position = ?, mark = ? WHERE view = ? AND position = ?');
    const mark = this.fingerprintAt(to);
    this.inTransaction(() => {
      if (move.run(to as never, mark, view, from as never).changes !== 1) {
        throw new CheckpointConflict(`${view} is at ${this.stored(view)?.position}, not at ${from}`);
      }
      for (const [id, document] of documents) {
        if (document === null) writer.remove(id);
        else writer.put(id, document);
      }
      if (parked !== undefined) this.file.park(view, parked);
    });
  }

  override async parked(generation: string): Promise<readonly ParkedStream[]> {
    // A file written by an earlier version only has no such table: nothing was parked.
    if (this.statement("SELECT 1 FROM sqlite_master WHERE name = 'parked'").get() === undefined) return [];
    const columns = 'stream, revision, position, code';
    const all = this.statement(`SELECT ${columns} FROM parked WHERE view = ? ORDER BY position`).safeIntegers();
    return all.all(generation) as readonly ParkedStream[];
  }

  override async reset(view: string): Promise<void> {
    this.inTransaction(() => this.file.empty(view));
  }

  override async discard(generation: string): Promise<void> {
    this.inTransaction(() => this.file.drop(generation));
    this.writers.delete(generation);
  }

  override async generations(view: string): Promise<Generations> {
    const text = this.statement('SELECT generations FROM generations WHERE view = ?').pluck().get(view);
    return text === undefined ? FIRST_GENERATION : (JSON.parse(text as string) as Generations);
  }

  override async changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void> {
    const first = this.statement('INSERT INTO generations (view, generations) VALUES (?, ?) ON CONFLICT DO NOTHING');
    const change = this.statement('UPDATE generations SET generations = ? WHERE view = ? AND generations = ?');
    this.inTransaction(() => {
      first.run(view, JSON.stringify(FIRST_GENERATION));
      if (change.run(JSON.stringify(changed), view, JSON.stringify(seen)).changes !== 1) {
        throw new GenerationConflict(`the generations of ${view} were changed concurrently`);
      }
    });
  }

  override async find<Doc extends Document>(view: string, id: string): Promise<Doc | null> {
    return (this.documents(this.live(view), [id]).get(id) as Doc | undefined) ?? null;
  }

  override async findMany<Doc extends Document>(
    view: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return this.documents(this.live(view), ids) as ReadonlyMap<string, Doc>;
  }

  override async list<Doc extends Document>(name: string, query: Query): Promise<readonly StoredDocument<Doc>[]> {
    const view = this.live(name);
    const layout = this.file.layout(view);
    const statements = this.statementsOf(layout ?? noLayout(view), query);
    if (layout === null) return [];
    const rows: (readonly [id: string, document: string])[] = [];
    for (const { text, values } of statements) {
      if (rows.length === query.limit) break;
      rows.push(
        ...(this.statement(text)
          .raw()
          .all(...values.map(wellFormed), query.limit - rows.length) as (readonly [string, string])[]),
      );
    }
    return rows.map(([id, document]) => ({ id, document: JSON.parse(document) as Doc }));
  }

  override async count(view: string, where: readonly Condition[], most: number | null = null): Promise<number> {
    const layout = this.file.layout(this.live(view));
    if (layout === null) return 0;
    const { text, values } = this.countOf(layout, where, most);
    return this.statement(text)
      .pluck()
      .get(...values.map(wellFormed)) as number;
  }

  /** SQLite's query plan of a list. */
  planOf(name: string, query: Query): readonly string[] {
    const layout = this.file.layout(this.live(name));
    if (layout === null) return [];
    return this.statementsOf(layout, query).flatMap((statement) => this.explained(statement, query.limit));
  }

  /** SQLite's query plans of a list, or of a count up to its limit, for every access path. */
  plansOf(name: string, query: Query, counts: boolean): readonly (readonly string[])[] {
    const layout = this.file.layout(this.live(name));
    if (layout === null) return [];
    const { where, limit } = query;
    return accessPathsOf(layout, where, query.orderBy)
      .filter(({ bounds, inOrder, covers }) => bounds.length > 0 || inOrder || covers)
      .map((path) =>
        counts
          ? this.explained(countStatement(layout, where, path, limit))
          : listStatements(layout, query, path).flatMap((one) => this.explained(one, limit)),
      );
  }

  /** SQLite's query plan of a count. */
  planOfCount(name: string, where: readonly Condition[], most: number): readonly string[] {
    const layout = this.file.layout(this.live(name));
    return layout === null ? [] : this.explained(this.countOf(layout, where, most));
  }

  /** The log's fingerprint at the saved checkpoint of the view; `''` if nothing was saved yet. */
  mark(view: string): string {
    return this.stored(view)?.mark ?? '';
  }

  /** The position of every generation of every view. */
  async followers(): Promise<readonly FollowerCheckpoint[]> {
    const all = this.statement('SELECT view AS name, position, mark FROM checkpoints WHERE position > 0');
    return all.safeIntegers().all() as readonly FollowerCheckpoint[];
  }

  close(): Promise<void> {
    this.db.close();
    return Promise.resolve();
  }

  private statementsOf(layout: ViewLayout, query: Query): readonly Sql[] {
    return listStatements(layout, query, this.paths.choosePath(layout, { ...query, counts: false }));
  }

  private countOf(layout: ViewLayout, where: readonly Condition[], most: number | null): Sql {
    return countStatement(layout, where, this.paths.choosePath(layout, { where, limit: most, counts: true }), most);
  }

  private explained({ text, values }: Sql, ...more: readonly number[]): readonly string[] {
    const rows = this.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values, ...more);
    return (rows as readonly { readonly detail: string }[]).map(({ detail }) => detail);
  }

  private stored(view: string): { readonly position: bigint; readonly mark: string } | undefined {
    const stored = this.statement('SELECT position, mark FROM checkpoints WHERE view = ?').safeIntegers();
    return stored.get(view) as { readonly position: bigint; readonly mark: string } | undefined;
  }

  private documents(generation: string, ids: readonly string[]): ReadonlyMap<string, Document> {
    const found = new Map<string, Document>();
    if (this.file.layout(generation) === null) return found;
    const document = this.documentById(generation);
    for (const id of ids) {
      const text = document.get(id) as string | undefined;
      if (text !== undefined) found.set(id, JSON.parse(text) as Document);
    }
    return found;
  }

  private live(view: string): string {
    const number = this.statement("SELECT generations ->> 'live' FROM generations WHERE view = ?").pluck().get(view);
    return generationName(view, number === undefined ? 1 : (number as number));
  }

  private documentById(view: string): Statement<SqlValue[], unknown> {
    return this.statement(`SELECT document FROM ${documentsTable(view)} WHERE id = ?`).pluck();
  }

  private writerOf(view: string, indexes: readonly (readonly string[])[]): ViewWriter {
    const layout = this.file.layout(view);
    if (layout === null) throw new Error(`${view} has not been prepared`);
    return new ViewWriter(this.db, this.file, layout, indexes);
  }

  private inTransaction(work: () => void): void {
    this.db.transaction(work).immediate();
  }

  private statement(text: string): Statement<SqlValue[], unknown> {
    const kept = this.statements.get(text);
    if (kept !== undefined) return kept;
    const made = this.db.prepare<SqlValue[], unknown>(text);
    this.statements.set(text, made);
    return made;
  }
}
