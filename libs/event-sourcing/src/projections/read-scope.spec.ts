import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { type Scope, scopeConditions } from './read-scope';

describe('scopeConditions', () => {
  it.each<readonly [Scope, string]>([
    [{ department: null, region: null }, 'abcd'],
    [{ department: 'd1', region: null }, 'ac'],
    [{ department: null, region: '2301' }, 'ab'],
    [{ department: 'd1', region: '2301' }, 'a'],
    [{ department: '', region: null }, ''],
  ])('lets %j see %s', async (scope, seen) => {
    const store = new InMemoryReadStore();
    const documents = new Map([
      ['a', { departments: ['d1', 'd2'], region: '230102' }],
      ['b', { departments: ['d2'], region: '2301' }],
      ['c', { departments: ['d1'], region: '23' }],
      ['d', { departments: [], region: '310000' }],
    ]);
    await store.save({ view: 'cards.v1', documents, from: 0n, to: 1n });
    const found = await store.list('cards.v1', { where: scopeConditions(scope), limit: 10 });
    expect(found.map(({ id }) => id).join('')).toBe(seen);
  });
});
