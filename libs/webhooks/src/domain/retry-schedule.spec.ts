import { laterByMs } from '@sealtrail/working-days';
import { nextAttemptAt, RETRIED_FOR_MS, RETRY_AFTER_MS_MAX } from './retry-schedule';

const BEGIN = '2026-03-02T01:00:00.000Z';
const HOUR = 3_600_000;

/** Delays of the attempts after the first failure in milliseconds, if each attempt fails at once. */
function attempts(chance: number, retryAfterMs: number | null = null): readonly number[] {
  const found: number[] = [];
  let at = BEGIN;
  for (let attempt = 1; attempt < 100; attempt++) {
    const next = nextAttemptAt({ attempt, failingSince: BEGIN, at, retryAfterMs, chance });
    if (next === null) return found;
    found.push(Date.parse(next) - Date.parse(BEGIN));
    at = next;
  }
  throw new Error('no end');
}

describe('the retry schedule', () => {
  it('starts with short delays, continues every eight hours, and ends after three days', () => {
    const [first, second, third] = attempts(0);
    expect([first, second, third]).toEqual([5_000, 65_000, 365_000]);
    const all = attempts(0);
    expect(all.at(-1)).toBe(RETRIED_FOR_MS);
    expect(all.length).toBe(16);
    const gaps = all.map((at, n) => at - (all[n - 1] ?? 0));
    expect(Math.max(...gaps)).toBe(8 * HOUR);
  });

  it('adds up to a fifth of jitter, but never exceeds three days', () => {
    expect(attempts(1)[0]).toBe(6_000);
    expect(attempts(1).at(-1)).toBe(RETRIED_FOR_MS);
    expect(attempts(1).every((at, n, all) => n === 0 || at > (all[n - 1] ?? 0))).toBe(true);
  });

  it('honours the Retry-After of the receiver, up to half a day', () => {
    const asked = (retryAfterMs: number) =>
      nextAttemptAt({ attempt: 1, failingSince: BEGIN, at: BEGIN, retryAfterMs, chance: 0 });
    expect(asked(120_000)).toBe(laterByMs(BEGIN, 120_000));
    expect(asked(1_000)).toBe(laterByMs(BEGIN, 5_000));
    expect(asked(-5)).toBe(laterByMs(BEGIN, 5_000));
    expect(asked(99 * HOUR)).toBe(laterByMs(BEGIN, RETRY_AFTER_MS_MAX));
    expect(attempts(0, 99 * HOUR).at(-1)).toBe(RETRIED_FOR_MS);
  });

  it('ends after three days', () => {
    const late = { attempt: 3, failingSince: BEGIN, retryAfterMs: null, chance: 0 };
    expect(nextAttemptAt({ ...late, at: laterByMs(BEGIN, RETRIED_FOR_MS) })).toBeNull();
    expect(nextAttemptAt({ ...late, at: laterByMs(BEGIN, RETRIED_FOR_MS - 1) })).toBe(laterByMs(BEGIN, RETRIED_FOR_MS));
  });
});
