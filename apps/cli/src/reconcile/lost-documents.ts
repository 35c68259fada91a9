import {
  canonicalJson,
  type Document,
  type Query,
  type ReadStore,
  type StoredDocument,
} from '@sealtrail/event-sourcing';
import type { MissingReference } from '@sealtrail/platform';

/** Data that were known, and cannot be rebuilt. */
export type Loss =
  | (Omit<MissingReference, 'position'> & { readonly position: string })
  | {
      readonly what: 'document';
      readonly view: string;
      readonly id: string;
      /** As it was shown. */
      readonly before: Document;
      /** As the log has it; `null`: not at all. */
      readonly now: Document | null;
    };

/** The former content of views. */
export type PreviousViews = { readonly list: (view: string, query: Query) => Promise<readonly StoredDocument[]> };

const PAGE = 500;

/** Documents of views that the log does not have, or has with other content: acknowledged data that are lost. */
export async function* lostDocuments(
  views: readonly string[],
  before: PreviousViews,
  now: ReadStore,
): AsyncGenerator<Loss> {
  for (const view of views) yield* differing(view, before, now);
}

async function* differing(view: string, before: PreviousViews, now: ReadStore): AsyncGenerator<Loss> {
  for (let after: Query['after']; ; ) {
    const request = { where: [], limit: PAGE, ...(after && { after }) };
    const page: readonly StoredDocument[] = await before.list(view, request);
    const ids = page.map(({ id }) => id);
    const found = await now.findMany(view, ids);
    for (const { id, document } of page) {
      const today = found.get(id) ?? null;
      if (today === null || canonicalJson(today) !== canonicalJson(document)) {
        yield { what: 'document', view, id, before: document, now: today };
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { value: null, id: last.id };
  }
}
