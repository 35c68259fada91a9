import type { JsonObject, JsonValue } from '@sealtrail/event-sourcing';

/**
 * Rows as CSV (RFC 4180) with a byte-order mark, so that spreadsheet programs read the Chinese text. Objects become
 * dotted columns, arrays one cell. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf(rows: readonly JsonObject[]): string {
  const flat = rows.map((row) => flatten(row));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  const lines = [columns.map(cell), ...flat.map((row) => columns.map((column) => cell(row.get(column) ?? '')))];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function flatten(value: JsonObject, prefix = ''): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [name, member] of Object.entries(value)) {
    if (isObject(member)) for (const [column, text] of flatten(member, `${prefix}${name}.`)) cells.set(column, text);
    else cells.set(prefix + name, textOf(member));
  }
  return cells;
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: JsonValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value))
    return safe(value.map((one: JsonValue) => (isText(one) ? one : JSON.stringify(one))).join('; '));
  return JSON.stringify(value);
}

const isText = (value: JsonValue): value is string => typeof value === 'string';

const safe = (text: string): string => (/^[\t\r =+\-@＝＋－＠]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
