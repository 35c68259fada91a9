import type { Language } from '@sealtrail/event-sourcing';
import { dayNumberOf, isCivilDate } from '@sealtrail/working-days';
import { writeXlsxStream } from 'hucre/xlsx';
import { type Cell, type CellKind, headingsOf, type Table } from './table';

/** Number formats of values that a spreadsheet counts in days. */
const NUMBER_FORMATS: Readonly<Partial<Record<CellKind, string>>> = {
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};

/** Excel's limit of characters per cell. */
const TEXT_MAX = 32_767;
const HALF_SIGN = /[\uD800-\uDBFF]$/;

/** Rows as a workbook (ISO/IEC 29500) with typed cells, under a fixed heading; a further sheet after Excel's maximum of rows. */
export function xlsxOf(table: Table, language: Language, rows: AsyncIterable<Cell[]>): ReadableStream<Uint8Array> {
  const headings = headingsOf(table, language);
  const columns = table.columns.map(({ kind, width }, n) => {
    const header = headings[n] ?? '';
    const numFmt = NUMBER_FORMATS[kind];
    return { header, width: Math.max(width, widthOf(header)), ...(numFmt === undefined ? {} : { numFmt }) };
  });
  return writeXlsxStream(typed(table, rows), { name: table.title[language], columns, freezePane: { rows: 1 } });
}

async function* typed({ columns }: Table, rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield row.map((cell, n) => typedCell(cell, columns[n]?.kind ?? 'text'));
}

function typedCell(cell: Cell, kind: CellKind): Cell {
  if (typeof cell !== 'string') return cell;
  if (kind === 'date' || kind === 'instant') return serialOf(cell) ?? cell;
  const kept = cell.length > TEXT_MAX ? `${cell.slice(0, TEXT_MAX - 1).replace(HALF_SIGN, '')}…` : cell;
  return kept.replaceAll(ESCAPE, '_x005F_');
}

/** An underscore that a spreadsheet would read as the start of an escaped character (`_x0041_`). */
const ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/g;

/** Excel's serial days: the first is 1900-01-01, and its year 1900 has a 29 February, so dates before 1 March 1900 are not supported. */
const DAY_0 = dayNumberOf('1899-12-30');
const FIRST_DAY = dayNumberOf('1900-03-01');

function serialOf(text: string): number | null {
  const date = text.slice(0, 10);
  if (!isCivilDate(date) || dayNumberOf(date) < FIRST_DAY) return null;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(11).split(':').map(Number);
  return dayNumberOf(date) - DAY_0 + (hours * 3_600 + minutes * 60 + seconds) / 86_400;
}

/** In characters, with room for the filter button; a Chinese one counts as two. */
const widthOf = (heading: string): number => [...heading].reduce((sum, sign) => sum + (sign > 'ÿ' ? 2 : 1), 2);
