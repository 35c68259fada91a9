import {
  type Condition,
  filterConditions,
  type Incompleteness,
  incompletenessOf,
  type ListRequest,
  type PageCursor,
  ReadStore,
  readAll,
  type StoredDocument,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency } from './efficiency-view';
import { type BothLimits, type Figures, NO_FIGURES } from './figures';
import { NONE_OVERDUE, type OverdueSheet, openOverdue, overdueAtEndOf } from './open-overdue-view';
import type { Breakdown, Dimension } from './report-enums';
import type { SheetSubject } from './sheet-entries';
import { add } from './tally';

/** What every report of this context is asked. */
export type ReportRequest = ListRequest<ReportFilters> & { readonly period: Period; readonly by: Breakdown };

/** Only rows of these, where given. */
export type ReportFilters = { readonly department?: string | undefined; readonly region?: string | undefined };

/** Whom a row is about: those of the four that the breakdown names. */
export type RowName = {
  readonly region?: string;
  readonly department?: string;
  readonly official?: string | null;
  readonly item?: string;
};

/** What the sheets of a row add up to: what happened in the period, and how many cases were overdue when it ended. */
export type Sums = { readonly figures: Figures; readonly openOverdue: BothLimits<number> };

export type SummedRow = Sums & { readonly of: RowName };

/** A page of rows in the order of their names, where it goes on, and on the first page what all rows add up to. */
export type SummedRows = Incompleteness & {
  readonly rows: readonly SummedRow[];
  readonly total: Sums | null;
  readonly next: PageCursor | null;
};

const NOTHING: Sums = { figures: NO_FIGURES, openOverdue: NONE_OVERDUE };

/** Adds up the sheets that a caller may see: months to the period, departments to regions and items. */
export async function sumSheets(
  store: ReadStore,
  request: ReportRequest,
  views: SheetViews = ALL_SHEETS,
): Promise<SummedRows> {
  const { by, limit, after } = request;
  const orderBy = orderOf(by);
  const rows: SummedRow[] = [];
  let name: string | null = null;
  let last: PageCursor | null = null;
  for await (const { id, subject, sums } of sheetsOf(store, request, { by, orderBy, after, views })) {
    const before = subject[orderBy] === name ? rows.pop() : undefined;
    if (before === undefined && rows.length === limit) {
      return { rows, total: await totalOf(store, request, views), next: last, ...(await lackingOf(store, views)) };
    }
    rows.push({ ...add<Sums>(before ?? NOTHING, sums), of: rowName(by, subject) });
    name = subject[orderBy];
    last = { value: name, id };
  }
  return { rows, total: await totalOf(store, request, views), next: null, ...(await lackingOf(store, views)) };
}

const lackingOf = (store: ReadStore, views: SheetViews): Promise<Incompleteness> =>
  incompletenessOf(store, efficiency.name, ...(views.openOverdue ? [openOverdue.name] : []));

/** Every fact is in the sheet of exactly one department, so these are everything once. */
async function totalOf(store: ReadStore, request: ReportRequest, views: SheetViews): Promise<Sums | null> {
  if (request.after !== null) return null;
  let total = NOTHING;
  const sheets = sheetsOf(store, request, { by: 'department', orderBy: 'key', after: null, views });
  for await (const { sums } of sheets) total = add(total, sums);
  return total;
}

/** The field of a sheet that rows are ordered by. */
const orderOf = (by: Breakdown) => (by === 'region' ? 'region' : 'key');
type Order = ReturnType<typeof orderOf>;

/** Which views a report reads: without cases that are overdue, nobody has a row for these alone. */
export type SheetViews = { readonly openOverdue: boolean };
const ALL_SHEETS: SheetViews = { openOverdue: true };

type SheetQuery = {
  readonly by: Breakdown;
  readonly orderBy: Order;
  readonly after: PageCursor | null;
  readonly views: SheetViews;
};

type Sheet = { readonly id: string; readonly subject: SheetSubject; readonly sums: Sums };

/** The sheets of the period and the overdue cases at its end, in one order, so that a page goes on where it ended. */
async function* sheetsOf(
  store: ReadStore,
  request: ReportRequest,
  { by, orderBy, after, views }: SheetQuery,
): AsyncIterable<Sheet> {
  const { period } = request;
  const of = subjectConditions(request, by === 'region' ? 'department' : by);
  const months = readAll<EfficiencySheet>(store, efficiency.name, {
    where: [...of, ...periodConditions(period)],
    orderBy,
    after,
  });
  const done = sheetsIn(months, ({ figures }) => ({ ...NOTHING, figures }));
  if (!views.openOverdue) return yield* done;
  const all = readAll<OverdueSheet>(store, openOverdue.name, { where: of, orderBy, after });
  const open = sheetsIn(all, (sheet) => {
    const overdue = overdueAtEndOf(sheet, period.to);
    return overdue.promise === 0 && overdue.statute === 0 ? null : { ...NOTHING, openOverdue: overdue };
  });
  yield* inOrder(done, open, orderBy);
}

async function* sheetsIn<Doc extends SheetSubject>(
  found: AsyncIterable<StoredDocument<Doc>>,
  sumsOf: (document: Doc) => Sums | null,
): AsyncGenerator<Sheet> {
  for await (const { id, document } of found) {
    const sums = sumsOf(document);
    if (sums !== null) yield { id, subject: document, sums };
  }
}

/** Two lists that are in the order of a store (by bytes, then by id) as one. */
async function* inOrder(one: AsyncGenerator<Sheet>, other: AsyncGenerator<Sheet>, orderBy: Order) {
  const place = ({ subject, id }: Sheet) => [subject[orderBy], id] as const;
  let [a, b] = [await one.next(), await other.next()];
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && isBefore(place(a.value), place(b.value)))) {
      yield a.value as Sheet;
      a = await one.next();
    } else {
      yield b.value;
      b = await other.next();
    }
  }
}

type OrderedBy = readonly [value: string, id: string];

function isBefore([value, id]: OrderedBy, [otherValue, otherId]: OrderedBy): boolean {
  const byValue = Buffer.compare(Buffer.from(value), Buffer.from(otherValue));
  return byValue < 0 || (byValue === 0 && Buffer.compare(Buffer.from(id), Buffer.from(otherId)) <= 0);
}

const subjectConditions = ({ scope, filters }: ReportRequest, dimension: Dimension): readonly Condition[] => [
  { op: 'equals', field: 'dimension', value: dimension },
  ...filterConditions(filters),
  ...scopeConditions(scope),
];

const periodConditions = ({ from, to }: Period): readonly Condition[] =>
  from === to
    ? [{ op: 'equals', field: 'month', value: from }]
    : [
        { op: 'from', field: 'month', value: from },
        { op: 'to', field: 'month', value: to },
      ];

function rowName(by: Breakdown, { region, department, official, item }: SheetSubject): RowName {
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
