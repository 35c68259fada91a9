import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import type { Document } from './projection';
import { type PageCursor, readAll, readPage } from './read-page';
import { inRegion, type Scope, type ScopedDocument } from './read-scope';
import type { Condition, Query } from './read-store';

class WatchedStore extends InMemoryReadStore {
  readonly asked: Query[] = [];
  override list<Doc extends Document>(view: string, query: Query) {
    this.asked.push(query);
    return super.list<Doc>(view, query);
  }
}

const store = new InMemoryReadStore();
const everything: Scope = { department: null, region: null };
const pageOf = (limit: number, after: PageCursor | null = null, scope = everything) =>
  readPage<{ rank: number } & ScopedDocument, number>(
    store,
    { view: 'ranks', where: [], orderBy: 'rank' },
    { scope, filters: {}, limit, after },
    ({ rank }) => rank,
  );

describe('a page of a list', () => {
  beforeAll(async () => {
    const documents = new Map(
      [1, 2, 3, 4].map((rank) => [`r${rank}`, { rank, departments: [`d${rank % 2}`], region: `43010${rank}` }]),
    );
    await store.save({ view: 'ranks', documents, from: await store.checkpoint('ranks'), to: 9n });
  });

  it('returns where the next page begins, and null on the last, full or not', async () => {
    const first = await pageOf(2);
    expect(first).toEqual({ items: [1, 2], next: { value: 2, id: 'r2' } });
    expect(await pageOf(2, first.next)).toEqual({ items: [3, 4], next: null });
    expect(await pageOf(3, first.next)).toEqual({ items: [3, 4], next: null });
  });

  it("costs one query, and a second one only at the maximum length of a store's list", async () => {
    const watched = new WatchedStore();
    const documents = Array.from({ length: 1_001 }, (_, rank) => [`r${rank}`, { rank }] as const);
    await watched.save({ view: 'ranks', documents: new Map(documents), from: 0n, to: 1n });
    const listed = { view: 'ranks', where: [], orderBy: 'rank' };
    for (const limit of [2, 1_000]) {
      const request = { scope: everything, filters: {}, limit, after: null };
      const { items, next } = await readPage(watched, listed, request, ({ rank }) => rank);
      expect([items.length, next?.value]).toEqual([limit, limit - 1]);
    }
    expect(watched.asked.map(({ limit }) => limit)).toEqual([3, 1_000, 1]);
  });

  it("has at most the maximum length of a store's list", async () => {
    expect((await pageOf(1_000)).next).toBeNull();
  });

  it('contains what the caller may see, and cannot be made of documents without scope fields', async () => {
    expect((await pageOf(4, null, { department: 'd1', region: null })).items).toEqual([1, 3]);
    expect((await pageOf(4, null, { department: 'd1', region: '430103' })).items).toEqual([3]);
    // @ts-expect-error every caller who is bounded would see an empty list
    expect(readPage<{ rank: number }, number>).toBeDefined();
  });

  it('of an empty list is empty and the last', async () => {
    expect(await pageOf(2, { value: 4, id: 'r4' })).toEqual({ items: [], next: null });
  });
});

describe('a region filter inside the caller’s own region', () => {
  const askedOf = async (region: string | null, ...where: readonly Condition[]) => {
    const watched = new WatchedStore();
    const request = { scope: { department: null, region }, filters: {}, limit: 2, after: null };
    await readPage(watched, { view: 'ranks', where, orderBy: 'rank' }, request, () => null);
    return watched.asked[0]?.where;
  };
  const prefix = (value: string) => ({ op: 'prefix', field: 'region', value }) as const;
  const pageWith = (region: string, ...where: readonly Condition[]) => {
    const request = { scope: { department: null, region }, filters: {}, limit: 2, after: null, totals: true };
    return readPage(store, { view: 'ranks', where, orderBy: 'rank' }, request, () => null);
  };

  it.each([
    ['the narrower one', '430000', ['430100'], ['4301']],
    ['the caller’s own, of a wider one', '430100', ['430000'], ['4301']],
    ['the same one, once', '430100', ['430100'], ['4301']],
    ['the narrowest of several', '430000', ['430100', '430102'], ['430102']],
    ['the requested one, without a scope', null, ['430100'], ['4301']],
    ['no condition, for the whole country within the whole country', '100000', [], []],
  ])('is passed to the store as %s', async (_, own, regions, left) => {
    expect(await askedOf(own, ...regions.map(inRegion))).toEqual(left.map((value) => prefix(value)));
  });

  it('returns nothing outside of it, without a query to the store', async () => {
    expect(await askedOf('430100', inRegion('230000'))).toBeUndefined();
    expect(await pageWith('430100', inRegion('230000'))).toEqual({
      items: [],
      next: null,
      totals: { total: 0, exact: true },
    });
  });
});

describe('reading all documents', () => {
  const stretches = new InMemoryReadStore();

  beforeAll(async () => {
    const documents = new Map(
      Array.from({ length: 2_001 }, (_, n) => [`d${String(n).padStart(4, '0')}`, { odd: n % 2 }]),
    );
    await stretches.save({ view: 'all', documents, from: await stretches.checkpoint('all'), to: 9n });
  });

  const idsOf = async (query: Parameters<typeof readAll>[2]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { id } of readAll(stretches, 'all', query)) ids.push(id);
    return ids;
  };

  it('returns each one once, however many batches it takes, in the order of ids or of a field', async () => {
    const byId = await idsOf({ where: [] });
    expect([byId.length, byId[0], byId.at(-1)]).toEqual([2_001, 'd0000', 'd2000']);
    const byField = await idsOf({ where: [], orderBy: 'odd' });
    expect([byField.length, byField[1_000], byField[1_001]]).toEqual([2_001, 'd2000', 'd0001']);
    expect(new Set(byField).size).toBe(2_001);
  });

  it('applies the conditions, and starts after the given document', async () => {
    expect(
      await idsOf({ where: [{ op: 'equals', field: 'odd', value: 1 }], after: { value: null, id: 'd1997' } }),
    ).toEqual(['d1999']);
    expect(await idsOf({ where: [{ op: 'equals', field: 'odd', value: 2 }] })).toEqual([]);
  });
});
