import type { Channel } from '@sealtrail/catalog/events';
import {
  type Condition,
  type Document,
  filterConditions,
  type Incompleteness,
  incompletenessOf,
  type ListRequest,
  type PageCursor,
  ReadStore,
  readAll,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import { periodBefore, periodYearBefore, type ReportPeriod } from '@sealtrail/working-days';
import { NO_FIGURES } from './figures';
import { inOrder } from './in-order';
import { NONE_OVERDUE } from './open-overdue-view';
import { type PeriodSource, type Sums, sourcesOf, viewsOf } from './period-sources';
import type { Breakdown, Comparison, Dimension } from './report-enums';
import type { SheetSubject } from './sheet-entries';
import { add, addInto, type Part } from './tally';

/** What every report of this context is asked. */
export type ReportRequest = ListRequest<ReportFilters> & { readonly period: ReportPeriod; readonly by: Breakdown };

/** Only rows of these, where given. */
export type ReportFilters = { readonly department?: string | undefined; readonly region?: string | undefined };

/** Whom a row is about: those of the five that the breakdown names. */
export type RowName = {
  readonly region?: string;
  readonly department?: string;
  readonly official?: string | null;
  readonly item?: string;
  readonly channel?: Channel | null;
};

/** The period itself, and those that it is compared with. */
type Side = 'present' | Comparison;

/** The sums of a row in each period; a side on which nothing happened, or that was not asked for, is not there. */
export type SummedRow = { readonly of: RowName; readonly sums: SideSums };
export type SideSums = Part<Record<Side, Sums>>;

/** A page of rows in the order of their names, where it goes on, and on the first page what all rows add up to. */
export type SummedRows = Incompleteness & {
  readonly rows: readonly SummedRow[];
  readonly total: SideSums | null;
  readonly next: PageCursor | null;
};

/** What is read beside the figures of the period: without cases that are overdue, nobody has a row for these alone. */
export type SheetOptions = { readonly openOverdue: boolean; readonly compare: readonly Comparison[] };
const NOTHING_BESIDE: SheetOptions = { openOverdue: true, compare: [] };

const NOTHING: Sums = { figures: NO_FIGURES, openOverdue: NONE_OVERDUE };

/** The sums of one side, with every counter; `null`: nothing happened there. */
export const sumsOf = (sums: SideSums, side: Side): Sums | null => {
  const found = sums[side];
  return found === undefined ? null : add<Sums>(NOTHING, found);
};

/** The sums of the period itself, which may be all 0. */
export const presentSums = (sums: SideSums): Sums => sumsOf(sums, 'present') ?? NOTHING;

/** The period that one is compared with; `null`: there is none. */
export const COMPARED: { readonly [Name in Comparison]: (period: ReportPeriod) => ReportPeriod | null } = {
  previous: periodBefore,
  yearBefore: periodYearBefore,
};

/** Adds up the sheets that a caller may see: months and days to the period, departments to regions, items and channels. */
export async function sumSheets(
  store: ReadStore,
  request: ReportRequest,
  options: SheetOptions = NOTHING_BESIDE,
): Promise<SummedRows> {
  const { by, limit, after } = request;
  const sides = sidesOf(request.period, options);
  const rows: SummedRow[] = [];
  let name: string | null = null;
  let last: PageCursor | null = null;
  let next: PageCursor | null = null;
  for await (const sheet of sheetsOf(store, request, { by, after, sides })) {
    if (sheet.name !== name && isNothing(rows.at(-1))) rows.pop();
    if (sheet.name !== name && rows.length === limit) {
      next = last;
      break;
    }
    if (sheet.name !== name) rows.push({ of: rowName(by, sheet.subject), sums: {} });
    addInto<Record<Side, Sums>>((rows.at(-1) as SummedRow).sums, sheet.sums);
    name = sheet.name;
    last = { value: name, id: sheet.id };
  }
  if (isNothing(rows.at(-1))) rows.pop();
  const views = viewsOf(sides.flatMap(({ sources }) => sources));
  return { rows, total: await totalOf(store, request, sides), next, ...(await incompletenessOf(store, ...views)) };
}

type ReadSide = { readonly side: Side; readonly sources: readonly PeriodSource[] };

const sidesOf = (period: ReportPeriod, { compare, ...views }: SheetOptions): readonly ReadSide[] => [
  { side: 'present', sources: sourcesOf(period, views) },
  ...compare.flatMap((side) => {
    const compared = COMPARED[side](period);
    return compared === null ? [] : [{ side, sources: sourcesOf(compared, views) }];
  }),
];

/** Cases that came to be overdue and ceased to be within the same month leave nothing to show. */
const isNothing = (row: SummedRow | undefined): boolean =>
  row !== undefined &&
  Object.values(row.sums).every(
    ({ figures, openOverdue: { promise = 0, statute = 0 } = {} }) =>
      figures === undefined && promise === 0 && statute === 0,
  );

/** Every fact is in the sheet of exactly one department, so these are everything once. */
async function totalOf(store: ReadStore, request: ReportRequest, sides: readonly ReadSide[]): Promise<SideSums | null> {
  if (request.after !== null) return null;
  const total: SideSums = {};
  for await (const { sums } of sheetsOf(store, request, { by: 'department', after: null, sides })) {
    addInto<Record<Side, Sums>>(total, sums);
  }
  return total;
}

type SheetQuery = {
  readonly by: Breakdown;
  readonly after: PageCursor | null;
  readonly sides: readonly ReadSide[];
};

type Sheet = {
  readonly name: string;
  readonly id: string;
  readonly subject: SheetSubject;
  readonly sums: SideSums;
};

/** The sheets of all periods in one order, so that a page goes on where it ended. */
function sheetsOf(store: ReadStore, request: ReportRequest, { by, after, sides }: SheetQuery): AsyncIterable<Sheet> {
  const of = subjectConditions(request, by === 'region' ? 'department' : by);
  const orderBy = by === 'region' ? 'region' : 'key';
  const read = async function* ({ view, where, sumsOf: added }: PeriodSource, side: Side): AsyncGenerator<Sheet> {
    const found = readAll<SheetSubject & Document>(store, view, { where: [...of, ...where], orderBy, after });
    for await (const { id, document } of found) {
      const sums = added(document);
      if (sums !== null) yield { name: document[orderBy], id, subject: document, sums: { [side]: sums } };
    }
  };
  return inOrder(sides.flatMap(({ side, sources }) => sources.map((source) => read(source, side))));
}

const subjectConditions = ({ scope, filters }: ReportRequest, dimension: Dimension): readonly Condition[] => [
  { op: 'equals', field: 'dimension', value: dimension },
  ...filterConditions(filters),
  ...scopeConditions(scope),
];

function rowName(by: Breakdown, { region, department, official, item, channel }: SheetSubject): RowName {
  switch (by) {
    case 'department':
      return { department };
    case 'official':
      return { department, official };
    case 'item':
      return { item: item ?? '' };
    case 'region':
      return { region };
    case 'channel':
      return { channel };
  }
}
