import { minPosition } from './min-position';

describe('the least position', () => {
  it('is that of who is furthest behind, beyond what a double can tell apart', () => {
    expect(minPosition([7n, 3n, 9n])).toBe(3n);
    expect(minPosition(new Set([9_007_199_254_740_993n, 9_007_199_254_740_992n]))).toBe(9_007_199_254_740_992n);
  });

  it('of nobody lies beyond every fact, unless it is said which it is', () => {
    expect(minPosition([]) > 9_007_199_254_740_993n).toBe(true);
    expect(minPosition([], 0n)).toBe(0n);
  });
});
