import { type LocalDate, yearOf } from '@sealtrail/working-days';

/** The notice of a year comes in the autumn before it. */
const NEAR_FROM = '10-01';

/** A year that is near, or has begun, and of which nobody has told the notice. */
export type MissingNotice = {
  readonly year: number;
  /** From which date on it is waited for. */
  readonly since: LocalDate;
};

/** What a calendar that follows notices waits for on a date: its years behind the last notice, up to the one that is near. */
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
