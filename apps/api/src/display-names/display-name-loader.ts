import { scopeOf } from '@sealtrail/access';
import { findDisplayNames } from '@sealtrail/catalog';
import type { Instant, ReadStore, Scope } from '@sealtrail/event-sourcing';
import { dateOf, type LocalDate } from '@sealtrail/working-days';
import { officialReaders } from '../access/role-groups';
import type { Caller } from '../http/caller';
import type { DisplayNames } from '../tables/table';

type PendingOfficials = Map<string, { readonly department: string; readonly id: string }>;

/**
 * Display names of the codes of one answer or file. Unknown codes are collected and loaded together for a batch of rows: the caller renders, loads,
 * and
 * renders again.
 */
export class DisplayNameLoader implements DisplayNames {
  private readonly departments = new Map<string, string | null>();
  private readonly items = new Map<string, string | null>();
  private readonly officials = new Map<string, string | null>();
  private pendingDepartments = new Set<string>();
  private pendingItems = new Set<string>();
  private pendingOfficials: PendingOfficials = new Map();

  /** @param officialsWithin the scope within which the reader may list officials; `null`: none */
  constructor(
    private readonly store: ReadStore,
    private readonly officialsWithin: Scope | null,
    private readonly on: LocalDate,
  ) {}

  department(code: string): string | null {
    const known = this.departments.get(code);
    if (known === undefined) this.pendingDepartments.add(code);
    return known ?? null;
  }

  item(code: string): string | null {
    const known = this.items.get(code);
    if (known === undefined) this.pendingItems.add(code);
    return known ?? null;
  }

  official(department: string, id: string): string | null {
    const key = `${department}/${id}`;
    const known = this.officials.get(key);
    if (known === undefined) this.pendingOfficials.set(key, { department, id });
    return known ?? null;
  }

  /** Loads the collected codes. @returns whether there were any */
  async loadPending(): Promise<boolean> {
    const [departments, items, officials] = [this.pendingDepartments, this.pendingItems, this.pendingOfficials];
    if (departments.size + items.size + officials.size === 0) return false;
    this.pendingDepartments = new Set();
    this.pendingItems = new Set();
    this.pendingOfficials = new Map();
    const unnamed = { departments: [...departments], items: [...items], officials: [...officials.values()] };
    const found = await findDisplayNames(this.store, unnamed, { officialsWithin: this.officialsWithin, on: this.on });
    for (const code of departments) this.departments.set(code, found.departments.get(code) ?? null);
    for (const code of items) this.items.set(code, found.items.get(code) ?? null);
    for (const key of officials.keys()) this.officials.set(key, found.officials.get(key) ?? null);
    return true;
  }
}

type Asked = { readonly views: ReadStore; readonly zone: string; readonly now: Instant };

/** Display names for a caller: of officials within the scope of a key that may list them; of none without a key. */
export const displayNameLoaderFor = (
  caller: Pick<Caller, 'role' | 'bounds'> | null,
  { views, zone, now }: Asked,
): DisplayNameLoader =>
  new DisplayNameLoader(
    views,
    caller !== null && officialReaders.includes(caller.role) ? scopeOf(caller.bounds) : null,
    dateOf(now, zone),
  );
