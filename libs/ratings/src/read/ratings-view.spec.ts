import type { Scope } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { matterRated, recorded, visitRated } from '../testing';
import { ListRatings, ListRatingsHandler, type RatingFilters } from './list-ratings';
import { type RatingRow, ratings } from './ratings-view';

const everything: Scope = { department: null, region: null };
const given = [
  recorded(visitRated({ ratingId: 'r0' }), 1),
  recorded(matterRated(), 2),
  recorded(
    matterRated({
      ratingId: 'r2',
      applicationId: 'a2',
      department: 'health',
      region: '370200',
      level: 'veryDissatisfied',
    }),
    3,
  ),
];

const rowOf = (event: (typeof given)[number]): RatingRow =>
  ratings.on.RatingGiven?.fold(ratings.initial, event as never, event.id) as RatingRow;

async function list(...ask: ConstructorParameters<typeof ListRatings>) {
  const store = new InMemoryReadStore();
  const documents = new Map(given.map((event) => [event.data.ratingId, rowOf(event)]));
  await store.save({ view: ratings.name, documents, from: 0n, to: 3n });
  return new ListRatingsHandler(store).execute(new ListRatings(...ask));
}

const forSupervision = async (filters: RatingFilters, scope = everything) =>
  (await list(listRequest(scope, filters, 50))).items.map((item) => item['ratingId']);

describe('the list of ratings', () => {
  it('never contains the rater, not even an id', () => {
    for (const event of given) {
      expect(JSON.stringify(rowOf(event))).not.toMatch(/s9|c9|rater|subjectId/);
      expect(JSON.stringify(rowOf(event))).toMatch(/anonymous/);
    }
  });

  it('shows supervision the case of each rating, latest first', async () => {
    const { items } = await list(listRequest(everything, {}, 50));
    expect(items.map(({ applicationId, givenAt }) => [applicationId, givenAt])).toStrictEqual([
      ['a2', '2026-03-11T01:00:00.000Z'],
      ['a1', '2026-03-11T01:00:00.000Z'],
      ['a1', '2026-03-02T02:30:00.000Z'],
    ]);
  });

  it('omits the departments that a rating is indexed by', async () => {
    const { items } = await list(listRequest(everything, {}, 50));
    for (const item of items) expect(item).not.toHaveProperty('departments');
  });

  it('filters by the local day of rating and of service', async () => {
    expect(await forSupervision({ givenFrom: '2026-03-11', givenTo: '2026-03-11' })).toHaveLength(2);
    expect(await forSupervision({ givenFrom: '2026-03-12' })).toStrictEqual([]);
    expect(await forSupervision({ givenTo: '2026-03-10' })).toStrictEqual(['r0']);
    const [{ servedOn } = { servedOn: '' }] = (await list(listRequest(everything, { scope: 'visit' }, 50))).items;
    expect(await forSupervision({ servedFrom: servedOn, servedTo: servedOn })).toStrictEqual(['r0']);
    expect(await forSupervision({ servedTo: '2026-01-01' })).toStrictEqual([]);
  });

  it('supports both orders, ascending and descending, with a total', async () => {
    const ids = async (by: 'given' | 'served', direction: 'ascending' | 'descending' | null = null) =>
      (await list(listRequest(everything, {}, 50), { by, direction })).items.map(({ ratingId }) => ratingId);
    const latest = await ids('given');
    expect(latest.at(-1)).toBe('r0');
    expect(await ids('given', 'ascending')).toStrictEqual(latest.toReversed());
    const served = await ids('served');
    expect(served.at(-1)).toBe('r0');
    expect(await ids('served', 'ascending')).toStrictEqual(served.toReversed());
    const request = { ...listRequest(everything, { level: 'veryDissatisfied' } as const, 1), totals: true };
    expect((await list(request)).totals).toStrictEqual({ total: 1, exact: true });
  });

  it('filters', async () => {
    expect(await forSupervision({ level: 'veryDissatisfied' })).toStrictEqual(['r2']);
    expect(await forSupervision({ scope: 'visit' })).toHaveLength(1);
    expect(await forSupervision({ month: '2026-02' })).toHaveLength(0);
    expect(await forSupervision({ region: '370200' })).toStrictEqual(['r2']);
    expect(await forSupervision({ official: 'chen', item: 'i1', applicationId: 'a1' })).toHaveLength(1);
    expect(await forSupervision({ department: 'health' })).toStrictEqual(['r2']);
  });

  it('contains only ratings that the caller may see', async () => {
    expect(await forSupervision({}, { department: 'planning', region: null })).toHaveLength(2);
    expect(await forSupervision({}, { department: null, region: '370200' })).toStrictEqual(['r2']);
  });

  it('continues where a page ended', async () => {
    const first = await list(listRequest(everything, {}, 2));
    const second = await list(listRequest(everything, {}, 2, first.next));
    expect([...first.items, ...second.items].map(({ givenAt }) => givenAt)).toHaveLength(3);
    expect(new Set([...first.items, ...second.items].map((item) => JSON.stringify(item))).size).toBe(3);
    expect(second.next).toBeNull();
  });
});
