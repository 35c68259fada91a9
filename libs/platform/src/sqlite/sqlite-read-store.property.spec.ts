import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Condition, coveringIndex, type Document, type JsonValue, type Query } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';
import { SqliteReadStore } from './sqlite-read-store';

const FIELDS = ['a', 'b', 'c.d', 'tags', 'plain'] as const;

const text = fc.constantFrom('', 'x', 'xy', 'x%', '办', '𠮷', 'Z', "o'c");
const scalar = fc.oneof(text, fc.integer({ min: -2, max: 3 }), fc.constant(0.5), fc.boolean(), fc.constant(null));
const tags = fc.oneof({ weight: 4, arbitrary: fc.array(text, { maxLength: 3 }) }, { weight: 1, arbitrary: scalar });
const document: fc.Arbitrary<Document> = fc.record(
  { a: scalar, b: scalar, c: fc.record({ d: scalar }, { requiredKeys: [] }), tags, plain: scalar },
  { requiredKeys: [] },
);
const field = fc.constantFrom(...FIELDS);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    fc.record({ op: fc.constant('equals' as const), field, value: scalar }),
    fc.record({
      op: fc.constant('in' as const),
      field,
      value: fc.array(fc.oneof(text, fc.constantFrom(2, 3)), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('prefix' as const), field: fc.constantFrom('a', 'b', 'c.d', 'plain'), value: text }),
    fc.record({ op: fc.constant('contains' as const), field, value: text }),
    fc.record({
      op: fc.constantFrom('from' as const, 'to' as const),
      field: fc.constantFrom('a', 'c.d', 'plain'),
      value: text,
    }),
    fc.record({ op: fc.constant('any' as const), of: fc.array(tie('one'), { maxLength: 2 }) }),
  ),
})).one;

const ordered = fc.constantFrom('a', 'b', 'c.d', 'plain', undefined);
const batches = fc.array(
  fc.dictionary(
    fc.constantFrom('p', 'q', 'r', 's', 't'),
    fc.oneof({ weight: 5, arbitrary: document }, fc.constant(null)),
  ),
  { minLength: 1, maxLength: 4 },
);

it('answers every query as the in-memory store does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-views-'));
  const sqlite = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
  let views = 0;
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.array(condition, { maxLength: 3 }),
      ordered,
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      async (saved, where, orderBy, descending, limit) => {
        const view = `view-${++views}.v1`;
        const memory = new InMemoryReadStore();
        for (const store of [sqlite, memory]) {
          await store.prepare(view, [
            ['a', 'b'],
            ['tags', 'a'],
            coveringIndex(['c.d'], ['a', 'plain']),
            coveringIndex(['tags', 'b'], ['a']),
            ['tags'],
          ]);
          for (const [index, documents] of saved.entries()) {
            const [from, to] = [BigInt(index), BigInt(index + 1)];
            await store.save({ view, documents: new Map(Object.entries(documents)), from, to });
          }
        }
        const query: Query = { where, descending, limit, ...(orderBy !== undefined && { orderBy }) };
        expect(await pages(sqlite, view, query)).toEqual(await pages(memory, view, query));
        expect(await sqlite.count(view, where)).toBe(await memory.count(view, where));
        expect(await sqlite.count(view, where, limit)).toBe(await memory.count(view, where, limit));
      },
    ),
    { numRuns: 100 },
  );
  await sqlite.close();
  rmSync(folder, { recursive: true });
});

async function pages(
  store: SqliteReadStore | InMemoryReadStore,
  view: string,
  query: Query,
): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  let after: Query['after'];
  for (;;) {
    const page = await store.list(view, { ...query, ...(after && { after }) });
    const last = page.at(-1);
    if (last === undefined) return seen;
    seen.push(...page);
    after = { id: last.id, value: query.orderBy === undefined ? null : fieldAt(last.document, query.orderBy) };
  }
}

const fieldAt = (document: Document, name: string): JsonValue =>
  name
    .split('.')
    .reduce<JsonValue>((value, part) => ((value as Document | null)?.[part] ?? null) as JsonValue, document);
