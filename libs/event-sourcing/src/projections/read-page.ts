import type { JsonValue } from '../events/event';
import type { Document } from './projection';
import { type Bounded, type Scope, scopeConditions } from './read-scope';
import type { Condition, Query, ReadStore, Stored } from './read-store';

/** Where the next page begins: behind this document. */
export type After = NonNullable<Query['after']>;

/** A page of a list; `next` is `null` on the last one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: After | null };

/** What every list is asked: which documents, how many, and behind which one it goes on. */
export type ListRequest<Filters = unknown> = {
  /** What the caller may see. */
  readonly scope: Scope;
  readonly filters: Filters;
  /** 1 to 1,000. */
  readonly limit: number;
  /** `null`: it begins. */
  readonly after: After | null;
};

/** The documents of a view that a list is made of, and their order. */
type Listed = {
  readonly view: string;
  /** Beside the bounds of the caller's scope, which are always among the conditions. */
  readonly where: readonly Condition[];
  readonly orderBy: string;
  readonly descending?: boolean;
};

/** One page of a view, each document shown as `show` says. */
export async function readPage<Doc extends Document & Bounded, Item>(
  store: ReadStore,
  { view, where, ...order }: Listed,
  { scope, limit, after }: ListRequest,
  show: (document: Doc) => Item,
): Promise<Page<Item>> {
  const query: Query = { ...order, where: [...scopeConditions(scope), ...where], limit };
  const found = await store.list<Doc>(view, { ...query, ...(after && { after }) });
  const next = behind(found, order.orderBy);
  // A page that is just full may be the last; one look behind it, because a store bounds how many it lists.
  const full = next !== null && found.length === limit;
  const more = full && (await store.list(view, { ...query, limit: 1, after: next })).length > 0;
  return { items: found.map(({ document }) => show(document)), next: more ? next : null };
}

const STRETCH = 1_000;

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
