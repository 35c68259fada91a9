import { isInScope, type ReadStore, readAll, type Scope } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type DepartmentRow, departments, type OfficialRow, officials } from './departments-view';
import { type ItemVersionRow, items } from './items-view';

/** Codes whose display names are requested. */
export type CodesToName = {
  readonly departments: readonly string[];
  readonly officials: readonly { readonly department: string; readonly id: string }[];
  readonly items: readonly string[];
};

/** The scope within which the reader may see names of officials; `null`: none. */
export type NameVisibility = { readonly officialsWithin: Scope | null; readonly on: LocalDate };

export type FoundDisplayNames = {
  readonly departments: ReadonlyMap<string, string>;
  /** By `department/id`. */
  readonly officials: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
};

/**
 * The current names of departments, officials and items. Departments and items are public (行政许可法 art. 30); names of officials are visible
 * to readers who may list them.
 */
export async function findDisplayNames(
  store: ReadStore,
  unnamed: CodesToName,
  to: NameVisibility,
): Promise<FoundDisplayNames> {
  const [found, named, ofItems] = await Promise.all([
    departmentsOf(store, unnamed.departments),
    to.officialsWithin === null ? NOBODY : officialsOf(store, unnamed, to.officialsWithin),
    itemsOf(store, unnamed.items, to.on),
  ]);
  return { departments: found, officials: named, items: ofItems };
}

const NOBODY: ReadonlyMap<string, string> = new Map();

async function departmentsOf(store: ReadStore, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const found = await store.findMany<DepartmentRow>(departments.name, codes);
  return new Map([...found].map(([code, { name }]) => [code, name]));
}

async function officialsOf(store: ReadStore, unnamed: CodesToName, scope: Scope): Promise<ReadonlyMap<string, string>> {
  if (unnamed.officials.length === 0) return NOBODY;
  const ids = unnamed.officials.map(({ department, id }) => `${department}/${id}`);
  const found = await store.findMany<OfficialRow>(officials.name, ids);
  return new Map([...found].filter(([, row]) => isInScope(scope, row)).map(([id, { name }]) => [id, name]));
}

/** By the version in force on the day, otherwise by the latest. */
async function itemsOf(
  store: ReadStore,
  codes: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const named = new Map<string, ItemVersionRow>();
  const where = [{ op: 'in', field: 'code', value: codes } as const];
  for await (const { document: row } of readAll<ItemVersionRow>(store, items.name, { where, orderBy: 'code' })) {
    const known = named.get(row.code);
    if (known === undefined || isBetter(row, known, on)) named.set(row.code, row);
  }
  return new Map([...named].map(([code, { name }]) => [code, name]));
}

const isInForce = ({ effectiveFrom, effectiveUntil }: ItemVersionRow, on: LocalDate): boolean =>
  effectiveFrom <= on && (effectiveUntil === null || on < effectiveUntil);

const isBetter = (row: ItemVersionRow, known: ItemVersionRow, on: LocalDate): boolean =>
  isInForce(row, on) === isInForce(known, on) ? row.version > known.version : isInForce(row, on);
