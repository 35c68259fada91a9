import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import readSheets, { type Row } from 'read-excel-file/node';
import { count, date, instant, text } from './cells';
import { type Cell, tableOf } from './table';
import { xlsxOf } from './xlsx';

type Line = { name: string; n: number; on: string; at: string };
const table = tableOf<Line>(
  { zh: '表', en: 'sheet' },
  { name: text('名称', 'Name'), n: count('数', 'Number'), on: date('日期', 'Date'), at: instant('时间', 'Time') },
);

async function* rowsOf(...rows: Cell[][]): AsyncGenerator<Cell[]> {
  yield* rows;
}

async function opened(...rows: Cell[][]): Promise<Row[]> {
  const bytes = await buffer(xlsxOf(table, 'zh', rowsOf(...rows)) as never);
  const [sheet] = await readSheets(bytes, { trim: false });
  expect(sheet?.sheet).toBe('表');
  return sheet?.data ?? [];
}

describe('a workbook', () => {
  it('has typed cells, as read by another program', async () => {
    const [headings, row] = await opened(['00123', 7.5, '2026-03-02', '2026-03-02 09:30:15']);
    expect(headings).toEqual(['名称', '数', '日期', '时间']);
    expect(row).toEqual(['00123', 7.5, new Date('2026-03-02T00:00:00Z'), new Date('2026-03-02T09:30:15Z')]);
  });

  it('has its headings without rows, and empty cells for missing values', async () => {
    expect(await opened()).toEqual([['名称', '数', '日期', '时间']]);
    expect(await opened([null, 0, null, null])).toEqual([
      ['名称', '数', '日期', '时间'],
      [null, 0, null, null],
    ]);
  });

  it('runs no formula, and loses no text', async () => {
    const odd = ['=1+1', '<b>&amp;\u0001\uFFFF_x0041_', '370911202104140038', ' 空 \n格 '];
    const rows = await opened(...odd.map((one): Cell[] => [one, null, null, null]));
    expect(rows.slice(1).map(([cell]) => cell)).toEqual(odd);
  });

  it('has days that Excel supports as dates, and others as text', async () => {
    const days = ['1900-03-01', '9999-12-31', '1900-02-28', '0001-01-01', '+010000-01-01'];
    const rows = await opened(...days.map((on): Cell[] => ['x', null, on, null]));
    expect(rows.slice(1).map((row) => row[2])).toEqual([
      new Date('1900-03-01T00:00:00Z'),
      new Date('9999-12-31T00:00:00Z'),
      ...days.slice(2),
    ]);
  });

  it('keeps its headings visible', async () => {
    const bytes = await buffer(xlsxOf(table, 'zh', rowsOf(['x', 1, null, null])) as never);
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ freezePane }) => freezePane)).toEqual([{ rows: 1 }]);
  });

  it('truncates text to the cell limit, without splitting a character', async () => {
    const [, row] = await opened([`${'字'.repeat(32_765)}😀x`, null, null, null]);
    expect(row?.[0]).toBe(`${'字'.repeat(32_765)}…`);
  });
});
