import type { Document } from '../projections/projection';
import type { Query, ReadStore } from '../projections/read-store';

/** The part of the read store contract about order and pages. */
export function describeLists(store: () => ReadStore): void {
  const save = (documents: Readonly<Record<string, Document>>) =>
    store().save({ view: 'cards.v1', documents: new Map(Object.entries(documents)), from: 0n, to: 1n });
  const ids = async (query: Partial<Query>): Promise<string> => {
    const found = await store().list('cards.v1', { where: [], limit: 1_000, ...query });
    return found.map(({ id }) => id).join(' ');
  };

  describe('a list', () => {
    it('is ordered by the field, then by the id; descending reverses both', async () => {
      await save({ a: { at: 10 }, b: { at: 9 }, c: { at: 10 }, d: {}, e: { at: 9.5 }, f: { at: null } });
      expect(await ids({ orderBy: 'at' })).toBe('d f b e a c');
      expect(await ids({ orderBy: 'at', descending: true })).toBe('c a e b f d');
    });

    it('orders text by its bytes, and also by fields of nested objects', async () => {
      await save({
        a: { o: { t: '𠮷' } },
        b: { o: { t: 'Z' } },
        c: { o: { t: '\uFF01' } },
        d: { o: { t: 'a' } },
        e: { o: { t: '办' } },
      });
      expect(await ids({ orderBy: 'o.t' })).toBe('b d e c a');
    });

    it('is ordered by the id if no field is named', async () => {
      await save({ b: { at: 1 }, B: { at: 2 }, a10: { at: 3 }, a9: { at: 4 } });
      expect(await ids({})).toBe('B a10 a9 b');
      expect(await ids({ descending: true })).toBe('b a9 a10 B');
    });

    it('has at most the requested number of documents, and never more than a thousand', async () => {
      await save({ a: {}, b: {}, c: {} });
      expect(await ids({ limit: 2 })).toBe('a b');
      await expect(store().list('cards.v1', { where: [], limit: 1_001 })).rejects.toThrow(RangeError);
    });

    it('continues after a document, even if that one has been removed', async () => {
      await save({ a: { at: 1 }, b: { at: 2 }, d: { at: 2 }, e: { at: 3 } });
      const after = { value: 2, id: 'c' };
      expect(await ids({ orderBy: 'at', after })).toBe('d e');
      expect(await ids({ orderBy: 'at', after, descending: true })).toBe('b a');
      expect(await ids({ after: { value: null, id: 'c' } })).toBe('d e');
    });

    it.each([
      ['at', false],
      ['at', true],
      ['text', false],
      ['text', true],
      [undefined, false],
      [undefined, true],
    ] as const)('returns every document once, page by page, by %s, descending: %s', async (orderBy, descending) => {
      const rows = Array.from({ length: 47 }, (_, n): [string, Document] => {
        const text = `${'办𠮷a'.charAt(n % 3)}${n % 5}`;
        return [`id-${(n * 37) % 101}`, { ...(n % 6 === 0 ? {} : { at: n % 4, text }), even: n % 2 === 0 }];
      });
      await save(Object.fromEntries(rows));
      const query = {
        where: [{ op: 'equals', field: 'even', value: true }],
        descending,
        ...(orderBy && { orderBy }),
      } as const;
      const whole = await store().list('cards.v1', { ...query, limit: 1_000 });
      const paged: unknown[] = [];
      let after: Query['after'];
      for (;;) {
        const page = await store().list('cards.v1', { ...query, limit: 5, ...(after && { after }) });
        paged.push(...page);
        const last = page.at(-1);
        if (last === undefined) break;
        after = { value: orderBy === undefined ? null : ((last.document as Document)[orderBy] ?? null), id: last.id };
      }
      expect(paged).toStrictEqual(whole);
      expect(paged).toHaveLength(24);
    });
  });
}
