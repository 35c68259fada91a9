import type { Language, LocalizedText } from '@sealtrail/event-sourcing';

/** Type of a spreadsheet cell. `date`: `2026-03-02`. `instant`: local time, `2026-03-02 09:30:00`. */
export type CellKind = 'date' | 'instant' | 'number' | 'text';

export type Cell = string | number | null;

/** Display names of codes; `null`: unknown, or not visible to the reader. */
export type DisplayNames = {
  department(code: string): string | null;
  official(department: string, id: string): string | null;
  item(code: string): string | null;
};

/** Language, zone and display names for rendering a file. */
export type CellContext = { readonly language: Language; readonly zone: string; readonly names: DisplayNames };

/** One column of a non-null value; `beside`: the object that contains the value. */
export type Column<Value> = {
  readonly heading: LocalizedText;
  readonly kind: CellKind;
  /** In characters; a Chinese one counts as two. */
  readonly width: number;
  readonly read: (value: Value, wording: CellContext, beside: object) => Cell;
};

/** The columns of one member; empty: omitted from files. */
export type Cells<Value> = readonly Column<Value>[];

/** The columns of every member of a view, in the order of the file. */
export type ColumnsOf<View> = { readonly [Member in keyof View]-?: Cells<NonNullable<View[Member]>> };

/** Layout of a list or a report as a file: the same columns on every page, and without rows. */
export type Table = {
  /** Title of the file. */
  readonly title: LocalizedText;
  readonly columns: Cells<object>;
};

/** @param columns the columns of the rows; a missing member does not compile */
export const tableOf = <View extends object>(title: LocalizedText, columns: ColumnsOf<View>): Table => ({
  title,
  columns: columnsOfObject(columns) as Cells<object>,
});

/** The columns of an object, member by member; empty if the object or the member is missing. */
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

/** The cells of one row; for a total row, `null` in columns without a total. */
export const cellsOf = ({ columns }: Table, row: object, wording: CellContext): Cell[] =>
  columns.map((column) => column.read(row, wording, row));

export const headingsOf = ({ columns }: Table, language: Language): string[] =>
  columns.map(({ heading }) => heading[language]);
