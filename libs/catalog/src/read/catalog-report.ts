import { type Ratio, ratioOf } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type Level, levels } from '../domain/department-enums';
import { type HandlingForm, type ListedForm, listedForms } from '../domain/item-enums';
import { type ListCounts, type ListedItemCounts, NOTHING_LISTED } from './catalog-report-view';

/** One department at one level. */
export type CatalogReportRow = Readonly<Record<HandlingForm, number>> & {
  readonly department: string;
  readonly name: string | null;
  readonly region: string;
  readonly level: Level;
  readonly items: number;
  /** 网上可办: the share of its items that can be filed by web or mobile. */
  readonly online: Ratio;
};

/** One of the three published lists (三张清单). */
export type HandlingFormFigures = {
  readonly handlingForm: ListedForm;
  readonly items: number;
  /** Departments with at least one such item. */
  readonly departments: number;
  /** The share of this list in the items of all three lists. */
  readonly share: Ratio;
};

export type LevelFigures = { readonly level: Level; readonly items: number; readonly online: Ratio };

export type CatalogReport = {
  readonly asOf: LocalDate;
  readonly rows: readonly CatalogReportRow[];
  readonly byHandlingForm: readonly HandlingFormFigures[];
  readonly byLevel: readonly LevelFigures[];
  readonly total: {
    readonly items: number;
    readonly departments: number;
    /** The share of all items that are on one of the three lists. */
    readonly listed: Ratio;
    readonly online: Ratio;
  };
};

type Counted = { readonly sheet: ListedItemCounts; readonly counts: ListCounts };

/** The list in force on a date. Departments without an item on that date are omitted. */
export function catalogReportOn(
  asOf: LocalDate,
  sheets: readonly ListedItemCounts[],
  names: ReadonlyMap<string, string>,
): CatalogReport {
  const counted = sheets
    .map((sheet): Counted => ({ sheet, counts: countsOn(asOf, sheet) }))
    .filter(({ counts }) => itemsIn(counts) !== 0);
  const all = sum(counted);
  const listed = listedForms.values.reduce((items, form) => items + all[form], 0);
  return {
    asOf,
    rows: counted.map((one) => rowOf(one, names.get(one.sheet.department) ?? null)).sort(byPlace),
    byHandlingForm: listedForms.values.map((handlingForm) => ({
      handlingForm,
      items: all[handlingForm],
      departments: departmentsIn(counted.filter(({ counts }) => counts[handlingForm] !== 0)),
      share: ratioOf(all[handlingForm], listed),
    })),
    byLevel: levels.values.flatMap((level) => levelFigures(level, counted)),
    total: {
      items: itemsIn(all),
      departments: departmentsIn(counted),
      listed: ratioOf(listed, itemsIn(all)),
      online: ratioOf(all.online, itemsIn(all)),
    },
  };
}

const countsOn = (date: LocalDate, { changes }: ListedItemCounts): ListCounts =>
  Object.entries(changes).reduce(
    (counts, [on, change]) => (on <= date ? plus(counts, change) : counts),
    NOTHING_LISTED,
  );

const plus = (a: ListCounts, b: ListCounts): ListCounts => ({
  zeroVisits: a.zeroVisits + b.zeroVisits,
  oneVisit: a.oneVisit + b.oneVisit,
  assisted: a.assisted + b.assisted,
  unlisted: a.unlisted + b.unlisted,
  online: a.online + b.online,
});

const sum = (counted: readonly Counted[]): ListCounts =>
  counted.reduce((total, { counts }) => plus(total, counts), NOTHING_LISTED);

const itemsIn = ({ zeroVisits, oneVisit, assisted, unlisted }: ListCounts): number =>
  zeroVisits + oneVisit + assisted + unlisted;

const departmentsIn = (counted: readonly Counted[]): number =>
  new Set(counted.map(({ sheet }) => sheet.department)).size;

function levelFigures(level: Level, counted: readonly Counted[]): readonly LevelFigures[] {
  const there = counted.filter(({ sheet }) => sheet.level === level);
  const counts = sum(there);
  return there.length === 0 ? [] : [{ level, items: itemsIn(counts), online: ratioOf(counts.online, itemsIn(counts)) }];
}

const rowOf = ({ sheet, counts }: Counted, name: string | null): CatalogReportRow => ({
  department: sheet.department,
  name,
  region: sheet.region,
  level: sheet.level,
  items: itemsIn(counts),
  zeroVisits: counts.zeroVisits,
  oneVisit: counts.oneVisit,
  assisted: counts.assisted,
  unlisted: counts.unlisted,
  online: ratioOf(counts.online, itemsIn(counts)),
});

const placeOf = ({ region, department, level }: CatalogReportRow): string => `${region}/${department}/${level}`;
const byPlace = (a: CatalogReportRow, b: CatalogReportRow): number => (placeOf(a) < placeOf(b) ? -1 : 1);
