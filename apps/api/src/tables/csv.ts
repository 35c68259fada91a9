import type { Language } from '@sealtrail/event-sourcing';
import { writeCsvStream } from 'hucre/csv';
import type { Cell, Table } from './table';
import { headingsOf } from './table';

/**
 * Rows as CSV (RFC 4180), with a byte-order mark: without one Excel does not read the text as UTF-8. Text that a spreadsheet would run as a formula
 * or read as a number or a date gets an apostrophe in front.
 */
export const csvOf = (table: Table, language: Language, rows: AsyncIterable<Cell[]>): ReadableStream<Uint8Array> =>
  writeCsvStream(linesOf(table, language, rows), { bom: true, headers: false });

async function* linesOf(table: Table, language: Language, rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield headingsOf(table, language);
  for await (const row of rows) {
    yield row.map((cell, n) => (table.columns[n]?.kind === 'text' && typeof cell === 'string' ? asText(cell) : cell));
  }
  // Ends the last line with a line break like the others.
  yield [];
}

/** The text in a form that no spreadsheet converts. */
export function asText(text: string): string {
  const guarded = text.replaceAll(FORMULA, "$1'");
  return guarded.startsWith("'") || !(SEPARATOR.test(guarded) || isMisread(guarded)) ? guarded : `'${guarded}`;
}

/**
 * A formula prefix at the start of the text, or after a character at which a program that uses a semicolon or a tab as separator splits cells; also
 * after spaces or invisible characters.
 */
const FORMULA = /((?:^|[;；\t\r\n])(?:(?![\t\r\n])[\s\p{C}\p{Default_Ignorable_Code_Point}])*)(?=[=+\-@＝＋－＠])/gu;

const SEPARATOR = /^[;；\t\r\n]/u;

/** Only digits and the characters of numbers, dates, times and amounts. */
const NUMBERLIKE = /^[\p{Nd}\s.,:：/\\%$¥￥€£()'eE年月日号时点分秒上下午APMapm-]*$/u;

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH = new RegExp(`^(?:\\d{1,4}[\\s/-]*)?(?:${MONTHS})[\\s/-]*\\d{0,4}$`, 'iu');

const isMisread = (text: string): boolean =>
  (/\p{Nd}/u.test(text) && NUMBERLIKE.test(text)) || MONTH.test(text) || /^(?:true|false)$/iu.test(text.trim());
