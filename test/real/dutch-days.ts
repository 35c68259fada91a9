/** A day as `YYYY-MM-DD`. Deliberately plain date arithmetic: it verifies that of the product. */
export type Day = string;

const DAY_MS = 86_400_000;

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The local day of an instant written with its local offset. */
export const dayOf = (local: string): Day => local.slice(0, 10);

/** The same instant as UTC text with milliseconds. */
export const utc = (instant: string): string => new Date(Date.parse(instant)).toISOString();

/** Days on which a term does not end (Algemene termijnenwet art. 3), by their names. */
export function dutchHolidays(year: number): ReadonlyMap<Day, string> {
  const easter = easterSunday(year);
  return new Map([
    [`${year}-01-01`, 'Nieuwjaarsdag'],
    [plusDays(easter, -2), 'Goede Vrijdag'],
    [plusDays(easter, 1), 'Tweede Paasdag'],
    [plusDays(easter, 39), 'Hemelvaartsdag'],
    [plusDays(easter, 50), 'Tweede Pinksterdag'],
    [kingsDay(year), year < 2014 ? 'Koninginnedag' : 'Koningsdag'],
    [`${year}-05-05`, 'Bevrijdingsdag'],
    [`${year}-12-25`, 'Eerste Kerstdag'],
    [`${year}-12-26`, 'Tweede Kerstdag'],
  ]);
}

const holidays = new Map<number, ReadonlyMap<Day, string>>();

export function isDayOff(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  const year = Number(day.slice(0, 4));
  if (!holidays.has(year)) holidays.set(year, dutchHolidays(year));
  return holidays.get(year)?.has(day) ?? false;
}

/** 24:00 of a day in the Netherlands, as UTC: summer time from the last Sunday of March to the last of October. */
export function midnightAfter(day: Day): string {
  const next = plusDays(day, 1);
  const year = next.slice(0, 4);
  const summer = next > lastSunday(`${year}-03-31`) && next <= lastSunday(`${year}-10-31`);
  return new Date(Date.parse(`${next}T00:00:00Z`) - (summer ? 2 : 1) * 3_600_000).toISOString();
}

/** The local day that contains an instant. */
export function dayAt(instant: string): Day {
  const day = instant.slice(0, 10);
  return instant >= midnightAfter(day) ? plusDays(day, 1) : day;
}

/** The last millisecond of a day in the Netherlands. */
export const lastMomentOf = (day: Day): string => new Date(Date.parse(midnightAfter(day)) - 1).toISOString();

function lastSunday(lastOfMonth: Day): Day {
  return plusDays(lastOfMonth, -new Date(`${lastOfMonth}T00:00:00Z`).getUTCDay());
}

/** On 30 April until 2013, then on 27 April; a day earlier if that is a Sunday. */
function kingsDay(year: number): Day {
  const day = year < 2014 ? `${year}-04-30` : `${year}-04-27`;
  const sunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
  return sunday ? plusDays(day, -1) : day;
}

/** Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
