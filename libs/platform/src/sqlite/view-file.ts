import { fieldsOfIndex, type ParkedStream } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { pathOf } from './document-fields';
import {
  column,
  columnsOf,
  documentsTable,
  elementsTable,
  indexName,
  noLayout,
  sameIndex,
  type ViewLayout,
} from './view-layout';

type Indexes = readonly (readonly string[])[];
type StoredLayout = Omit<ViewLayout, 'view'>;

/** Documents and checkpoints in one file: a batch and its checkpoint are one transaction. */
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS checkpoints (
    view TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    mark TEXT NOT NULL,
    layout TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS generations (
    view TEXT PRIMARY KEY,
    generations TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS parked (
    view TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (view, stream)
  ) STRICT, WITHOUT ROWID;
`;

/** Creates and describes the tables of a view file. */
export class ViewFile {
  private readonly layouts = new Map<string, ViewLayout | null>();
  private schemaVersion = -1;

  private readonly readVersion: Statement<[], number>;

  constructor(private readonly db: Database) {
    this.readVersion = db.prepare<[], number>('PRAGMA schema_version').pluck();
  }

  static layOut(db: Database): void {
    db.transaction(() => db.exec(LAYOUT)).immediate();
  }

  /** The present layout of a view; `null` for a view that has not been prepared yet. */
  layout(view: string): ViewLayout | null {
    const version = this.readVersion.get() ?? -1;
    if (version !== this.schemaVersion) this.layouts.clear();
    this.schemaVersion = version;
    const known = this.layouts.get(view);
    if (known !== undefined) return known;
    const stored = this.db.prepare<[string], string>('SELECT layout FROM checkpoints WHERE view = ?').pluck().get(view);
    const layout = stored === undefined ? null : { view, ...(JSON.parse(stored) as StoredLayout) };
    this.layouts.set(view, layout);
    return layout;
  }

  /**
   * Creates the view, or what it still lacks, fills new columns from the documents, and drops indexes that are no longer
   * declared. Inside a transaction.
   */
  prepare(view: string, indexes: Indexes): void {
    const wanted = [...new Set(indexes.flatMap(fieldsOfIndex))];
    const before = this.withoutOthers(this.layout(view) ?? this.make(view, wanted), indexes);
    const added = wanted.filter((field) => !before.fields.includes(field));
    for (const field of added) {
      this.db.exec(`ALTER TABLE ${documentsTable(view)} ADD COLUMN ${column(field)} ANY`);
      this.db.exec(`UPDATE ${documentsTable(view)} SET ${column(field)} = json_extract(document, ${pathOf(field)})`);
    }
    const indexed = indexes.filter((index) => !before.indexes.some((one) => sameIndex(one, index)));
    this.keep({ ...before, fields: [...before.fields, ...added], indexes: [...before.indexes, ...indexed] });
    for (const index of indexed) this.index(view, index);
  }

  /** An undeclared index would be maintained for good. The column of its field is kept. */
  private withoutOthers(layout: ViewLayout, declared: Indexes): ViewLayout {
    const isDeclared = (index: readonly string[]) => declared.some((one) => sameIndex(one, index));
    const { view } = layout;
    for (const index of layout.indexes.filter((one) => !isDeclared(one))) {
      this.db.exec(`DROP INDEX IF EXISTS ${indexName(view, index)}`);
      if (layout.elementIndexes.some((one) => sameIndex(one, index)))
        this.db.exec(`DROP TABLE ${elementsTable(view, index)}`);
    }
    return {
      ...layout,
      indexes: layout.indexes.filter(isDeclared),
      elementIndexes: layout.elementIndexes.filter(isDeclared),
    };
  }

  private make(view: string, fields: readonly string[]): ViewLayout {
    const columns = fields.map((field) => `${column(field)} ANY, `).join('');
    this.db.exec(`CREATE TABLE ${documentsTable(view)} (id TEXT PRIMARY KEY, ${columns}document TEXT NOT NULL) STRICT`);
    return { ...noLayout(view), fields };
  }

  /** From now on the first field of the index is looked up by its elements. Inside a transaction. */
  indexElements(layout: ViewLayout, index: readonly string[]): ViewLayout {
    const { view } = layout;
    const elements = elementsTable(view, index);
    const columns = fieldsOfIndex(index).slice(1).map(column);
    this.db.exec(`DROP INDEX IF EXISTS ${indexName(view, index)}`);
    this.db.exec(
      `CREATE TABLE ${elements} (element TEXT NOT NULL, ${columns.map((name) => `${name} ANY, `).join('')}id TEXT NOT NULL) STRICT`,
    );
    this.db.exec(
      `INSERT INTO ${elements} SELECT DISTINCT j.value, ${columns.map((name) => `d.${name}, `).join('')}d.id
       FROM ${documentsTable(view)} d, json_each(d.document, ${pathOf(index[0] ?? '')}) j
       WHERE typeof(j.key) = 'integer' AND j.type = 'text'`,
    );
    const indexed = ['element', ...columnsOf(index).slice(1)].join(', ');
    this.db.exec(`CREATE INDEX ${indexName(view, index)} ON ${elements} (${indexed})`);
    return this.keep({ ...layout, elementIndexes: [...layout.elementIndexes, index] });
  }

  /** Deletes the documents of a view and resets its checkpoint to the beginning. Inside a transaction. */
  empty(view: string): void {
    const layout = this.layout(view);
    if (layout === null) return;
    this.db.exec(`DELETE FROM ${documentsTable(view)}`);
    for (const index of layout.elementIndexes) this.db.exec(`DELETE FROM ${elementsTable(view, index)}`);
    this.db.prepare("UPDATE checkpoints SET position = 0, mark = '' WHERE view = ?").run(view);
    this.park(view, []);
  }

  /** Drops all tables of a view. Inside a transaction. */
  drop(view: string): void {
    const layout = this.layout(view);
    if (layout === null) return;
    for (const index of layout.elementIndexes) this.db.exec(`DROP TABLE ${elementsTable(view, index)}`);
    this.db.exec(`DROP TABLE ${documentsTable(view)}`);
    this.db.prepare('DELETE FROM checkpoints WHERE view = ?').run(view);
    this.park(view, []);
    this.layouts.clear();
  }

  /** Replaces the list of parked streams. Inside a transaction. */
  park(view: string, parked: readonly ParkedStream[]): void {
    this.db.prepare('DELETE FROM parked WHERE view = ?').run(view);
    const add = this.db.prepare('INSERT INTO parked (view, stream, revision, position, code) VALUES (?, ?, ?, ?, ?)');
    for (const { stream, revision, position, code } of parked) add.run(view, stream, revision, position, code);
  }

  private index(view: string, index: readonly string[]): void {
    const layout = this.layout(view) as ViewLayout;
    const [first = ''] = index;
    const arrays = `SELECT 1 FROM ${documentsTable(view)} WHERE json_type(document, ${pathOf(first)}) = 'array' LIMIT 1`;
    if (this.db.prepare(arrays).get() !== undefined) {
      this.indexElements(layout, index);
      return;
    }
    const columns = columnsOf(index).join(', ');
    this.db.exec(`CREATE INDEX IF NOT EXISTS ${indexName(view, index)} ON ${documentsTable(view)} (${columns})`);
  }

  private keep(layout: ViewLayout): ViewLayout {
    const { view, ...stored } = layout;
    this.db
      .prepare(
        `INSERT INTO checkpoints (view, position, mark, layout) VALUES (?, 0, '', ?)
         ON CONFLICT (view) DO UPDATE SET layout = excluded.layout`,
      )
      .run(view, JSON.stringify(stored satisfies StoredLayout));
    this.layouts.clear();
    return layout;
  }
}
