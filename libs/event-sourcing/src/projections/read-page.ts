import type { JsonValue } from '../events/event';
import type { Document } from './projection';
import { type Bounded, type Scope, scopeConditions } from './read-scope';
import type { Condition, Query, ReadStore, Stored } from './read-store';
import { tightened } from './tightened';
import { type Lacking, lackingIn } from './whole-answers';

/** Where the next page begins: behind this document. */
export type After = NonNullable<Query['after']>;

/** How many documents a list has in all. `exact: false`: more than these, which is as far as they are counted. */
export type Totals = { readonly total: number; readonly exact: boolean };

/** A page of a list; `next` is `null` on the last one. `totals` where they were asked for. */
export type Page<Item> = Lacking & {
  readonly items: readonly Item[];
  readonly next: After | null;
  readonly totals?: Totals;
};

/** What every list is asked: which documents, how many, and behind which one it goes on. */
export type ListRequest<Filters = unknown> = {
  /** What the caller may see. */
  readonly scope: Scope;
  readonly filters: Filters;
  /** 1 to 1,000. */
  readonly limit: number;
  /** `null`: it begins. */
  readonly after: After | null;
  /** Also how many there are on all pages. */
  readonly totals?: boolean;
};

/** The documents of a view that a list is made of, and their order. */
type Listed = {
  readonly view: string;
  /** Beside the bounds of the caller's scope, which are always among the conditions. */
  readonly where: readonly Condition[];
  readonly orderBy: string;
  readonly descending?: boolean;
};

/** So many documents a store lists at most. */
const STRETCH = 1_000;

/** One page of a view, each document shown as `show` says. */
export async function readPage<Doc extends Document & Bounded, Item>(
  store: ReadStore,
  { view, where, ...order }: Listed,
  { scope, limit, after, totals = false }: ListRequest,
  show: (document: Doc) => Item,
): Promise<Page<Item>> {
  const asked = tightened([...scopeConditions(scope), ...where]);
  if (asked === null) {
    const none = { items: [], next: null, ...(totals && { totals: { total: 0, exact: true } }) };
    return { ...none, ...(await lackingIn(store, view)) };
  }
  const query: Query = { ...order, where: asked, limit };
  const { found, next } = await pageBehind<Doc>(store, view, query, after);
  const page = { items: found.map(({ document }) => show(document)), next };
  const counted = totals ? { ...page, totals: await totalsOf(store, view, asked) } : page;
  return { ...counted, ...(await lackingIn(store, view)) };
}

/** One more is read than is shown: a page that is just full may be the last. Of the longest, which a store bounds, by a look behind it. */
async function pageBehind<Doc extends Document>(
  store: ReadStore,
  view: string,
  query: Query,
  after: After | null,
): Promise<{ readonly found: readonly Stored<Doc>[]; readonly next: After | null }> {
  const { limit, orderBy } = query;
  const longest = limit === STRETCH;
  const read = await store.list<Doc>(view, { ...query, limit: longest ? limit : limit + 1, ...(after && { after }) });
  const found = read.slice(0, limit);
  const next = found.length < limit ? null : behind(found, orderBy);
  const more =
    longest && next !== null ? await store.list(view, { ...query, limit: 1, after: next }) : read.slice(limit);
  return { found, next: more.length > 0 ? next : null };
}

/** Further than so many are not counted: nobody reads on, and each of them costs. */
const COUNTED_MAX = 10_000;

async function totalsOf(store: ReadStore, view: string, where: readonly Condition[]): Promise<Totals> {
  const found = await store.count(view, where, COUNTED_MAX + 1);
  return { total: Math.min(found, COUNTED_MAX), exact: found <= COUNTED_MAX };
}

/** Every document of a view that meets the conditions, read stretch by stretch; `after`: those behind it. */
export async function* readEvery<Doc extends Document>(
  store: ReadStore,
  view: string,
  { after = null, ...query }: Omit<Query, 'limit' | 'after'> & { readonly after?: After | null },
): AsyncIterable<Stored<Doc>> {
  let from = after;
  for (;;) {
    const found = await store.list<Doc>(view, { ...query, limit: STRETCH, ...(from && { after: from }) });
    yield* found;
    from = behind(found, query.orderBy);
    if (found.length < STRETCH || from === null) return;
  }
}

function behind(found: readonly Stored[], orderBy: string | undefined): After | null {
  const last = found.at(-1);
  if (last === undefined) return null;
  return { value: orderBy === undefined ? null : fieldOf(last.document, orderBy), id: last.id };
}

function fieldOf(document: Document, field: string): JsonValue {
  const value = field
    .split('.')
    .reduce<JsonValue | undefined>((part, name) => (part as Document | undefined)?.[name], document);
  if (value === undefined) throw new Error(`a list is ordered by ${field}, which a document lacks`);
  return value;
}
