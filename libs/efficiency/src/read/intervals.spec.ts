import fc from 'fast-check';
import { medianInterval, medianRanks, wilsonInterval } from './intervals';

describe('the interval of a share', () => {
  /* Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: four decimals of the share. */
  it.each([
    [81, 263, 25.53, 36.62],
    [15, 148, 6.24, 16.05],
    [0, 20, 0, 16.11],
    [1, 29, 0.61, 17.18],
  ])('of %i in %i is from %d to %d per cent', (kept, of, low, high) => {
    expect(wilsonInterval(kept, of)).toEqual({ low, high });
  });

  it('holds the share, stays within 0 and 100, and is the mirror of its counterpart', () => {
    const counts = fc
      .integer({ min: 1, max: 400_000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([kept, of]) => {
        const { low, high } = wilsonInterval(kept, of);
        const share = (100 * kept) / of;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low - 0.01).toBeLessThanOrEqual(share);
        expect(high + 0.01).toBeGreaterThanOrEqual(share);
        const other = wilsonInterval(of - kept, of);
        expect(other.low).toBeCloseTo(100 - high, 1);
      }),
    );
  });
});

describe('the ranks that bound a median', () => {
  /* The usual tables of the sign test at 95 %: of 10 values the 2nd and the 9th. */
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [30, 10, 21],
    [50, 18, 33],
    [100, 40, 61],
  ])('of %i are the %i and the %i', (count, low, high) => {
    expect(medianRanks(count)).toEqual({ low, high });
  });

  it.each([0, 1, 5])('are none for %i values', (count) => {
    expect(medianRanks(count)).toBeNull();
  });

  it('are as narrow as 95 % allows, of ever more values', () => {
    const half = ({ low, high }: { low: number; high: number }): number => (high - low) / 2;
    for (const count of [1_000, 10_000, 300_000]) {
      const ranks = medianRanks(count);
      if (ranks === null) throw new Error('there is one');
      // The normal approximation: 1.96 standard deviations of ½√n each way.
      expect(Math.abs(half(ranks) - 0.98 * Math.sqrt(count))).toBeLessThan(1.5);
    }
  });

  it('are days that cases took', () => {
    expect(medianInterval({ '2': 3, '5': 4, '9': 3 }, 10)).toEqual({ low: 2, high: 9 });
    expect(medianInterval({ '2': 1, '5': 18, '9': 1 }, 20)).toEqual({ low: 5, high: 5 });
    expect(medianInterval({ '2': 5 }, 5)).toBeNull();
  });
});
