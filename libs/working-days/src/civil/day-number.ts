import type { LocalDate } from '../limit';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_IN_ERA = 146_097;

/** Outside of the four-digit years, text order is not date order. */
const YEAR_FIRST = 1;
const YEAR_LAST = 9_999;

/** Days since 1970-01-01 in the proleptic Gregorian calendar. The date must be valid, see {@link isLocalDate}. */
export function dayNumberOf(date: LocalDate): number {
  const month = digits(date, 5, 2);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 2) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - 719_468;
}

/** The date of a day number. */
export function dateOfNumber(dayNumber: number): LocalDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** 0 for Sunday … 6 for Saturday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7;

export const yearOf = (date: LocalDate): number => digits(date, 0, 4);

/** A valid date, written `YYYY-MM-DD`, of the years 0001 to 9999. */
export function isCivilDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const year = yearOf(text);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return dateOfNumber(dayNumberOf(text)) === text;
}

/** A civil date from which days can be counted: the following year must still have four digits. */
export const isLocalDate = (text: unknown): text is LocalDate => isCivilDate(text) && yearOf(text) < YEAR_LAST;

/** The date `days` later (earlier if negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfNumber(dayNumberOf(date) + days);

/** All dates of a range, first and last included. By number: no text of ten characters follows the last day of year 9999. */
export function datesBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const first = dayNumberOf(from);
  return Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, n) => dateOfNumber(first + n));
}

/** The number written by the ASCII digits at a position of the text. */
export function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

export const padded = (value: number, length: number): string => String(value).padStart(length, '0');
