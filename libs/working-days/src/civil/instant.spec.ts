import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isInstant, normaliseInstant } from './instant';

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
  ])('%s is %s', (text, instant) => {
    expect(normaliseInstant(text)).toBe(instant);
    expect(isInstant(text)).toBe(true);
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
    '9998-12-31T23:00:00-01:00',
    '٢٠٢٦-03-02T09:00:00Z',
    '',
    undefined,
    0,
  ])('%j is none', (text) => {
    expect(normaliseInstant(text)).toBeNull();
    expect(isInstant(text)).toBe(false);
  });

  it('keeps its place in time, whatever its offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }),
        fc.integer({ min: -1_439, max: 1_439 }),
        (ms, offset) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(ms);
          const zone = `${offset < 0 ? '-' : '+'}${String(Math.trunc(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
          const text = instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
          expect(normaliseInstant(text)).toBe(instant.toString({ fractionalSecondDigits: 3 }));
        },
      ),
    );
  });
});
