import { Progress, percentOf } from './progress';

describe('progress', () => {
  it('is a percentage of the log, exact for positions that a double cannot represent', () => {
    expect(percentOf(0n, 0n)).toBe('100 %');
    expect(percentOf(4611686018427387904n, 9223372036854775807n)).toBe('50 %');
    expect(percentOf(1n, 3n)).toBe('33.3 %');
    expect(percentOf(5n, 3n)).toBe('100 %');
  });

  it('estimates the remaining time at the pace so far', () => {
    const progress = new Progress();
    expect(progress.line('cards.v1', 100n, 1_100n, 5_000)).toBe('cards.v1: 9 %, 100 of 1100');
    expect(progress.line('cards.v1', 300n, 1_100n, 7_000)).toBe('cards.v1: 27.2 %, 300 of 1100, 8 s left');
    expect(progress.line('cards.v1', 301n, 1_100n, 605_000)).toBe('cards.v1: 27.3 %, 301 of 1100, 40 min left');
    expect(progress.line('cards.v1', 1_100n, 1_100n, 606_000)).toBe('cards.v1: 100 %, 1100 of 1100');
  });
});
