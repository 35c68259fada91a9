/** Where each level ends: province 省, prefecture 地, county 县 (GB/T 2260), township 乡 and village 村 (GB/T 10114). */
const LEVEL_ENDS = [2, 4, 6, 9, 12] as const;

const WIDTHS = [6, 9, 12] as const;

/** The provinces of GB/T 2260. `66`, which some platforms use for the Corps (新疆生产建设兵团), is not one: its cities are `6590xx`. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** The whole country, as in the codes of central organs (GB 32100-2015). */
const COUNTRY = /^10+$/;

/** 香港 and 澳门 have no level between province and county. */
const WITHOUT_PREFECTURES = /^8[12]/;

/**
 * Whether a text is a region code (行政区划代码): 6, 9 or 12 digits of an existing province. Below a level that is all zeros there is
 * none, except for townships of a city without districts (东莞 `441900003`).
 */
export function isRegionCode(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{6}(\d{3}){0,2}$/.test(value)) return false;
  if (COUNTRY.test(value)) return true;
  const noPrefecture = /^\d\d00/.test(value) && !/^\d\d0+$/.test(value) && !WITHOUT_PREFECTURES.test(value);
  const noTownship = /^\d{6}000(?!000)\d{3}$/.test(value);
  return PROVINCES.has(value.slice(0, 2)) && !noPrefecture && !noTownship;
}

/**
 * The common prefix of the codes of everything in a region: cut by whole levels (`430000` → `43`, `431000` → `4310`).
 *
 * @throws {RangeError} for an invalid region code
 */
export function regionPrefix(code: string): string {
  if (!isRegionCode(code)) throw new RangeError(`"${code}" is not a region code`);
  if (COUNTRY.test(code)) return '';
  const end = LEVEL_ENDS.findLast((to, level) => Number(code.slice(LEVEL_ENDS[level - 1] ?? 0, to)) > 0);
  return code.slice(0, end);
}

/**
 * The {@link regionPrefix} of a region and of each that contains it, the whole country first: `431000` → ``, `43`, `4310`.
 *
 * @throws {RangeError} for an invalid region code
 */
export function prefixesAbove(code: string): readonly string[] {
  const prefix = regionPrefix(code);
  return ['', ...LEVEL_ENDS.filter((end) => end <= prefix.length).map((end) => prefix.slice(0, end))];
}

/**
 * The shortest spelling of a region: `430100000000` → `430100`.
 *
 * @throws {RangeError} for an invalid region code
 */
export function shortestRegionCode(code: string): string {
  const { length } = regionPrefix(code);
  return code.slice(
    0,
    WIDTHS.find((width) => width >= length),
  );
}

/**
 * Whether one region lies in another, or is the same.
 *
 * @throws {RangeError} if the outer one is an invalid region code
 */
export const regionContains = (outer: string, inner: string): boolean => inner.startsWith(regionPrefix(outer));
