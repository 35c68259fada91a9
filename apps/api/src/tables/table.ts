import type { Language, LocalizedText } from '@sealtrail/event-sourcing';

/** What a spreadsheet takes a cell for. `date`: `2026-03-02`. `instant`: local time, `2026-03-02 09:30:00`. */
export type CellKind = 'date' | 'instant' | 'number' | 'text';

export type Cell = string | number | null;

/** What things are called, beside their codes; `null`: nobody knows, or it is not the reader's to know. */
export type DisplayNames = {
  department(code: string): string | null;
  official(department: string, id: string): string | null;
  item(code: string): string | null;
};

/** What the words and times of a file are made with. */
export type CellContext = { readonly language: Language; readonly zone: string; readonly names: DisplayNames };

/** One column, read out of a value that is there; `beside`: what the value is a member of. */
export type Column<Value> = {
  readonly heading: LocalizedText;
  readonly kind: CellKind;
  /** In characters; a Chinese one counts as two. */
  readonly width: number;
  readonly read: (value: Value, wording: CellContext, beside: object) => Cell;
};

/** The columns that one member is shown in; none: it is left out of files. */
export type Cells<Value> = readonly Column<Value>[];

/** For every member of a view the columns that it is shown in, in the order of the file. */
export type ColumnsOf<View> = { readonly [Member in keyof View]-?: Cells<NonNullable<View[Member]>> };

/** How a list or a report looks as a file: the same columns on every page, and with no row. */
export type Table = {
  /** What the file is called. */
  readonly title: LocalizedText;
  readonly columns: Cells<object>;
};

/** @param columns what shows the rows; a member that is not named does not compile */
export const tableOf = <View extends object>(title: LocalizedText, columns: ColumnsOf<View>): Table => ({
  title,
  columns: columnsOfObject(columns) as Cells<object>,
});

/** The columns of an object, one member after the other; where it or the member is not there they are empty. */
export const columnsOfObject = <View extends object>(columns: ColumnsOf<View>): Cells<View> =>
  Object.entries(columns as Readonly<Record<string, Cells<unknown>>>).flatMap(([member, cells]) =>
    cells.map((column) => ({
      ...column,
      read: (view: View, wording: CellContext) => {
        const value = (view as Readonly<Record<string, unknown>>)[member] ?? null;
        return value === null ? null : column.read(value, wording, view);
      },
    })),
  );

/** The cells of one row; of a sum, `null` where it says nothing of a column. */
export const cellsOf = ({ columns }: Table, row: object, wording: CellContext): Cell[] =>
  columns.map((column) => column.read(row, wording, row));

export const headingsOf = ({ columns }: Table, language: Language): string[] =>
  columns.map(({ heading }) => heading[language]);
