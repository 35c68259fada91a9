import { type LocalDate, yearOf } from '@sealtrail/working-days';

/** The notice of a year comes in the autumn before it. */
const NEAR_FROM = '10-01';

/** A year that is near or has begun, and whose notice is not recorded. */
export type MissingNotice = {
  readonly year: number;
  /** Since when it is missing. */
  readonly since: LocalDate;
};

/** The missing notices of a calendar that follows notices: the years behind the last one, up to the one that is near. */
export function missingNotices(noticedYears: Iterable<number>, today: LocalDate): readonly MissingNotice[] {
  const noticed = [...noticedYears];
  if (noticed.length === 0) return [];
  const first = Math.max(...noticed) + 1;
  const last = yearOf(today) + (today.slice(5) >= NEAR_FROM ? 1 : 0);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    year: first + index,
    since: `${String(first + index - 1).padStart(4, '0')}-${NEAR_FROM}`,
  }));
}
