import { type Condition, LruMap } from '@sealtrail/event-sourcing';
import { type FieldValue, fieldValue, pathOf } from './document-fields';
import { column, documentsTable, type ViewLayout } from './view-layout';

/** Sample size: values that no sampled document has are rare. */
const DOCUMENTS_MAX = 1_024;
const MASKS_MAX = 1_000;
/**
 * Turns consecutive numbers into evenly distributed positions: periodic patterns among the documents do not bias the sample.
 */
const SPREAD = 0.618_033_988_749_895;

/** Runs a statement; each row is a list of its values. */
export type ReadRows = (text: string, values: readonly string[]) => readonly (readonly FieldValue[])[];

/** The row number of a view's last document, approximately the number of documents. */
export const lastRowOf = ({ view }: ViewLayout, read: ReadRows): number =>
  Number(read(`SELECT max(rowid) FROM ${documentsTable(view)}`, [])[0]?.[0] ?? 0);

/**
 * A sample of documents of a view, for comparing the cost of access paths. It only affects the cost, never the result: an
 * outdated sample makes a list slower, not wrong.
 */
export class ViewSample {
  private readonly rowIds: string;
  private readonly fields = new Map<string, readonly FieldValue[]>();
  private readonly masks = new LruMap<string, Uint8Array>(MASKS_MAX);
  private readonly orders = new Map<string, readonly number[]>();
  readonly size: number;
  /** The number of documents that each sampled one represents. */
  readonly scale: number;

  /** @param lastRow the result of {@link lastRowOf} */
  constructor(
    private readonly layout: ViewLayout,
    readonly lastRow: number,
    private readonly read: ReadRows,
  ) {
    const table = documentsTable(layout.view);
    const rows = read(
      `SELECT DISTINCT ${['d.rowid', ...layout.fields.map((field) => `d.${column(field)}`)].join(', ')}
       FROM json_each(?) j CROSS JOIN ${table} d
       ON d.rowid = (SELECT r.rowid FROM ${table} r WHERE r.rowid >= j.value ORDER BY r.rowid LIMIT 1)`,
      [JSON.stringify(places(lastRow))],
    );
    this.rowIds = JSON.stringify(rows.map(([rowId]) => rowId));
    this.size = rows.length;
    this.scale = lastRow <= DOCUMENTS_MAX ? 1 : lastRow / Math.max(1, rows.length);
    for (const [at, field] of layout.fields.entries()) {
      this.fields.set(
        field,
        rows.map((row) => row[at + 1] ?? null),
      );
    }
  }

  /** Which of them meet all conditions: 1 at their index. */
  meeting(conditions: readonly Condition[]): Uint8Array {
    const all = new Uint8Array(this.size).fill(1);
    for (const condition of conditions) {
      const mask = this.maskOf(condition);
      for (let at = 0; at < this.size; at++) if (mask[at] === 0) all[at] = 0;
    }
    return all;
  }

  /** Their indexes, in the order of a field. */
  inOrderOf(field: string): readonly number[] {
    const known = this.orders.get(field);
    if (known !== undefined) return known;
    const values = this.valuesOf(field);
    const order = Array.from({ length: this.size }, (_, at) => at);
    order.sort((a, b) => compared(values[a] ?? null, values[b] ?? null) || a - b);
    this.orders.set(field, order);
    return order;
  }

  /** For a field without a column, the documents are read once. */
  valuesOf(field: string): readonly FieldValue[] {
    const known = this.fields.get(field);
    if (known !== undefined) return known;
    const document = `SELECT json_extract(d.document, ${pathOf(field)}) FROM ${documentsTable(this.layout.view)} d`;
    const values = this.read(`SELECT (${document} WHERE d.rowid = j.value) FROM json_each(?) j`, [this.rowIds]).map(
      ([value]) => value ?? null,
    );
    this.fields.set(field, values);
    return values;
  }

  private maskOf(condition: Condition): Uint8Array {
    const key = JSON.stringify(condition);
    const known = this.masks.get(key);
    if (known !== undefined) return known;
    const mask = this.made(condition);
    this.masks.set(key, mask);
    return mask;
  }

  private made(condition: Condition): Uint8Array {
    if (condition.op !== 'any') {
      const meets = matcher(condition);
      return Uint8Array.from(this.valuesOf(condition.field), (value) => (meets(value) ? 1 : 0));
    }
    const masks = condition.of.map((one) => this.maskOf(one));
    return Uint8Array.from({ length: this.size }, (_, at) => (masks.some((mask) => mask[at] === 1) ? 1 : 0));
  }
}

/** The rows to sample: all if there are few, otherwise one per section. */
function places(last: number): readonly number[] {
  if (last <= DOCUMENTS_MAX) return Array.from({ length: last }, (_, at) => at + 1);
  const stretch = last / DOCUMENTS_MAX;
  return Array.from({ length: DOCUMENTS_MAX }, (_, at) => 1 + Math.floor((at + ((at * SPREAD) % 1)) * stretch));
}

function matcher(condition: Exclude<Condition, { op: 'any' }>): (value: FieldValue) => boolean {
  const { op, value } = condition;
  switch (op) {
    case 'equals': {
      const wanted = fieldValue(value);
      return (found) => found === wanted;
    }
    case 'in': {
      const wanted = new Set<FieldValue>(value);
      return (found) => wanted.has(found);
    }
    case 'prefix':
      return (found) => typeof found === 'string' && found.startsWith(value);
    case 'contains': {
      const element = JSON.stringify(value);
      return (found) => typeof found === 'string' && found.startsWith('[') && found.includes(element);
    }
    case 'from':
      return (found) => typeof found === typeof value && found !== null && found >= value;
    case 'to':
      return (found) => typeof found === typeof value && found !== null && found <= value;
  }
}

/** Nulls, then numbers, then text. */
export function compared(a: FieldValue, b: FieldValue): number {
  const kinds = kindOf(a) - kindOf(b);
  if (kinds !== 0 || a === null || b === null || a === b) return kinds;
  return a < b ? -1 : 1;
}

const kindOf = (value: FieldValue): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
