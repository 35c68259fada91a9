import type { Condition, Query } from '@sealtrail/event-sourcing';
import type { AccessPath } from './access-paths';
import { fieldValue } from './document-fields';
import { allOf, FieldPlaces, type Sql } from './read-conditions';
import { documentsTable, elementsTable, indexName, type ViewLayout } from './view-layout';

const LIMIT_MAX = 1_000;

/**
 * The statements of a page, to be run one after the other until the page is full. A page that continues after a document has
 * two: null sorts separately from values, and each part can use an index.
 *
 * @param path the index to use; `null`: a table scan.
 * @throws {RangeError} for a limit out of bounds or an invalid name.
 */
export function listStatements(layout: ViewLayout, query: Query, path: AccessPath | null): readonly Sql[] {
  const { where, orderBy, descending = false, limit, after } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new RangeError(`limit must be 1 to ${LIMIT_MAX}, not ${limit}`);
  }
  const rows = rowsOf(layout, path, where, orderBy);
  const { order, id } = rows;
  return pageParts(order, id, descending, after).map((part) => {
    const meets = { text: `${rows.meets.text} AND ${part.text}`, values: [...rows.meets.values, ...part.values] };
    const text =
      path === null || path.inOrder
        ? inOrder(layout, rows, meets, descending)
        : sorted(layout, rows, meets, descending);
    return { text, values: meets.values };
  });
}

/** How many documents meet the conditions; `most`: counted up to this number. */
export function countStatement(
  layout: ViewLayout,
  where: readonly Condition[],
  path: AccessPath | null,
  most: number | null = null,
): Sql {
  const { from, meets } = rowsOf(layout, path, where, undefined);
  if (most === null) return { text: `SELECT count(*) FROM ${from} WHERE ${meets.text}`, values: meets.values };
  return {
    text: `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${meets.text} LIMIT ?)`,
    values: [...meets.values, most],
  };
}

type Rows = {
  readonly from: string;
  readonly meets: Sql;
  /** Whether a row is joined with its document. */
  readonly withDocument: boolean;
  readonly led: boolean;
  readonly order: string | null;
  readonly id: string;
};

/** The source of a path's rows, and the conditions they must meet. */
function rowsOf(
  layout: ViewLayout,
  path: AccessPath | null,
  where: readonly Condition[],
  orderBy: string | undefined,
): Rows {
  const lead = path?.lead ?? null;
  const places = new FieldPlaces(layout, lead === null ? null : (path?.index ?? null));
  const others = allOf(
    where.filter((condition) => condition !== lead),
    places,
  );
  const order = orderBy === undefined ? null : places.of(orderBy);
  const rest = { order, id: places.id, withDocument: lead === null || places.usesDocuments };
  const documents = `${documentsTable(layout.view)} d`;
  const along = path === null ? '' : ` INDEXED BY ${indexName(layout.view, path.index)}`;
  if (lead === null || path === null) return { from: `${documents}${along}`, meets: others, led: false, ...rest };
  return {
    from: `${elementsTable(layout.view, path.index)} e${along}${rest.withDocument ? ` CROSS JOIN ${documents} ON d.id = e.id` : ''}`,
    meets: { text: `e.element = ? AND ${others.text}`, values: [lead.value, ...others.values] },
    led: true,
    ...rest,
  };
}

function inOrder(layout: ViewLayout, rows: Rows, meets: Sql, descending: boolean): string {
  const { from, withDocument, order, id } = rows;
  const beside = withDocument ? '' : ` CROSS JOIN ${documentsTable(layout.view)} d ON d.id = e.id`;
  return `SELECT d.id, d.document FROM ${from}${beside} WHERE ${meets.text} ORDER BY ${ordering(order, id, descending)} LIMIT ?`;
}

/** Documents are read only for the rows that are returned: all others are sorted without. */
function sorted(layout: ViewLayout, { from, led, order, id }: Rows, meets: Sql, descending: boolean): string {
  const at = led ? 'e.id' : 'd.rowid';
  const shown =
    `SELECT ${at} AS place, ${order ?? 'NULL'} AS value, ${id} AS id FROM ${from} WHERE ${meets.text} ` +
    `ORDER BY ${ordering(order, id, descending)} LIMIT ?`;
  const beside = `${documentsTable(layout.view)} d ON d.${led ? 'id' : 'rowid'} = p.place`;
  return (
    `SELECT d.id, d.document FROM (${shown}) p CROSS JOIN ${beside} ` +
    `ORDER BY ${ordering(order === null ? null : 'p.value', 'p.id', descending)}`
  );
}

function ordering(order: string | null, id: string, descending: boolean): string {
  const direction = descending ? 'DESC' : 'ASC';
  return `${order === null ? '' : `${order} ${direction}, `}${id} ${direction}`;
}

function pageParts(order: string | null, id: string, descending: boolean, after: Query['after']): readonly Sql[] {
  if (after === undefined) return [{ text: '1', values: [] }];
  const beyond = descending ? '<' : '>';
  const value = fieldValue(after.value);
  if (order === null) return [{ text: `${id} ${beyond} ?`, values: [after.id] }];
  const nothing: Sql = { text: `${order} IS NULL`, values: [] };
  const something: Sql = { text: `${order} IS NOT NULL`, values: [] };
  if (value === null) {
    const rest = { text: `${nothing.text} AND ${id} ${beyond} ?`, values: [after.id] };
    return descending ? [rest] : [rest, something];
  }
  const rest = { text: `(${order}, ${id}) ${beyond} (?, ?)`, values: [value, after.id] };
  return descending ? [rest, nothing] : [rest];
}
