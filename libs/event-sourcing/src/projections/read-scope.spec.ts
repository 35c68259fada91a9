import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { filterConditions, isInScope, type Scope, scopeConditions } from './read-scope';

describe('a scope', () => {
  const documents = new Map([
    ['a', { departments: ['d1', 'd2'], region: '230102' }],
    ['b', { departments: ['d2'], region: '230100' }],
    ['c', { departments: ['d1'], region: '230000' }],
    ['d', { departments: [], region: '310000' }],
    ['e', { departments: [], region: '231002' }],
  ]);

  it.each<readonly [Scope, string]>([
    [{ department: null, region: null }, 'abcde'],
    [{ department: 'd1', region: null }, 'ac'],
    [{ department: null, region: '230100' }, 'ab'],
    [{ department: null, region: '230100000000' }, 'ab'],
    [{ department: null, region: '231000' }, 'e'],
    [{ department: 'd1', region: '230100' }, 'a'],
    [{ department: '', region: null }, ''],
  ])('of %j sees %s, in a list and one by one', async (scope, seen) => {
    const store = new InMemoryReadStore();
    await store.save({ view: 'cards.v1', documents, from: 0n, to: 1n });
    const found = await store.list('cards.v1', { where: scopeConditions(scope), limit: 10 });
    expect(found.map(({ id }) => id).join('')).toBe(seen);
    const oneByOne = [...documents].filter(([, document]) => isInScope(scope, document));
    expect(oneByOne.map(([id]) => id).join('')).toBe(seen);
  });

  it('with an invalid region shows nothing', () => {
    for (const region of ['', '23', '2301', 'x']) {
      expect(() => scopeConditions({ department: null, region })).toThrow(RangeError);
      expect(() => isInScope({ department: null, region }, { departments: [], region: '230102' })).toThrow(RangeError);
    }
  });
});

describe('filters', () => {
  it('match a region with all regions in it, and other values exactly', () => {
    expect(filterConditions({ region: '231000', level: 'red', open: false, month: undefined })).toEqual([
      { op: 'prefix', field: 'region', value: '2310' },
      { op: 'equals', field: 'level', value: 'red' },
      { op: 'equals', field: 'open', value: false },
    ]);
  });
});
