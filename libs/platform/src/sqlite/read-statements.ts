import type { Condition, Query } from '@sealtrail/event-sourcing';
import { fieldValue } from './document-fields';
import { allOf, FieldPlaces, type Sql } from './read-conditions';
import { documentsTable, elementsTable, type ViewLayout } from './view-layout';

const LIMIT_MAX = 1_000;

/**
 * The statements that give a page, to be run one after the other until the page is full. A page that begins behind a
 * document has two: what has no value sorts apart from what has one, and each part can follow an index.
 *
 * @param passedOver the field whose index is not to be followed, see {@link rivalPrefix}.
 * @throws {RangeError} for a limit out of bounds or a name that is none.
 */
export function listStatements(layout: ViewLayout, query: Query, passedOver: string | null = null): readonly Sql[] {
  const { where, orderBy, descending = false, limit, after } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new RangeError(`a list has 1 to ${LIMIT_MAX} documents, not ${limit}`);
  }
  const { lead, rest } = leadOf(layout, where, orderBy);
  const places = new FieldPlaces(layout, lead?.index ?? null, passedOver);
  const conditions = allOf(rest, places);
  const direction = descending ? 'DESC' : 'ASC';
  const order = orderBy === undefined ? null : places.of(orderBy);
  const ordering = `${order === null ? '' : `${order} ${direction}, `}${places.id} ${direction}`;
  const from =
    lead === null
      ? `${documentsTable(layout.view)} d`
      : `${elementsTable(layout.view, lead.index)} e CROSS JOIN ${documentsTable(layout.view)} d ON d.id = e.id`;
  return pageParts(order, places.id, descending, after).map((part) => ({
    text:
      `SELECT d.id, d.document FROM ${from} WHERE ${lead === null ? '' : 'e.element = ? AND '}` +
      `${conditions.text} AND ${part.text} ORDER BY ${ordering} LIMIT ?`,
    values: [...(lead === null ? [] : [lead.element]), ...conditions.values, ...part.values],
  }));
}

/**
 * A list of a region by time can follow either index: few rows of the region are quickly sorted, but of many it is
 * quicker to go by time and pass over the others. Gives the prefix and a statement that counts its rows, up to a bound.
 */
export function rivalPrefix(
  layout: ViewLayout,
  { where, orderBy }: Query,
  bound: number,
): { readonly field: string; readonly count: Sql } | null {
  if (!layout.indexes.some(([first]) => first === orderBy) || leadOf(layout, where, orderBy).lead !== null) return null;
  const prefix = where.find((one) => one.op === 'prefix' && one.field !== orderBy && layout.fields.includes(one.field));
  if (prefix?.op !== 'prefix') return null;
  const { text, values } = allOf([prefix], new FieldPlaces(layout, null));
  const rows = `SELECT 1 FROM ${documentsTable(layout.view)} d WHERE ${text} LIMIT ?`;
  return { field: prefix.field, count: { text: `SELECT count(*) FROM (${rows})`, values: [...values, bound] } };
}

export function countStatement(layout: ViewLayout, where: readonly Condition[]): Sql {
  const { lead, rest } = leadOf(layout, where, undefined);
  const places = new FieldPlaces(layout, lead?.index ?? null);
  const conditions = allOf(rest, places);
  if (lead === null) {
    return {
      text: `SELECT count(*) FROM ${documentsTable(layout.view)} d WHERE ${conditions.text}`,
      values: conditions.values,
    };
  }
  const documents = places.usesDocuments ? ` CROSS JOIN ${documentsTable(layout.view)} d ON d.id = e.id` : '';
  return {
    text: `SELECT count(*) FROM ${elementsTable(layout.view, lead.index)} e${documents} WHERE e.element = ? AND ${conditions.text}`,
    values: [lead.element, ...conditions.values],
  };
}

type Lead = { readonly index: readonly string[]; readonly element: string };

/** The table of elements that serves the query best, and the conditions that it leaves. */
function leadOf(
  { elementIndexes }: ViewLayout,
  where: readonly Condition[],
  orderBy: string | undefined,
): { readonly lead: Lead | null; readonly rest: readonly Condition[] } {
  const asked = new Set([...where.flatMap((one) => (one.op === 'any' ? [] : [one.field])), orderBy]);
  let best: { readonly lead: Lead; readonly condition: Condition; readonly served: number } | null = null;
  for (const condition of where) {
    if (condition.op !== 'contains') continue;
    for (const index of elementIndexes) {
      if (index[0] !== condition.field) continue;
      const others = index.slice(1);
      const served = others.filter((field) => asked.has(field)).length + (others.at(-1) === orderBy ? 1 : 0);
      if (best === null || served > best.served) {
        best = { lead: { index, element: condition.value }, condition, served };
      }
    }
  }
  const lead = best?.lead ?? null;
  return { lead, rest: where.filter((condition) => condition !== best?.condition) };
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
