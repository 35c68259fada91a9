import { type Day, dayFrom, type Moment } from './days';

/**
 * The days off of the State Council's notices, copied by hand (国办发明电〔2024〕12号 for 2025, 〔2025〕7号 for 2026): ranges of days off,
 * and the weekend days worked instead.
 */
const OFF: readonly (readonly [string, string])[] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  // No notice yet: the 13 statutory holidays, and if one falls on a weekend the next working day (放假办法 6).
  ['2027-01-01', '2027-01-01'],
  ['2027-02-05', '2027-02-10'],
  ['2027-04-05', '2027-04-05'],
  ['2027-05-01', '2027-05-04'],
  ['2027-06-09', '2027-06-09'],
  ['2027-09-15', '2027-09-15'],
  ['2027-10-01', '2027-10-05'],
];

/** The first day of a year whose notice is imported at run time. */
export const WITHOUT_NOTICE_FROM: Day = dayFrom('2027-01-01');

const MADE_UP: readonly string[] = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

/** Outside of this range nothing is known: a limit there is an error of the generator. */
const KNOWN = { from: dayFrom('2025-01-01'), to: dayFrom('2027-12-31') };

const off = new Set(
  OFF.flatMap(([from, to]) => {
    const [first, last] = [dayFrom(from), dayFrom(to)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }),
);
const madeUp = new Set(MADE_UP.map(dayFrom));

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: Day): boolean => (day + 4) % 7 === 0 || (day + 4) % 7 === 6;

/** Whether a day is a working day, as far as known. */
export type Calendar = (day: Day) => boolean;

/** A day that a region declares over any notice, or the notice of a year imported at run time; and when that is recorded. */
export type Declared = { readonly told: Moment; readonly day: Day; readonly working: boolean };

/** A region "inherits its parent's days, its own declaration wins". */
export const calendarAt =
  (declared: readonly Declared[], now: Moment): Calendar =>
  (day) =>
    declared.findLast((each) => each.told <= now && each.day === day)?.working ?? isWorkingDay(day);

export function isWorkingDay(day: Day): boolean {
  if (day < KNOWN.from || day > KNOWN.to) throw new Error(`day ${day} lies outside of the table`);
  return madeUp.has(day) || !(off.has(day) || isWeekend(day));
}

export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  let next = day;
  while (!calendar(next)) next++;
  return next;
}
