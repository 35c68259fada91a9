import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { type After, readPage } from './read-page';

const store = new InMemoryReadStore();
const pageOf = (limit: number, after: After | null = null) =>
  readPage<{ rank: number }, number>(store, 'ranks', { where: [], orderBy: 'rank', limit, after }, ({ rank }) => rank);

describe('a page of a list', () => {
  beforeAll(async () => {
    const documents = new Map([1, 2, 3, 4].map((rank) => [`r${rank}`, { rank }]));
    await store.save({ view: 'ranks', documents, from: await store.checkpoint('ranks'), to: 9n });
  });

  it('says where the next one begins, and null on the last, full or not', async () => {
    const first = await pageOf(2);
    expect(first).toEqual({ items: [1, 2], next: { value: 2, id: 'r2' } });
    expect(await pageOf(2, first.next)).toEqual({ items: [3, 4], next: null });
    expect(await pageOf(3, first.next)).toEqual({ items: [3, 4], next: null });
  });

  it('is as long as a store lists at most', async () => {
    expect((await pageOf(1_000)).next).toBeNull();
  });

  it('of nothing is empty and the last', async () => {
    expect(await pageOf(2, { value: 4, id: 'r4' })).toEqual({ items: [], next: null });
  });
});
