import { isClosedMonth } from './closed-months';

const zone = 'Asia/Shanghai';

describe('a month of ratings is closed', () => {
  it.each([
    ['2026-03', '2026-03-31T16:00:59.999Z', 0, false],
    ['2026-03', '2026-03-31T16:01:00.000Z', 0, true],
    ['2026-03', '2026-03-15T00:00:00.000Z', 0, false],
    ['2026-02', '2026-03-15T00:00:00.000Z', 0, true],
    ['2026-12', '2026-12-31T16:01:00.000Z', 0, true],
    ['2028-02', '2028-02-29T15:59:00.000Z', 0, false],
  ] as const)('%s, at %s with views %i ms behind: %s', (month, now, lagMs, closed) => {
    expect(isClosedMonth(month, { now, lagMs, zone })).toBe(closed);
  });

  it('only once the views hold everything recorded in it', () => {
    const now = '2026-04-01T02:00:00.000Z';
    expect(isClosedMonth('2026-03', { now, lagMs: 9 * 3_600_000, zone })).toBe(true);
    expect(isClosedMonth('2026-03', { now, lagMs: 11 * 3_600_000, zone })).toBe(false);
  });
});
