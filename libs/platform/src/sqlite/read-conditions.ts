import { type Condition, DOCUMENT_ID } from '@sealtrail/event-sourcing';
import { fieldValue, pathOf, wellFormed } from './document-fields';
import { column, elementsTable, indexName, type ViewLayout } from './view-layout';

export type SqlValue = string | number | null;
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] };

/** The highest code point: no text with the prefix sorts after the prefix followed by it. */
const HIGHEST = '\u{10FFFF}';

/** Where fields are found: `d` is the table of documents, `e` the table of elements that leads the query, if any. */
export class FieldPlaces {
  /** Whether a condition needs the table of documents. */
  usesDocuments = false;

  constructor(
    private readonly layout: ViewLayout,
    readonly elementIndex: readonly string[] | null,
  ) {}

  get id(): string {
    return this.elementIndex === null ? 'd.id' : 'e.id';
  }

  of(field: string): string {
    if (this.elementIndex?.slice(1).includes(field)) return `e.${column(field)}`;
    this.usesDocuments = true;
    if (this.layout.fields.includes(field)) return `d.${column(field)}`;
    return `json_extract(d.document, ${pathOf(field)})`;
  }

  typeOf(field: string): string {
    this.usesDocuments = true;
    return `json_type(d.document, ${pathOf(field)})`;
  }

  /** Whether the same document has another element; `null`: the table of elements does not belong to this field. */
  otherElement(field: string): string | null {
    const [first, ...others] = this.elementIndex ?? [];
    if (first !== field) return null;
    const end = others.indexOf(DOCUMENT_ID);
    const key = (end < 0 ? others : others.slice(0, end)).map((one) => ` AND x.${column(one)} IS e.${column(one)}`);
    const table = elementsTable(this.layout.view, this.elementIndex ?? []);
    const index = indexName(this.layout.view, this.elementIndex ?? []);
    return `EXISTS (SELECT 1 FROM ${table} x INDEXED BY ${index} WHERE x.element = ?${key.join('')} AND x.id = e.id)`;
  }

  elementsOf(field: string): string {
    this.usesDocuments = true;
    return `json_each(d.document, ${pathOf(field)})`;
  }
}

export function allOf(conditions: readonly Condition[], places: FieldPlaces): Sql {
  return joined(conditions, places, ' AND ', '1');
}

function joined(conditions: readonly Condition[], places: FieldPlaces, word: string, none: string): Sql {
  if (conditions.length === 0) return { text: none, values: [] };
  const parts = conditions.map((condition) => sqlOf(condition, places));
  return { text: `(${parts.map(({ text }) => text).join(word)})`, values: parts.flatMap(({ values }) => values) };
}

function sqlOf(condition: Condition, places: FieldPlaces): Sql {
  if (condition.op === 'any') return joined(condition.of, places, ' OR ', '0');
  const { op, field } = condition;
  switch (op) {
    case 'equals':
      return equals(field, condition.value, places);
    case 'in':
      return {
        text: `${places.of(field)} IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify(condition.value.map(wellFormed))],
      };
    case 'prefix':
      return between(field, condition.value, `${condition.value}${HIGHEST}`, places);
    case 'contains': {
      const other = places.otherElement(field);
      if (other !== null) return { text: other, values: [condition.value] };
      // json_each returns integer keys for an array, but not for a single value or an object.
      return {
        text: `EXISTS (SELECT 1 FROM ${places.elementsOf(field)} WHERE typeof(key) = 'integer' AND value = ?)`,
        values: [condition.value],
      };
    }
    case 'from':
      return typeof condition.value === 'string'
        ? { text: `${places.of(field)} >= ?`, values: [condition.value] }
        : // Every number sorts before every text.
          { text: `(${places.of(field)} >= ? AND ${places.of(field)} < '')`, values: [condition.value] };
    case 'to':
      return typeof condition.value === 'string'
        ? between(field, '', condition.value, places)
        : { text: `${places.of(field)} <= ?`, values: [condition.value] };
  }
}

function equals(field: string, value: string | number | boolean | null, places: FieldPlaces): Sql {
  const place = places.of(field);
  if (value === null) return { text: `${place} IS NULL`, values: [] };
  const same = `${place} = ?`;
  const values = [fieldValue(value)];
  if (typeof value === 'boolean') return { text: `(${same} AND ${places.typeOf(field)} = '${value}')`, values };
  // true and false are 1 and 0 in SQL.
  if (value === 0 || value === 1) {
    return { text: `(${same} AND ${places.typeOf(field)} IN ('integer', 'real'))`, values };
  }
  return { text: same, values };
}

const between = (field: string, least: string, most: string, places: FieldPlaces): Sql => ({
  text: `(${places.of(field)} >= ? AND ${places.of(field)} <= ?)`,
  values: [least, most],
});
