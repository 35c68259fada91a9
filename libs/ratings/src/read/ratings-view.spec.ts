import type { Scope } from '@sealtrail/event-sourcing';
import { asked, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { matterRated, recorded, visitRated } from '../testing';
import { ListRatings, ListRatingsHandler, type RatingFilters } from './list-ratings';
import { type RatingRow, ratings } from './ratings-view';

const everything: Scope = { department: null, region: null };
const given = [
  recorded(visitRated(), 1),
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
  const documents = new Map(given.map((event) => [event.id, rowOf(event)]));
  await store.save({ view: ratings.name, documents, from: 0n, to: 3n });
  return new ListRatingsHandler(store).execute(new ListRatings(...ask));
}

const forSupervision = async (filters: RatingFilters, scope = everything) =>
  (await list('supervision', asked(scope, filters, 50))).items.map((item) => item['ratingId']);

describe('the list of ratings', () => {
  it('never holds who rated, not even an id', () => {
    for (const event of given) {
      expect(JSON.stringify(rowOf(event))).not.toMatch(/s9|c9|rater|subjectId/);
      expect(JSON.stringify(rowOf(event))).toMatch(/anonymous/);
    }
  });

  it('finds a rating by the id of its fact, not by the id that anyone could compute from the case', () => {
    for (const event of given) expect(ratings.on.RatingGiven?.id(event as never)).toBe(event.id);
  });

  it('shows supervision which case each is about, latest first', async () => {
    const { items } = await list('supervision', asked(everything, {}, 50));
    expect(items.map(({ applicationId, givenAt }) => [applicationId, givenAt])).toStrictEqual([
      ['a2', '2026-03-11T01:00:00.000Z'],
      ['a1', '2026-03-11T01:00:00.000Z'],
      ['a1', '2026-03-02T02:30:00.000Z'],
    ]);
  });

  it('leaves out by which departments it is found', async () => {
    const { items } = await list('supervision', asked(everything, {}, 50));
    for (const item of items) expect(item).not.toHaveProperty('departments');
  });

  it('filters', async () => {
    expect(await forSupervision({ level: 'veryDissatisfied' })).toStrictEqual(['r2']);
    expect(await forSupervision({ scope: 'visit' })).toHaveLength(1);
    expect(await forSupervision({ month: '2026-02' })).toHaveLength(0);
    expect(await forSupervision({ region: '370200' })).toStrictEqual(['r2']);
    expect(await forSupervision({ official: 'chen', item: 'i1', applicationId: 'a1' })).toHaveLength(1);
    expect(await forSupervision({ department: 'health' })).toStrictEqual(['r2']);
  });

  it('holds only what the caller may see', async () => {
    expect(await forSupervision({}, { department: 'planning', region: null })).toHaveLength(2);
    expect(await forSupervision({}, { department: null, region: '370200' })).toStrictEqual(['r2']);
  });

  it('goes on where a page ended', async () => {
    const first = await list('supervision', asked(everything, {}, 2));
    const second = await list('supervision', asked(everything, {}, 2, first.next));
    expect([...first.items, ...second.items].map(({ givenAt }) => givenAt)).toHaveLength(3);
    expect(new Set([...first.items, ...second.items].map((item) => JSON.stringify(item))).size).toBe(3);
    expect(second.next).toBeNull();
  });

  it('shows the rated how they did and nothing that leads to the case', async () => {
    const { items, next } = await list('rated', asked({ department: 'planning', region: null }, {}, 1));
    expect(items).toStrictEqual([
      {
        month: '2026-03',
        region: '370100',
        department: 'planning',
        scope: 'matter',
        level: 'satisfied',
        channel: 'mobile',
        dimensions: { efficiency: 'verySatisfied' },
        tags: ['501', '502'],
        hasComment: true,
      },
    ]);
    // Neither the day nor the rating's own id, which anyone could compute from the case.
    expect(next).toStrictEqual({ value: '2026-03', id: 'event-2' });
  });

  it.each<RatingFilters>([{ official: 'li' }, { item: 'i1' }, { applicationId: 'a1' }])(
    'lets the rated not narrow it down by %p',
    async (filters) => {
      await expect(list('rated', asked(everything, filters, 50))).rejects.toMatchObject({
        code: 'rating.filter-reveals-rater',
        errors: [{ pointer: `/${Object.keys(filters)[0]}` }],
      });
    },
  );
});
