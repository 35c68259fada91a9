import type { JsonValue } from '../events/event';
import { type Incompleteness, incompletenessOf } from './completeness';
import type { Document } from './projection';
import { type Scope, type ScopedDocument, scopeConditions } from './read-scope';
import type { Condition, Query, ReadStore, StoredDocument } from './read-store';
import { simplifyConditions } from './simplify-conditions';

/** Where the next page begins: after this document. */
export type PageCursor = NonNullable<Query['after']>;

/** How many documents a list has in total. `exact: false`: more than this number, up to which they are counted. */
export type Totals = { readonly total: number; readonly exact: boolean };

/** A page of a list; `next` is `null` on the last one. `totals` if requested. */
export type Page<Item> = Incompleteness & {
  readonly items: readonly Item[];
  readonly next: PageCursor | null;
  readonly totals?: Totals;
};

/** The parameters of every list: which documents, how many, and after which one it continues. */
export type ListRequest<Filters = unknown> = {
  /** What the caller may see. */
  readonly scope: Scope;
  readonly filters: Filters;
  /** 1 to 1,000. */
  readonly limit: number;
  /** `null`: from the beginning. */
  readonly after: PageCursor | null;
  /** Whether to count the documents of all pages. */
  readonly totals?: boolean;
};

/** The documents of a view that a list consists of, and their order. */
type ListSource = {
  readonly view: string;
  /** In addition to the bounds of the caller's scope, which are always applied. */
  readonly where: readonly Condition[];
  readonly orderBy: string;
  readonly descending?: boolean;
};

/** Maximum number of documents in one list of a store. */
const PAGE_MAX = 1_000;

/** One page of a view, each document mapped by `show`. */
export async function readPage<Doc extends Document & ScopedDocument, Item>(
  store: ReadStore,
  { view, where, ...order }: ListSource,
  { scope, limit, after, totals = false }: ListRequest,
  show: (document: Doc) => Item,
): Promise<Page<Item>> {
  const asked = simplifyConditions([...scopeConditions(scope), ...where]);
  if (asked === null) {
    const none = { items: [], next: null, ...(totals && { totals: { total: 0, exact: true } }) };
    return { ...none, ...(await incompletenessOf(store, view)) };
  }
  const query: Query = { ...order, where: asked, limit };
  const { found, next } = await pageBehind<Doc>(store, view, query, after);
  const page = { items: found.map(({ document }) => show(document)), next };
  const counted = totals ? { ...page, totals: await totalsOf(store, view, asked) } : page;
  return { ...counted, ...(await incompletenessOf(store, view)) };
}

/**
 * Reads one document more than is shown, since a full page may be the last. At the store's maximum, a second query looks for
 * more.
 */
async function pageBehind<Doc extends Document>(
  store: ReadStore,
  view: string,
  query: Query,
  after: PageCursor | null,
): Promise<{ readonly found: readonly StoredDocument<Doc>[]; readonly next: PageCursor | null }> {
  const { limit, orderBy } = query;
  const longest = limit === PAGE_MAX;
  const read = await store.list<Doc>(view, { ...query, limit: longest ? limit : limit + 1, ...(after && { after }) });
  const found = read.slice(0, limit);
  const next = found.length < limit ? null : behind(found, orderBy);
  const more =
    longest && next !== null ? await store.list(view, { ...query, limit: 1, after: next }) : read.slice(limit);
  return { found, next: more.length > 0 ? next : null };
}

/** Documents are counted up to this number: nobody pages further, and counting has a cost per document. */
const COUNTED_MAX = 10_000;

async function totalsOf(store: ReadStore, view: string, where: readonly Condition[]): Promise<Totals> {
  const found = await store.count(view, where, COUNTED_MAX + 1);
  return { total: Math.min(found, COUNTED_MAX), exact: found <= COUNTED_MAX };
}

/** Every document of a view that meets the conditions, read in batches; `after`: only those after it. */
export async function* readAll<Doc extends Document>(
  store: ReadStore,
  view: string,
  { after = null, ...query }: Omit<Query, 'limit' | 'after'> & { readonly after?: PageCursor | null },
): AsyncIterable<StoredDocument<Doc>> {
  let from = after;
  for (;;) {
    const found = await store.list<Doc>(view, { ...query, limit: PAGE_MAX, ...(from && { after: from }) });
    yield* found;
    from = behind(found, query.orderBy);
    if (found.length < PAGE_MAX || from === null) return;
  }
}

function behind(found: readonly StoredDocument[], orderBy: string | undefined): PageCursor | null {
  const last = found.at(-1);
  if (last === undefined) return null;
  return { value: orderBy === undefined ? null : fieldOf(last.document, orderBy), id: last.id };
}

function fieldOf(document: Document, field: string): JsonValue {
  const value = field
    .split('.')
    .reduce<JsonValue | undefined>((part, name) => (part as Document | undefined)?.[name], document);
  if (value === undefined) throw new Error(`the list is ordered by ${field}, which is missing in a document`);
  return value;
}
