import {
  type Condition,
  inRegion,
  type Query,
  ReadStore,
  type Scope,
  type Stored,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency } from './efficiency-view';
import { type Figures, NO_FIGURES } from './figures';
import type { Breakdown, Dimension } from './report-words';
import { add } from './tally';

/** What every report of this context is asked. */
export type ReportWish = {
  readonly scope: Scope;
  readonly period: Period;
  readonly by: Breakdown;
  /** Only rows of these, where given. */
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  readonly limit: number;
  readonly after?: After | undefined;
};

type After = NonNullable<Query['after']>;

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

const PAGE = 1_000;

/** Adds up the sheets that a caller may see: months to the period, departments to regions and items. */
export async function sumSheets(store: ReadStore, wish: ReportWish): Promise<SummedRows> {
  const { by, limit, after } = wish;
  const orderBy = by === 'region' ? 'region' : 'key';
  const rows: { of: RowName; figures: Figures; name: string }[] = [];
  let last: After | null = null;
  for await (const { id, document } of sheets(
    store,
    conditions(wish, by === 'region' ? 'department' : by),
    orderBy,
    after,
  )) {
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
  if (wish.after !== undefined) return null;
  let total = NO_FIGURES;
  for await (const { document } of sheets(store, conditions(wish, 'department'), 'key')) {
    total = add(total, document.figures);
  }
  return total;
}

const conditions = ({ scope, period, department, region }: ReportWish, dimension: Dimension): readonly Condition[] => [
  { op: 'equals', field: 'dimension', value: dimension },
  ...(period.from === period.to
    ? [{ op: 'equals', field: 'month', value: period.from } as const]
    : [
        { op: 'from', field: 'month', value: period.from } as const,
        { op: 'to', field: 'month', value: period.to } as const,
      ]),
  ...(department === undefined ? [] : [{ op: 'equals', field: 'department', value: department } as const]),
  ...(region === undefined ? [] : [inRegion(region)]),
  ...scopeConditions(scope),
];

async function* sheets(
  store: ReadStore,
  where: readonly Condition[],
  orderBy: 'key' | 'region',
  start?: After,
): AsyncIterable<Stored<EfficiencySheet>> {
  let after = start;
  for (;;) {
    const page: readonly Stored<EfficiencySheet>[] = await store.list<EfficiencySheet>(efficiency.name, {
      where,
      orderBy,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    yield* page;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    after = { value: last.document[orderBy], id: last.id };
  }
}

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
