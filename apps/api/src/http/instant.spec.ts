import { instantOf, isDate } from './instant';

describe('an instant in a request', () => {
  it('has an offset, and is converted to UTC', () => {
    expect(instantOf('2026-03-02T09:30:00+08:00')).toBe('2026-03-02T01:30:00.000Z');
    expect(['2026-03-02T09:30:00', '2026-02-30T09:30:00Z', '9999-12-31T23:59:59-23:00', 7].map(instantOf)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('may be the last representable day, which registers use for 长期', () => {
    expect(isDate('9999-12-31')).toBe(true);
    expect(instantOf('9999-12-31T23:59:59+08:00')).toBe('9999-12-31T15:59:59.000Z');
  });

  it('is refused before 1900', () => {
    expect(instantOf('1900-01-01T00:00:00Z')).toBe('1900-01-01T00:00:00.000Z');
    expect(instantOf('1899-12-31T23:59:59Z')).toBeNull();
    expect(instantOf('1900-01-01T07:59:59+08:00')).toBeNull();
    expect(['1900-01-01', '1899-12-31', '2026-02-30', '2026-3-2'].map(isDate)).toEqual([true, false, false, false]);
  });
});
