import {
  type After,
  type Condition,
  filterConditions,
  type ListRequest,
  ReadStore,
  readEvery,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency } from './efficiency-view';
import { type Figures, NO_FIGURES } from './figures';
import type { Breakdown, Dimension } from './report-words';
import { add } from './tally';

/** What every report of this context is asked. */
export type ReportWish = ListRequest<ReportFilters> & { readonly period: Period; readonly by: Breakdown };

/** Only rows of these, where given. */
export type ReportFilters = { readonly department?: string | undefined; readonly region?: string | undefined };

/** Whom a row is about: those of the four that the breakdown names. */
export type RowName = {
  readonly region?: string;
  readonly department?: string;
  readonly official?: string | null;
  readonly item?: string;
};

export type SummedRow = { readonly of: RowName; readonly figures: Figures };

/** A page of rows in the order of their names, where it goes on, and on the first page what all rows add up to. */
export type SummedRows = {
  readonly rows: readonly SummedRow[];
  readonly total: Figures | null;
  readonly next: After | null;
};

/** Adds up the sheets that a caller may see: months to the period, departments to regions and items. */
export async function sumSheets(store: ReadStore, wish: ReportWish): Promise<SummedRows> {
  const { by, limit, after } = wish;
  const orderBy = by === 'region' ? 'region' : 'key';
  const rows: { of: RowName; figures: Figures; name: string }[] = [];
  let last: After | null = null;
  const where = conditions(wish, by === 'region' ? 'department' : by);
  for await (const { id, document } of readEvery<EfficiencySheet>(store, efficiency.name, { where, orderBy, after })) {
    const row = rows.at(-1);
    if (row?.name === document[orderBy]) {
      row.figures = add(row.figures, document.figures);
    } else {
      if (rows.length === limit) return { rows, total: await totalOf(store, wish), next: last };
      rows.push({ of: rowName(by, document), figures: document.figures, name: document[orderBy] });
    }
    last = { value: document[orderBy], id };
  }
  return { rows, total: await totalOf(store, wish), next: null };
}

/** Every fact is in the sheet of exactly one department, so these are everything once. */
async function totalOf(store: ReadStore, wish: ReportWish): Promise<Figures | null> {
  if (wish.after !== null) return null;
  let total = NO_FIGURES;
  const where = conditions(wish, 'department');
  for await (const { document } of readEvery<EfficiencySheet>(store, efficiency.name, { where, orderBy: 'key' })) {
    total = add(total, document.figures);
  }
  return total;
}

const conditions = ({ scope, period, filters }: ReportWish, dimension: Dimension): readonly Condition[] => [
  { op: 'equals', field: 'dimension', value: dimension },
  ...(period.from === period.to
    ? [{ op: 'equals', field: 'month', value: period.from } as const]
    : [
        { op: 'from', field: 'month', value: period.from } as const,
        { op: 'to', field: 'month', value: period.to } as const,
      ]),
  ...filterConditions(filters),
  ...scopeConditions(scope),
];

function rowName(by: Breakdown, { region, department, official, item }: EfficiencySheet): RowName {
  switch (by) {
    case 'department':
      return { department };
    case 'official':
      return { department, official };
    case 'item':
      return { item: item ?? '' };
    case 'region':
      return { region };
  }
}
