import {
  type Enumeration,
  type JsonObject,
  type Language,
  type LocalizedText,
  termOf,
} from '@sealtrail/event-sourcing';
import { localTimeOf } from '@sealtrail/working-days';
import { namesInRecord } from '../display-names/names-in-record';
import type { CellContext, Cells, Column, DisplayNames } from './table';

/** Omitted from files: members for programs only, or shown in another column. */
export const omitted: Cells<unknown> = [];

const singleColumn = <Value>(
  zh: string,
  en: string,
  kind: Column<Value>['kind'],
  width: number,
  read: Column<Value>['read'],
): Cells<Value> => [{ heading: { zh, en }, kind, width, read }];

/** Text, codes and case numbers: a spreadsheet must not treat them as numbers. */
export const text = (zh: string, en: string, width = 16): Cells<string> =>
  singleColumn(zh, en, 'text', width, (value) => value);

export const count = (zh: string, en: string): Cells<number> => singleColumn(zh, en, 'number', 10, (value) => value);

export const date = (zh: string, en: string): Cells<string> => singleColumn(zh, en, 'date', 12, (value) => value);

/** In the jurisdiction's local time. */
export const instant = (zh: string, en: string): Cells<string> =>
  singleColumn(zh, en, 'instant', 20, (value, { zone }) => localTimeOf(value, zone));

export const yesNo = (zh: string, en: string): Cells<boolean> =>
  singleColumn(zh, en, 'text', 8, (value, { language }) => YES_NO[language][value ? 0 : 1]);

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const satisfies Record<Language, readonly [string, string]>;

/** A value of an enumeration, as its term. */
export const term = <Value extends string>(
  enumeration: Enumeration<Value>,
  { zh, en }: LocalizedText = enumeration.name,
): Cells<Value> => singleColumn(zh, en, 'text', 14, (value, { language }) => termOf(enumeration, value, language));

export const terms = <Value extends string>(
  enumeration: Enumeration<Value>,
  { zh, en }: LocalizedText = enumeration.name,
): Cells<readonly Value[]> =>
  singleColumn(zh, en, 'text', 20, (values, { language }) =>
    joinedList(
      values.map((value) => termOf(enumeration, value, language)),
      language,
    ),
  );

export const texts = (zh: string, en: string): Cells<readonly string[]> =>
  singleColumn(zh, en, 'text', 20, (values, { language }) => joinedList(values, language));

/** A record without columns of its own, as recorded, with the display names of its codes. */
export const recorded = (zh: string, en: string): Cells<object> => [
  ...singleColumn<object>(zh, en, 'text', 60, (value) => JSON.stringify(value)),
  ...singleColumn<object>(`${zh}（名称）`, `${en}: names`, 'text', 40, (value, { language, names }) =>
    joinedList(
      namesInRecord(value as JsonObject, names).map(({ code, name }) =>
        language === 'zh' ? `${name}（${code}）` : `${name} (${code})`,
      ),
      language,
    ),
  ),
];

/** The last day that is in time. */
export const limit = (zh: string, en: string): Cells<{ readonly date: string }> =>
  singleColumn(zh, en, 'date', 12, ({ date: last }) => last);

/** The members of a list as short texts, joined in one cell. */
export const each = <Value>(
  zh: string,
  en: string,
  said: (value: Value, wording: CellContext) => readonly (string | number | null)[],
): Cells<readonly Value[]> =>
  singleColumn(zh, en, 'text', 30, (values, wording) =>
    values
      .map((value) =>
        said(value, wording)
          .filter((part) => part !== null)
          .join(' '),
      )
      .join(wording.language === 'zh' ? '；' : ' | '),
  );

/** A ratio, with its two integers. */
export const share = (
  zh: string,
  en: string,
): Cells<{ readonly numerator: number; readonly denominator: number; readonly percent: number | null }> => [
  ...singleColumn<{ numerator: number }>(
    `${zh}（分子）`,
    `${en}: numerator`,
    'number',
    12,
    ({ numerator }) => numerator,
  ),
  ...singleColumn<{ denominator: number }>(
    `${zh}（分母）`,
    `${en}: denominator`,
    'number',
    12,
    (shown) => shown.denominator,
  ),
  ...singleColumn<{ percent: number | null }>(`${zh}（%）`, `${en}: %`, 'number', 10, ({ percent }) => percent),
];

/** One number per value of an enumeration. */
export const countByValue = <Value extends string>(
  enumeration: Enumeration<Value>,
): Cells<Readonly<Record<Value, number>>> =>
  enumeration.values.flatMap((value) =>
    singleColumn<Readonly<Record<Value, number>>>(
      termOf(enumeration, value, 'zh'),
      termOf(enumeration, value, 'en'),
      'number',
      10,
      (counts) => counts[value] ?? null,
    ),
  );

/** The same columns for each value of an enumeration. */
export const columnsByValue = <Value extends string, Each>(
  enumeration: Enumeration<Value>,
  cells: Cells<Each>,
): Cells<Readonly<Record<Value, Each>>> =>
  enumeration.values.flatMap((value) =>
    withHeadingPrefix(termOf(enumeration, value, 'zh'), termOf(enumeration, value, 'en'), cells).map((column) => ({
      ...column,
      read: (all: Readonly<Record<Value, Each>>, wording: CellContext) =>
        all[value] === undefined ? null : column.read(all[value], wording, all),
    })),
  );

/** A code for programs, and its text. */
export const codeWithText = (zh: string, en: string, words: Readonly<Record<string, LocalizedText>>): Cells<string> => [
  ...text(`${zh}（代码）`, `${en} (code)`, 26),
  ...singleColumn<string>(zh, en, 'text', 26, (code, { language }) => words[code]?.[language] ?? null),
];

/** Adds a common prefix to the headings of several columns. */
export const withHeadingPrefix = <Value>(zh: string, en: string, cells: Cells<Value>): Cells<Value> =>
  cells.map((column) => ({
    ...column,
    heading: { zh: `${zh}：${column.heading.zh}`, en: `${en}: ${column.heading.en}` },
  }));

const codeWithName = (
  zh: string,
  en: string,
  name: (names: DisplayNames, code: string, beside: object) => string | null,
) => [
  ...singleColumn<string>(`${zh}（代码）`, `${en} (code)`, 'text', 16, (code) => code),
  ...singleColumn<string>(zh, en, 'text', 22, (code, { names }, beside) => name(names, code, beside)),
];

/** A code, and its display name. */
export const department = (zh: string, en: string): Cells<string> =>
  codeWithName(zh, en, (names, code) => names.department(code));

export const departments = (zh: string, en: string): Cells<readonly string[]> => [
  ...texts(`${zh}（代码）`, `${en} (codes)`),
  ...singleColumn<readonly string[]>(zh, en, 'text', 30, (codes, { language, names }) =>
    joinedList(
      codes.map((code) => names.department(code) ?? code),
      language,
    ),
  ),
];

export const item = (zh: string, en: string): Cells<string> => codeWithName(zh, en, (names, code) => names.item(code));

/** An official of the department in the same row. */
export const official = (zh: string, en: string): Cells<string> =>
  codeWithName(zh, en, (names, id, beside) => {
    const of = 'department' in beside && typeof beside.department === 'string' ? beside.department : null;
    return of === null ? null : names.official(of, id);
  });

const joinedList = (values: readonly string[], language: Language): string =>
  values.join(language === 'zh' ? '、' : ', ');
