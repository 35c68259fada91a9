import type { VNodeChild } from 'vue';
import type { Answer, GetPath } from '../../api/client';
import type { Filter } from '../../parts/filters';
import type { Text } from '../../words/language';
import type { Column } from './columns';

type ReportAnswer = { readonly rows: readonly object[] };
/** Routes whose response has rows. */
export type ReportPath = { [Path in GetPath]: Answer<Path> extends ReportAnswer ? Path : never }[GetPath];
type RowOf<Path extends ReportPath> = Answer<Path>['rows'][number];
/** Values of the filters, by name. */
export type Chosen = Readonly<Record<string, string>>;

/** A report as a table: its route, its filters and its columns. */
export type Report<Path extends ReportPath = ReportPath> = {
  /** In the URL of its page. */
  readonly name: string;
  readonly title: Text;
  readonly path: Path;
  /** Its response is never split into pages. */
  readonly isWhole?: true;
  readonly filters: () => readonly Filter[];
  readonly columns: (chosen: Chosen) => readonly Column<RowOf<Path>>[];
  /** What is displayed above the table. */
  readonly above?: (answer: Answer<Path>, chosen: Chosen) => VNodeChild;
};

/** Columns of different rows are not comparable: the answer of a report's own route is the only one that it gets. */
export const defineReport = <Path extends ReportPath>(report: Report<Path>): Report => report as never as Report;
