import type { JsonValue } from '../events/event';
import type { Document } from './projection';
import type { Query, ReadStore } from './read-store';

/** Where the next page begins: behind this document. */
export type After = NonNullable<Query['after']>;

/** A page of a list; `next` is `null` on the last one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: After | null };

type PageQuery = Omit<Query, 'after' | 'orderBy'> & {
  readonly orderBy: string;
  readonly after?: After | null | undefined;
};

/** One page of a view, each document shown as `show` says. */
export async function readPage<Doc extends Document, Item>(
  store: ReadStore,
  view: string,
  { after, ...query }: PageQuery,
  show: (document: Doc) => Item,
): Promise<Page<Item>> {
  const found = await store.list<Doc>(view, { ...query, ...(after && { after }) });
  const last = found.at(-1);
  const next = last && { value: fieldOf(last.document, query.orderBy), id: last.id };
  // A page that is just full may be the last; one look behind it, because a store bounds how many it lists.
  const full = next !== undefined && found.length === query.limit;
  const more = full && (await store.list(view, { ...query, limit: 1, after: next })).length > 0;
  return { items: found.map(({ document }) => show(document)), next: more ? next : null };
}

function fieldOf(document: Document, field: string): JsonValue {
  const value = field
    .split('.')
    .reduce<JsonValue | undefined>((part, name) => (part as Document | undefined)?.[name], document);
  if (value === undefined) throw new Error(`a list is ordered by ${field}, which a document lacks`);
  return value;
}
