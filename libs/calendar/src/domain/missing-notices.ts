import { type LocalDate, yearOf } from '@sealtrail/working-days';

/** The notice of a year comes in the autumn before it. */
const NEAR_FROM = '10-01';

/** A year that is near or has begun, and whose notice is not recorded. */
export type MissingNotice = {
  readonly year: number;
  /** Since when it is missing. */
  readonly since: LocalDate;
};

/** So far back a year without notice is still asked for: cases of older ones are over. */
const YEARS_BACK = 10;

/** The years without notice behind the first that has one, up to `last`. The notice of a later year stands in for none before it. */
export function yearsWithoutNotice(
  noticedYears: Iterable<number>,
  { today, last }: { readonly today: LocalDate; readonly last: number },
): readonly number[] {
  const noticed = new Set(noticedYears);
  const first = Math.max(Math.min(...noticed) + 1, yearOf(today) - YEARS_BACK);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.filter((year) => !noticed.has(year));
}

/** The missing notices of a calendar that follows notices, up to the year that is near. */
export function missingNotices(noticedYears: Iterable<number>, today: LocalDate): readonly MissingNotice[] {
  const last = yearOf(today) + (today.slice(5) >= NEAR_FROM ? 1 : 0);
  return yearsWithoutNotice(noticedYears, { today, last }).map((year) => ({
    year,
    since: `${String(year - 1).padStart(4, '0')}-${NEAR_FROM}`,
  }));
}
