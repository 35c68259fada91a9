import fc from 'fast-check';
import { LruMap } from './lru-map';

const kept = (map: LruMap<string, unknown>, ...keys: readonly string[]): readonly string[] =>
  keys.filter((key) => map.get(key) !== undefined);

describe('an LRU map with a maximum number of entries', () => {
  it('evicts the least recently used entry, and counts get as use', () => {
    const map = new LruMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect(kept(map, 'a', 'b', 'c')).toEqual(['a', 'c']);
    expect(map.size).toBe(2);
  });

  it('replaces the value of a key without evicting another', () => {
    const map = new LruMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect([map.get('a'), map.get('b'), map.size]).toEqual([3, 2, 2]);
  });

  it('distinguishes a missing entry from an empty value', () => {
    const map = new LruMap<string, null | undefined>(2);
    map.set('a', undefined);
    map.set('b', null);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, null, undefined]);
    map.get('a');
    map.set('c', null);
    expect(map.get('b')).toBeUndefined();
  });

  it('stores nothing at a capacity of zero, and deletes what it is told to', () => {
    const none = new LruMap<string, number>(0);
    none.set('a', 1);
    expect(none.size).toBe(0);
    const map = new LruMap<string, number>(3);
    map.set('a', 1);
    map.set('b', 2);
    map.delete('a');
    expect(kept(map, 'a', 'b')).toEqual(['b']);
    map.clear();
    expect(map.size).toBe(0);
    expect(() => new LruMap(1.5)).toThrow(RangeError);
  });

  it('always holds the most recently used keys, in the order of their use', () => {
    const use = fc.constantFrom('get', 'set', 'delete');
    const uses = fc.array(fc.tuple(use, fc.integer({ min: 0, max: 9 })), { maxLength: 60 });
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 5 }), (steps, max) => {
        const map = new LruMap<number, number>(max);
        let last: readonly number[] = [];
        for (const [what, key] of steps) {
          const isThere = last.includes(key);
          const others = last.filter((other) => other !== key);
          if (what === 'get') expect(map.get(key)).toBe(isThere ? key : undefined);
          else if (what === 'set') map.set(key, key);
          else map.delete(key);
          if (what === 'delete') last = others;
          else if (isThere || what === 'set') last = [...others, key].slice(-max);
          expect([map.size, map.values]).toEqual([last.length, last]);
        }
      }),
    );
  });
});
