import { HoleWatch } from './hole-watch';
import { UnreadableEvent } from './kurrent-errors';
import type { FoundRecord } from './log-client';

/** Whether it is noticed that events are missing before this one. */
const misses = (watch: HoleWatch, stream: string, revision: bigint): boolean => {
  try {
    watch.note({ stream, revision } as FoundRecord);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableEvent);
    return true;
  }
};

describe('where there are more streams than can be remembered', () => {
  it('those that were followed last are known', () => {
    const watch = new HoleWatch(0n, 2);
    for (const stream of ['a', 'b', 'c']) expect(misses(watch, stream, 0n)).toBe(false);
    expect([misses(watch, 'b', 2n), misses(watch, 'b', 1n)]).toStrictEqual([true, false]);
  });

  it('one that was forgotten is taken as it comes, and known from then on', () => {
    const watch = new HoleWatch(0n, 2);
    for (const stream of ['a', 'b', 'c']) expect(misses(watch, stream, 0n)).toBe(false);
    expect(misses(watch, 'a', 1n)).toBe(false);
    expect(misses(watch, 'a', 3n)).toBe(true);
  });

  it('nothing is passed over as long as there are not', () => {
    const watch = new HoleWatch(0n, 2);
    expect(misses(watch, 'a', 0n)).toBe(false);
    expect(misses(watch, 'b', 1n)).toBe(true);
  });
});
