import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOf, dateUntil, endOfDay, isZone, localTimeOf, startOfDay } from './zone';

describe('the local day', () => {
  it('starts at midnight of the jurisdiction', () => {
    expect(startOfDay('2026-03-02', 'Asia/Shanghai')).toBe('2026-03-01T16:00:00.000Z');
    expect(startOfDay('2026-03-02', 'Europe/Amsterdam')).toBe('2026-03-01T23:00:00.000Z');
  });

  it('ends with the first instant of the next day (民法典 art. 203: 24:00)', () => {
    expect(endOfDay('2026-03-02', 'Asia/Shanghai')).toBe('2026-03-02T16:00:00.000Z');
    expect(dateOf('2026-03-02T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-03-02');
    expect(dateOf('2026-03-02T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-03');
  });

  it('contains what ends at its 24:00 (民法典 art. 203)', () => {
    expect(dateUntil('2026-03-02T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-03-02');
    expect(dateUntil('2026-03-02T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-02');
    expect(dateUntil('2026-03-02T16:00:00.001Z', 'Asia/Shanghai')).toBe('2026-03-03');
  });

  it('has 23 or 25 hours when the clocks change', () => {
    expect(startOfDay('2026-03-29', 'Europe/Amsterdam')).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay('2026-03-29', 'Europe/Amsterdam')).toBe('2026-03-29T22:00:00.000Z');
    expect(endOfDay('2026-10-25', 'Europe/Amsterdam')).toBe('2026-10-25T23:00:00.000Z');
    expect(dateOf('2026-10-25T22:30:00.000Z', 'Europe/Amsterdam')).toBe('2026-10-25');
  });

  it('starts at one o’clock if the clocks go forward at midnight', () => {
    // In São Paulo on 4 November 2018.
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(dateOf('2018-11-04T03:00:00.000Z', 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(dateOf('2018-11-04T02:59:59.999Z', 'America/Sao_Paulo')).toBe('2018-11-03');
  });

  it('occurs once, even if the clocks go back across midnight', () => {
    // São Paulo, 18 February 2018: 24:00 of the 17th became 23:00 of the 17th.
    expect(dateOf('2018-02-18T02:00:00.000Z', 'America/Sao_Paulo')).toBe('2018-02-17');
    expect(startOfDay('2018-02-18', 'America/Sao_Paulo')).toBe('2018-02-18T03:00:00.000Z');
    // St John's, 7 November 2010: 00:01 became 23:01 of the day before; the 7th had begun and stays.
    expect(startOfDay('2010-11-07', 'America/St_Johns')).toBe('2010-11-07T02:30:00.000Z');
    expect(dateOf('2010-11-07T02:31:00.000Z', 'America/St_Johns')).toBe('2010-11-07');
  });

  it('may be skipped by its zone', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(startOfDay('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(dateOf('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31');
    expect(dateOf('2011-12-30T09:59:59.999Z', 'Pacific/Apia')).toBe('2011-12-29');
  });

  it('is the date on the zone’s own clocks, anywhere and at any time', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Amsterdam',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Asia/Kathmandu',
      'UTC',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000_000_000_000 }), (zone, ms) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(ms);
        const text = instant.toString({ fractionalSecondDigits: 3 });
        const date = dateOf(text, zone);
        expect(date).toBe(instant.toZonedDateTimeISO(zone).toPlainDate().toString());
        expect(startOfDay(date, zone) <= text && text < endOfDay(date, zone)).toBe(true);
      }),
    );
  });

  it('requires an existing zone', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Nowhere')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(() => startOfDay('2026-03-02', 'Asia/Nowhere')).toThrow(RangeError);
  });

  it.each([
    ['2026-03-01T16:00:00.000Z', 'Asia/Shanghai', '2026-03-02 00:00:00'],
    ['2026-03-02T15:59:59.999Z', 'Asia/Shanghai', '2026-03-02 23:59:59'],
    ['1988-07-01T00:00:00.000Z', 'Asia/Shanghai', '1988-07-01 09:00:00'],
    ['2026-03-29T01:00:00.000Z', 'Europe/Amsterdam', '2026-03-29 03:00:00'],
  ])('shows %s on the clocks of %s as %s', (at, zone, shown) => {
    expect(localTimeOf(at, zone)).toBe(shown);
  });
});
