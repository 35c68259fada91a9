import type { ListRequest, PageCursor } from '@sealtrail/event-sourcing';

/** A page of names in their order, and where it goes on. */
export type NamedPage = { readonly shown: readonly string[]; readonly next: PageCursor | null };

/** The names that a page shows of rows that are counted in memory. They are made of codes, which are ASCII. */
export function namedPage(names: readonly string[], { limit, after }: Pick<ListRequest, 'after' | 'limit'>): NamedPage {
  const from = after?.id ?? null;
  const begun = names.filter((name) => from === null || name > from).sort((a, b) => (a < b ? -1 : 1));
  const shown = begun.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: last === undefined || begun.length <= limit ? null : { value: last, id: last } };
}
