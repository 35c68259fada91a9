import type { Document, JsonValue } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { elementsOf, type FieldValue, fieldValue, jsonAt } from './document-fields';
import type { ViewFile } from './view-file';
import { column, documentsTable, elementsTable, sameIndex, type ViewLayout } from './view-layout';

type Elements = {
  readonly index: readonly string[];
  readonly add: Statement<unknown[]>;
  readonly remove: Statement<unknown[]>;
};

/** Writes the documents of one view. A change that leaves the indexed fields as they were touches no index. */
export class ViewWriter {
  private readonly fieldsOf: Statement<[string], readonly FieldValue[]>;
  private readonly insert: Statement<unknown[]>;
  private readonly replace: Statement<[string, string]>;
  private readonly replaceAll: Statement<unknown[]>;
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
    this.replace = db.prepare(`UPDATE ${table} SET document = ? WHERE id = ?`);
    this.replaceAll = db.prepare(
      `UPDATE ${table} SET ${['document', ...columns].map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    );
    this.removeOne = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    this.elements = layout.elementIndexes.map((index) => this.statementsOf(index));
    this.scalar = indexes.filter((index) => !layout.elementIndexes.some((one) => sameIndex(one, index)));
  }

  put(id: string, document: Document): void {
    this.noticeArrays(document);
    const before = this.fieldsOf.get(id);
    const text = JSON.stringify(document);
    const after = this.layout.fields.map((field) => fieldValue(jsonAt(document, field)));
    if (before === undefined) {
      this.insert.run(id, text, ...after);
      this.addElements(id, document);
    } else if (after.every((value, index) => value === before[index])) {
      this.replace.run(text, id);
    } else {
      this.removeElements(id, before);
      this.replaceAll.run(text, ...after, id);
      this.addElements(id, document);
    }
  }

  remove(id: string): void {
    if (this.elements.length > 0) {
      const before = this.fieldsOf.get(id);
      if (before !== undefined) this.removeElements(id, before);
    }
    this.removeOne.run(id);
  }

  /** An index gets its table of elements when the first array turns up in its first field. */
  private noticeArrays(document: Document): void {
    for (const index of this.scalar) {
      if (!Array.isArray(jsonAt(document, index[0] ?? ''))) continue;
      this.layout = this.file.indexElements(this.layout, index);
      this.elements = [...this.elements, this.statementsOf(index)];
      this.scalar = this.scalar.filter((one) => one !== index);
    }
  }

  private addElements(id: string, document: Document): void {
    for (const { index, add } of this.elements) {
      const [first = '', ...others] = index;
      const values = others.map((field) => fieldValue(jsonAt(document, field)));
      for (const element of elementsOf(jsonAt(document, first))) add.run(element, ...values, id);
    }
  }

  private removeElements(id: string, before: readonly FieldValue[]): void {
    for (const { index, remove } of this.elements) {
      const [first, ...others] = index.map((field) => before[this.layout.fields.indexOf(field)] ?? null);
      for (const element of elementsOf(parsed(first))) remove.run(element, ...others, id);
    }
  }

  private statementsOf(index: readonly string[]): Elements {
    const table = elementsTable(this.layout.view, index);
    const names = ['element', ...index.slice(1).map(column), 'id'];
    return {
      index,
      add: this.db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`),
      remove: this.db.prepare(`DELETE FROM ${table} WHERE ${names.map((name) => `${name} IS ?`).join(' AND ')}`),
    };
  }
}

/** A column keeps an array as its JSON. A text that only looks like one has no elements to remove: no harm is done. */
function parsed(value: FieldValue | undefined): JsonValue {
  if (typeof value !== 'string' || !value.startsWith('[')) return null;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return null;
  }
}
