import { missingNotices } from './missing-notices';

const missing = (today: string) => missingNotices(new Set([2025, 2026]), today);

describe('holiday notice of a year', () => {
  it('is missing from the October before the year on, and during the year', () => {
    expect(missing('2026-09-30')).toEqual([]);
    expect(missing('2026-10-01')).toEqual([{ year: 2027, since: '2026-10-01' }]);
    expect(missing('2027-09-30')).toEqual([{ year: 2027, since: '2026-10-01' }]);
  });

  it('stays missing when the next one is missing too: the days of that year are still open', () => {
    expect(missing('2027-10-01').map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it('stays missing where the notice of a later year was recorded first, or one of a distant year by mistake', () => {
    const years = (noticed: readonly number[], today: string) => missingNotices(noticed, today).map(({ year }) => year);
    expect(years([2026, 2028], '2026-10-01')).toEqual([2027]);
    expect(years([2026, 2028, 2999], '2029-10-01')).toEqual([2027, 2029, 2030]);
  });

  it('is not missing for years long past, nor for those before the first notice', () => {
    expect(missingNotices([1990, 2026], '2026-09-30').map(({ year }) => year)).toEqual(
      Array.from({ length: 10 }, (_, index) => 2016 + index),
    );
    expect(missingNotices([2026], '2026-09-30')).toEqual([]);
  });

  it('is never missing in a calendar that follows no notices', () => {
    expect(missingNotices([], '2030-01-01')).toEqual([]);
  });
});
