import { MissingEvents } from '@sealtrail/event-sourcing';
import { GapDetector } from './gap-detector';

const record = (stream: string, revision: bigint, type = 'Noted') => ({ stream: `town:${stream}`, revision, type });

const shown = (stream: string): string => stream.slice('town:'.length);

/** Whether it detects that events before this one are missing. */
const misses = (watch: GapDetector, found: ReturnType<typeof record>, isWhole = false): boolean => {
  try {
    watch.note(found, () => isWhole);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(MissingEvents);
    return true;
  }
};

describe('if there are more streams than can be tracked', () => {
  let watch: GapDetector;
  beforeEach(() => {
    watch = new GapDetector(shown, 2);
    for (const stream of ['a', 'b', 'c']) expect(misses(watch, record(stream, 0n))).toBe(false);
  });

  it('the most recently followed ones are known', () => {
    expect([misses(watch, record('b', 2n), true), misses(watch, record('b', 1n))]).toStrictEqual([true, false]);
  });

  it('a stream that was dropped must be looked up, and is known from then on', () => {
    expect(watch.unknownStreams([record('c', 1n), record('a', 1n), record('a', 2n), record('d', 0n)])).toStrictEqual([
      'a',
    ]);
    expect(misses(watch, record('a', 1n), false)).toBe(true);
    expect(misses(watch, record('a', 1n), true)).toBe(false);
    expect(watch.unknownStreams([record('a', 2n)])).toStrictEqual([]);
    expect(misses(watch, record('a', 3n), true)).toBe(true);
  });
});

it('a stream that was deleted permanently is missing, whatever was seen of it', () => {
  const watch = new GapDetector(shown);
  expect(misses(watch, record('a', 0n))).toBe(false);
  expect(misses(watch, record('a', 2n ** 63n - 1n, '$streamDeleted'), true)).toBe(true);
});
