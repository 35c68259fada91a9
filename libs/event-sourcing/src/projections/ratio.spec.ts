import { ratioOf, roundedQuotient } from './ratio';

describe('a ratio', () => {
  it('keeps its integers and shows a percentage', () => {
    expect(ratioOf(168, 1_165)).toStrictEqual({ numerator: 168, denominator: 1_165, percent: 14.42 });
  });

  it('is null for a denominator of 0, never 100 %', () => {
    expect(ratioOf(0, 0)).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it.each([
    [1, 8, 12.5],
    [1, 800, 0.13],
    [3, 800, 0.38],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [104_407, 104_900, 99.53],
    [19_999, 20_000, 100],
    [199_989, 200_000, 99.99],
  ])('rounds %i of %i half up to %d %%, from the integers', (numerator, denominator, percent) => {
    expect(ratioOf(numerator, denominator).percent).toBe(percent);
  });

  it('rounds a mean the same way', () => {
    expect(roundedQuotient(1, 8)).toBe(0.13);
    expect(roundedQuotient(45, 10)).toBe(4.5);
  });
});
