import { missingNotices } from './missing-notices';

const missing = (today: string) => missingNotices(new Set([2025, 2026]), today);

describe('the notice of a year', () => {
  it('is waited for from the October before it on, and while the year runs', () => {
    expect(missing('2026-09-30')).toEqual([]);
    expect(missing('2026-10-01')).toEqual([{ year: 2027, since: '2026-10-01' }]);
    expect(missing('2027-09-30')).toEqual([{ year: 2027, since: '2026-10-01' }]);
  });

  it('is still waited for when the next one is: the days of that year stay open', () => {
    expect(missing('2027-10-01').map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it('is waited for by no calendar that follows none', () => {
    expect(missingNotices([], '2030-01-01')).toEqual([]);
  });
});
