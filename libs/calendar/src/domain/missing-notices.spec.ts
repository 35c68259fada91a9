import { missingNotices } from './missing-notices';

const missing = (today: string) => missingNotices(new Set([2025, 2026]), today);

describe('holiday notice of a year', () => {
  it('is waited for from the October before it on, and while the year runs', () => {
    expect(missing('2026-09-30')).toEqual([]);
    expect(missing('2026-10-01')).toEqual([{ year: 2027, since: '2026-10-01' }]);
    expect(missing('2027-09-30')).toEqual([{ year: 2027, since: '2026-10-01' }]);
  });

  it('is still waited for when the next one is: the days of that year stay open', () => {
    expect(missing('2027-10-01').map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it('is waited for as well where that of a later year has been told first, or of a far one by mistake', () => {
    const years = (noticed: readonly number[], today: string) => missingNotices(noticed, today).map(({ year }) => year);
    expect(years([2026, 2028], '2026-10-01')).toEqual([2027]);
    expect(years([2026, 2028, 2999], '2029-10-01')).toEqual([2027, 2029, 2030]);
  });

  it('is not waited for of years gone by long ago, nor of those before the first', () => {
    expect(missingNotices([1990, 2026], '2026-09-30').map(({ year }) => year)).toEqual(
      Array.from({ length: 10 }, (_, index) => 2016 + index),
    );
    expect(missingNotices([2026], '2026-09-30')).toEqual([]);
  });

  it('is waited for by no calendar that follows none', () => {
    expect(missingNotices([], '2030-01-01')).toEqual([]);
  });
});
