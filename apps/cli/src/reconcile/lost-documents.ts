import { canonicalJson, type Document, type JsonValue, type ReadStore, type Stored } from '@sealtrail/event-sourcing';
import { type Lacking, SqliteReadStore } from '@sealtrail/platform';

/** Something that was known, and that nobody can make again. */
export type Lost =
  | (Omit<Lacking, 'position'> & { readonly position: string })
  | {
      readonly what: 'document';
      readonly view: string;
      readonly id: string;
      /** As it was shown. */
      readonly before: Document;
      /** As the log has it; `null`: nothing of it. */
      readonly now: Document | null;
    };

const PAGE = 500;

/** What views showed that the log does not tell, or tells otherwise: what was acknowledged and is gone. */
export async function lostDocuments(before: string, now: string, views: readonly string[]): Promise<readonly Lost[]> {
  const [old, fresh] = [SqliteReadStore.openForReading(before), SqliteReadStore.openForReading(now)];
  try {
    const lost: Lost[] = [];
    for (const view of views) for await (const one of differing(view, old, fresh)) lost.push(one);
    return lost;
  } finally {
    await Promise.all([old.close(), fresh.close()]);
  }
}

async function* differing(view: string, old: ReadStore, fresh: ReadStore): AsyncGenerator<Lost> {
  for (let after: { readonly value: JsonValue; readonly id: string } | undefined; ; ) {
    const page: readonly Stored[] = await old.list(view, { where: [], limit: PAGE, ...(after && { after }) });
    const now = await fresh.findMany(
      view,
      page.map(({ id }) => id),
    );
    for (const { id, document } of page) {
      const today = now.get(id) ?? null;
      if (today === null || canonicalJson(today) !== canonicalJson(document)) {
        yield { what: 'document', view, id, before: document, now: today };
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { value: null, id: last.id };
  }
}
