import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantOfMs, normaliseInstant } from './instant';

const FIRST_MS = Temporal.Instant.from('0001-01-01T00:00:00Z').epochMilliseconds;
const LAST_MS = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds;
const DAY_MS = 86_400_000;

const moments = fc.integer({ min: FIRST_MS + DAY_MS, max: LAST_MS - DAY_MS });
/** Less than a day from the limits of the four-digit years. */
const edges = fc
  .tuple(fc.constantFrom(FIRST_MS, LAST_MS), fc.integer({ min: -DAY_MS, max: DAY_MS }))
  .map(([edge, ms]) => edge + ms);
/** In minutes. */
const offsets = fc.integer({ min: -1_439, max: 1_439 });

/** The moment as written at that offset. */
function written(ms: number, offset: number): string {
  const minutes = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${[Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')}`;
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
}

describe('an instant', () => {
  it.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T01:00:00Z', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02t01:00:00.5z', '2026-03-02T01:00:00.500Z'],
    ['2026-03-02T01:00:00.1239Z', '2026-03-02T01:00:00.123Z'],
    ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000Z'],
    ['2026-01-01T00:30:00+05:45', '2025-12-31T18:45:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['2026-03-02T01:00:00-00:00', '2026-03-02T01:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, instant) => {
    expect(normaliseInstant(text)).toBe(instant);
  });

  it.each([
    '2026-03-02T09:00:00',
    '2026-03-02',
    '2026-02-29T09:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T23:60:00Z',
    '2026-03-02T23:59:61Z',
    '2026-03-02T09:00Z',
    '2026-03-02T09:00:00+24:00',
    '2026-03-02T09:00:00+0800',
    '2026-03-02T09:00:00.Z',
    '2026-03-02 09:00:00Z',
    '2026-03-02T09:00:00Z[Asia/Shanghai]',
    '0001-01-01T00:00:00+01:00',
    '0000-12-31T23:59:59-01:00',
    '9999-12-31T23:00:00-01:00',
    '+010000-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '٢٠٢٦-03-02T09:00:00Z',
    '',
    undefined,
    0,
  ])('%j is not one', (text) => {
    expect(normaliseInstant(text)).toBeNull();
  });

  it('denotes the same moment at any offset', () => {
    fc.assert(
      fc.property(moments, offsets, (ms, offset) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(ms);
        expect(normaliseInstant(written(ms, offset))).toBe(instant.toString({ fractionalSecondDigits: 3 }));
      }),
    );
  });

  it('sorts as text in time order, or is invalid', () => {
    const sides = fc.tuple(fc.oneof(moments, edges), offsets);
    const oneBesideTheOther = fc.tuple(sides, fc.integer({ min: -2_000, max: 2_000 }), offsets);
    const pairs = fc.oneof(
      fc.tuple(sides, sides),
      oneBesideTheOther.map(([one, ms, offset]) => [one, [one[0] + ms, offset] as const] as const),
    );
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const texts = [one, other].map(([ms, offset]) => written(ms, offset));
        const [first, second] = texts.map(normaliseInstant);
        for (const [at, [ms]] of [one, other].entries()) {
          const isSortable = ms >= FIRST_MS && ms <= LAST_MS && /^(?!0000)\d{4}-/.test(texts[at] ?? '');
          expect([first, second][at] !== null).toBe(isSortable);
        }
        if (first == null || second == null) return;
        expect([first < second, first === second]).toEqual([one[0] < other[0], one[0] === other[0]]);
      }),
    );
  });

  it('cannot be made from a moment outside of the four-digit years', () => {
    expect([FIRST_MS, LAST_MS].map(instantOfMs)).toEqual(['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']);
    expect(() => instantOfMs(FIRST_MS - 1)).toThrow(RangeError);
    expect(() => instantOfMs(LAST_MS + 1)).toThrow(RangeError);
  });
});
