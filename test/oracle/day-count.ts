import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import { type Calendar, calendarAt, type Declared, nextWorkingDay } from './days-off';

/**
 * "Day arithmetic with pauses": the counted days in (first day, last day] do not count. `notBefore`: an unproved pause excludes
 * no day before that of its recording ("What is told late").
 */
export type Pause = {
  readonly from: Day;
  readonly to: Day | null;
  readonly notBefore: Day;
  /** If hours are counted: between its instants. */
  readonly fromAt: Moment;
  readonly toAt: Moment | null;
};

/** A procedure's pause, as far as it was notified in writing; an unproved one begins with the day of its recording. */
export function pauseBetween(began: Moment, over: Moment | null, notBefore: Day, isOwnEnd = true): Pause {
  const from = dayOf(began);
  const to = over === null ? null : Math.max(from, dayOfEnd(over));
  const fromAt = Math.max(began, endOf(notBefore - 1));
  if (over === null || to === null) return { from, to, notBefore, fromAt, toAt: null };
  return { from, to, notBefore, fromAt, toAt: Math.max(fromAt, isOwnEnd ? over : endOf(to)) };
}

const isExcluded = (day: Day, { from, to, notBefore }: Pause): boolean =>
  day > from && day >= notBefore && (to === null || day <= to);

/** The clock is paused at the midnight that ends this day. */
const standsAtEndOf = (day: Day, { from, to, notBefore }: Pause): boolean =>
  day >= from && day >= notBefore - 1 && (to === null || day < to);

const counts = (calendar: Calendar, day: Day, pauses: readonly Pause[]): boolean =>
  calendar(day) && !pauses.some((pause) => isExcluded(day, pause));

/** The day on which this many days have counted, day 0 being the start; `null`: an open pause prevents it. */
export function countedDay(calendar: Calendar, start: Day, days: number, pauses: readonly Pause[]): Day | null {
  let day = start;
  for (let counted = 0; counted < days; ) {
    day++;
    const today = day;
    if (pauses.some((pause) => pause.to === null && isExcluded(today, pause))) return null;
    if (counts(calendar, today, pauses)) counted++;
  }
  return day;
}

/**
 * The last day of a limit. If a pause covers its midnight, the day on which the pause ends is not used either, a day off or not
 * ("late ⇔ used > limit"); one of 0 days ends on its start day, "or of the next working day where the start day is none".
 */
export function lastDay(calendar: Calendar, start: Day, days: number, pauses: readonly Pause[]): Day | null {
  let day = days === 0 ? nextWorkingDay(calendar, start) : countedDay(calendar, start, days, pauses);
  while (day !== null) {
    const today = day;
    const pause = pauses.find((each) => standsAtEndOf(today, each));
    if (pause === undefined) return today;
    day = pause.to;
  }
  return null;
}

/** Whether any day from a given one on has counted, of (start, end]. */
export function countsFrom(calendar: Calendar, from: Day, start: Day, end: Day, pauses: readonly Pause[]): boolean {
  for (let day = Math.max(from, start + 1); day <= end; day++) if (counts(calendar, day, pauses)) return true;
  return false;
}

/** "Used time of a clock = counted days minus excluded days", of (start, end]. */
export function usedDays(calendar: Calendar, start: Day, end: Day, pauses: readonly Pause[]): number {
  let used = 0;
  for (let day = start + 1; day <= end; day++) if (counts(calendar, day, pauses)) used++;
  return used;
}

type Place = { readonly item: { readonly declared: readonly Declared[] }; readonly now: Moment };

/**
 * The last day of an applicant's deadline: a later change of the calendar never shortens what was announced to the applicant.
 */
export function applicantsEnd({ item: { declared }, now }: Place, from: Day, days: number, told: Moment): Day {
  const changes = declared.map((change) => change.told).filter((at) => at > told && at <= now);
  return Math.max(...[told, ...changes].map((at) => lastDay(calendarAt(declared, at), from, days, []) as Day));
}

/** Working days of (from, to]. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let days = 0;
  for (let day = from + 1; day <= to; day++) if (calendar(day)) days++;
  return days;
}
