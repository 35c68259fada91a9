import { type Document, fieldsOfIndex, type JsonValue, LruMap } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { elementsOf, type FieldValue, fieldValue, jsonAt, jsonOf } from './document-fields';
import type { ViewFile } from './view-file';
import { column, documentsTable, elementsTable, sameIndex, type ViewLayout } from './view-layout';

const UPDATES_MAX = 200;

type Elements = {
  /** The fields of the index, the array field first. */
  readonly fields: readonly string[];
  readonly index: readonly string[];
  readonly add: Statement<unknown[]>;
  readonly remove: Statement<unknown[]>;
};

/** Writes the documents of one view. A change updates the indexes of the changed fields only. */
export class ViewWriter {
  private readonly fieldsOf: Statement<[string], readonly FieldValue[]>;
  private readonly insert: Statement<unknown[]>;
  /** By the indexes of the changed fields. */
  private readonly updates = new LruMap<string, Statement<unknown[]>>(UPDATES_MAX);
  private readonly removeOne: Statement<[string]>;
  private elements: readonly Elements[];
  /** Indexes whose first field has not held an array yet. */
  private scalar: readonly (readonly string[])[];

  constructor(
    private readonly db: Database,
    private readonly file: ViewFile,
    private layout: ViewLayout,
    indexes: readonly (readonly string[])[],
  ) {
    const table = documentsTable(layout.view);
    const columns = layout.fields.map(column);
    const names = ['id', 'document', ...columns];
    this.fieldsOf = db
      .prepare<[string], readonly FieldValue[]>(`SELECT ${[...columns, 'id'].join(', ')} FROM ${table} WHERE id = ?`)
      .raw();
    this.insert = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
    this.removeOne = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    this.elements = layout.elementIndexes.map((index) => this.statementsOf(index));
    this.scalar = indexes.filter((index) => !layout.elementIndexes.some((one) => sameIndex(one, index)));
  }

  put(id: string, document: Document): void {
    this.noticeArrays(document);
    const before = this.fieldsOf.get(id);
    const text = jsonOf(document);
    const after = this.layout.fields.map((field) => fieldValue(jsonAt(document, field)));
    if (before === undefined) {
      this.insert.run(id, text, ...after);
      for (const elements of this.elements) addElements(elements, id, document);
      return;
    }
    const changed = this.layout.fields.flatMap((_, index) => (after[index] === before[index] ? [] : [index]));
    const touched = this.elements.filter(({ fields }) =>
      changed.some((index) => fields.includes(this.layout.fields[index] ?? '')),
    );
    for (const elements of touched) this.removeElements(elements, id, before);
    this.updateOf(changed).run(text, ...changed.map((index) => after[index]), id);
    for (const elements of touched) addElements(elements, id, document);
  }

  remove(id: string): void {
    if (this.elements.length > 0) {
      const before = this.fieldsOf.get(id);
      if (before !== undefined) for (const elements of this.elements) this.removeElements(elements, id, before);
    }
    this.removeOne.run(id);
  }

  /** An index gets its table of elements when its first field holds an array for the first time. */
  private noticeArrays(document: Document): void {
    for (const index of this.scalar) {
      if (!Array.isArray(jsonAt(document, index[0] ?? ''))) continue;
      this.layout = this.file.indexElements(this.layout, index);
      this.elements = [...this.elements, this.statementsOf(index)];
      this.scalar = this.scalar.filter((one) => one !== index);
    }
  }

  private removeElements({ fields, remove }: Elements, id: string, before: readonly FieldValue[]): void {
    const [first, ...others] = fields.map((field) => before[this.layout.fields.indexOf(field)] ?? null);
    for (const element of elementsOf(parsed(first))) remove.run(element, ...others, id);
  }

  private updateOf(changed: readonly number[]): Statement<unknown[]> {
    const key = changed.join();
    const kept = this.updates.get(key);
    if (kept !== undefined) return kept;
    const columns = changed.map((index) => `, ${column(this.layout.fields[index] ?? '')} = ?`);
    const table = documentsTable(this.layout.view);
    const update = this.db.prepare(`UPDATE ${table} SET document = ?${columns.join('')} WHERE id = ?`);
    this.updates.set(key, update);
    return update;
  }

  private statementsOf(index: readonly string[]): Elements {
    const table = elementsTable(this.layout.view, index);
    const fields = fieldsOfIndex(index);
    const names = ['element', ...fields.slice(1).map(column), 'id'];
    return {
      fields,
      index,
      add: this.db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`),
      remove: this.db.prepare(`DELETE FROM ${table} WHERE ${names.map((name) => `${name} IS ?`).join(' AND ')}`),
    };
  }
}

function addElements({ fields, add }: Elements, id: string, document: Document): void {
  const [first = '', ...others] = fields;
  const values = others.map((field) => fieldValue(jsonAt(document, field)));
  for (const element of elementsOf(jsonAt(document, first))) add.run(element, ...values, id);
}

/** A column stores an array as its JSON. A text that only looks like JSON has no elements to remove, which does no harm. */
function parsed(value: FieldValue | undefined): JsonValue {
  if (typeof value !== 'string' || !value.startsWith('[')) return null;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return null;
  }
}
