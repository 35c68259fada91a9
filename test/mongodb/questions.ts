import type { Condition, Document, JsonValue, Query, ReadStore } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import fc from 'fast-check';

const text = fc.constantFrom('', 'x', 'xy', 'x%', '办', '𠮷', 'Z', "o'c", '$gt');
const number = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom(0.5, 4_294_967_296));
/** Values to order lists by. */
const plain = fc.oneof(text, number, fc.constant(null));
const scalar = fc.oneof(plain, fc.boolean());
/** Arrays of all kinds: MongoDB would match their elements. */
const array = fc.array(fc.oneof(scalar, fc.record({ d: scalar }), fc.array(text, { maxLength: 2 })), { maxLength: 3 });
const anything = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: array });
const document: fc.Arbitrary<Document> = fc.record(
  {
    a: anything,
    b: plain,
    c: fc.oneof(fc.record({ d: anything }, { requiredKeys: [] }), array, scalar),
    order: fc.record({ by: plain }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const field = fc.constantFrom('a', 'b', 'c.d', 'c', 'order.by', 'none.at.all');
const bound = fc.oneof(text, number);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    fc.record({ op: fc.constant('equals' as const), field, value: scalar }),
    fc.record({ op: fc.constant('in' as const), field, value: fc.array(bound, { maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom('prefix' as const, 'contains' as const), field, value: text }),
    fc.record({ op: fc.constantFrom('from' as const, 'to' as const), field, value: bound }),
    fc.record({ op: fc.constant('any' as const), of: fc.array(tie('one'), { maxLength: 2 }) }),
  ),
})).one;

const batches = fc.array(
  fc.dictionary(
    fc.constantFrom('p', 'q', 'r', 's', 't'),
    fc.oneof({ weight: 5, arbitrary: document }, fc.constant(null)),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Sends arbitrary queries about arbitrary documents to the store and to an in-memory one: the results must be equal. */
export async function answersAsInMemory(store: ReadStore, numRuns: number): Promise<void> {
  let views = 0;
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.array(condition, { maxLength: 3 }),
      fc.constantFrom('b', 'order.by', undefined),
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      async (saved, where, orderBy, descending, limit) => {
        const view = `view-${++views}.v1`;
        const memory = new InMemoryReadStore();
        for (const each of [store, memory]) {
          await each.prepare(view, [['b', 'order.by']]);
          for (const [index, documents] of saved.entries()) {
            const [from, to] = [BigInt(index), BigInt(index + 1)];
            await each.save({ view, documents: new Map(Object.entries(documents)), from, to });
          }
        }
        const query: Query = { where, descending, limit, ...(orderBy !== undefined && { orderBy }) };
        expect(await pages(store, view, query)).toEqual(await pages(memory, view, query));
        expect(await store.count(view, where)).toBe(await memory.count(view, where));
        expect(await store.count(view, where, limit)).toBe(await memory.count(view, where, limit));
      },
    ),
    { numRuns },
  );
}

async function pages(store: ReadStore, view: string, query: Query): Promise<readonly unknown[]> {
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
