import { minPosition } from './min-position';

describe('the minimum position', () => {
  it('is that of the slowest consumer, with more precision than a double', () => {
    expect(minPosition([7n, 3n, 9n])).toBe(3n);
    expect(minPosition(new Set([9_007_199_254_740_993n, 9_007_199_254_740_992n]))).toBe(9_007_199_254_740_992n);
  });

  it('without consumers is beyond every event, unless a default is given', () => {
    expect(minPosition([]) > 9_007_199_254_740_993n).toBe(true);
    expect(minPosition([], 0n)).toBe(0n);
  });
});
