import fc from 'fast-check';
import { add, addInto, countOf, countUpTo, percentileOf, totalOf } from './tally';

describe('a tree of counters', () => {
  it('adds up branch by branch', () => {
    const tree: { a: number; b: { [name: string]: number } } = { a: 1, b: { x: 2 } };
    expect(add(tree, { b: { x: -1, y: 3 } })).toStrictEqual({ a: 1, b: { x: 1, y: 3 } });
  });

  it('adds up in place the same, and leaves what is added as it was', () => {
    type Tree = { readonly a: number; readonly b: { readonly [name: string]: number } };
    const count = fc.integer({ min: -9, max: 9 });
    const tree = fc.record({ a: count, b: fc.dictionary(fc.constantFrom('x', 'y', 'z'), count) });
    fc.assert(
      fc.property(fc.array(tree), (trees) => {
        const told = JSON.stringify(trees);
        const sums = { a: 0, b: {} };
        for (const one of trees) addInto<Tree>(sums, one);
        expect(sums).toEqual(trees.reduce<Tree>((before, one) => add(before, one), { a: 0, b: {} }));
        expect(JSON.stringify(trees)).toBe(told);
      }),
    );
    expect(() => addInto<Record<string, number>>({ a: 1 }, { a: { b: 1 } } as never)).toThrow('do not add up');
    expect(() => addInto<Record<string, number>>({ a: { b: 1 } } as never, { a: 1 })).toThrow('do not add up');
  });

  it('says so when a counter meets a branch', () => {
    expect(() => add<{ [name: string]: number | { [name: string]: number } }>({ a: 1 }, { a: { b: 1 } })).toThrow();
  });
});

describe('a histogram of whole days', () => {
  const days = { 0: 1, 3: 4, 5: 3, 12: 2 };

  it('is its values: 0 3 3 3 3 5 5 5 12 12', () => {
    expect(countOf(days)).toBe(10);
    expect(totalOf(days)).toBe(51);
    expect(countUpTo(days, 3)).toBe(5);
    expect(countUpTo(days, 2)).toBe(1);
  });

  it.each([
    [1, 0],
    [10, 0],
    [11, 3],
    [50, 3],
    [51, 5],
    [80, 5],
    [81, 12],
    [90, 12],
    [100, 12],
  ])('has its percentile %i by nearest rank at %i', (percent, value) => {
    expect(percentileOf(days, percent)).toBe(value);
  });

  it('has none where there is nothing', () => {
    expect(percentileOf({}, 50)).toBeNull();
    expect(percentileOf({ 3: 0 }, 50)).toBeNull();
  });

  it('has the percentile of the sorted list, however large the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const histogram: Record<string, number> = {};
          for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
          const sorted = values.toSorted((a, b) => a - b);
          expect(percentileOf(histogram, percent)).toBe(sorted[Math.ceil((values.length * percent) / 100) - 1]);
        },
      ),
    );
  });
});
