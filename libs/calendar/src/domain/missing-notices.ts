import { type LocalDate, yearOf } from '@sealtrail/working-days';

/** The notice of a year is published in the autumn before it. */
const NEAR_FROM = '10-01';

/** A year that is near or has begun, and whose notice is not recorded. */
export type MissingNotice = {
  readonly year: number;
  /** Date since which the notice is missing. */
  readonly since: LocalDate;
};

/** Older years are not reported: their cases are closed. */
const YEARS_BACK = 10;

/** The years without notice after the first that has one, up to `last`. A later year's notice does not stand in for an earlier one. */
export function yearsWithoutNotice(
  noticedYears: Iterable<number>,
  { today, last }: { readonly today: LocalDate; readonly last: number },
): readonly number[] {
  const noticed = new Set(noticedYears);
  const first = Math.max(Math.min(...noticed) + 1, yearOf(today) - YEARS_BACK);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.filter((year) => !noticed.has(year));
}

/** The missing notices of a calendar that follows notices, up to the next year. */
export function missingNotices(noticedYears: Iterable<number>, today: LocalDate): readonly MissingNotice[] {
  const last = yearOf(today) + (today.slice(5) >= NEAR_FROM ? 1 : 0);
  return yearsWithoutNotice(noticedYears, { today, last }).map((year) => ({
    year,
    since: `${String(year - 1).padStart(4, '0')}-${NEAR_FROM}`,
  }));
}
