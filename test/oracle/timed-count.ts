import type { Policy } from '@sealtrail/policy/events';
import { countedDay, lastDay, type Pause } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment, momentOf } from './days';
import { type Calendar, nextWorkingDay } from './days-off';

type Clock = Policy['clock'];

/** How a policy counts to a card: from an instant, by its mode, outside of the pauses. */
export type Count = {
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly start: Moment;
  readonly pauses: readonly Pause[];
};

/** A local day and an instant in it: 24:00 belongs to the day that ends. */
type Point = { readonly day: Day; readonly at: Moment };

const isLegal = ({ countMode, offHours }: Clock): boolean => countMode === 'nextDay' && offHours === 'legalInstant';

/** When this many days, and then this many of grace, have been counted; `null`: an open pause prevents it. */
export function endOfCount(count: Count, days: number, grace = 0): Moment | null {
  const { clock, calendar, start, pauses } = count;
  if (isLegal(clock)) return momentOrNull(lastDay(calendar, dayOf(start), days + grace, pauses));
  const literal = counted({ ...count, clock: { ...clock, offHours: 'legalInstant' } }, pointAt(start), days);
  const end = later(literal, counted(count, pointAt(start), days));
  // "Counted on from an end", by days of the same length.
  const graced = end === null || grace === 0 ? end : afterEnd(count, end, grace);
  if (graced === null) return null;
  // Nothing is late at the instant at which it begins.
  return graced.at > start ? graced.at : momentOrNull(lastDay(calendar, dayOf(start), days, pauses));
}

/** The end of counted day k, before the limit; `null`: never after the start. */
export function endOfCountedDay(count: Count, days: number): Moment | null {
  const { clock, calendar, start, pauses } = count;
  const literal = counted({ ...count, clock: { ...clock, offHours: 'legalInstant' } }, pointAt(start), days);
  const at = isLegal(clock)
    ? momentOrNull(countedDay(calendar, dayOf(start), days, pauses))
    : (later(literal, counted(count, pointAt(start), days))?.at ?? null);
  return at === null || at <= start ? null : at;
}

const momentOrNull = (day: Day | null): Moment | null => (day === null ? null : endOf(day));
const pointAt = (at: Moment): Point => ({ day: dayOf(at), at });

/** "None of these ends a term earlier than `legalInstant` does." */
function later(a: Point | null, b: Point | null): Point | null {
  if (a === null || b === null) return null;
  return a.at > b.at ? a : b;
}

function counted(count: Count, from: Point, days: number): Point | null {
  const { clock, calendar, pauses } = count;
  const start = startingAt(count, from);
  // "A term of no days ends as `nextDay` has it."
  if (clock.countMode === 'nextDay' || days === 0) return endPoint(lastDay(calendar, start.day, days, pauses));
  if (clock.countMode === 'elapsed') return sameTimeAfter(count, start, days - 1);
  return afterHours(count, start.at, days);
}

function afterEnd(count: Count, end: Point, grace: number): Point | null {
  const { clock, calendar, pauses } = count;
  if (clock.countMode === 'nextDay') return endPoint(lastDay(calendar, end.day, grace, pauses));
  if (clock.countMode === 'elapsed') return sameTimeAfter(count, end, grace);
  return afterHours(count, end.at, grace);
}

const endPoint = (day: Day | null): Point | null => (day === null ? null : { day, at: endOf(day) });

/** The start of the count: at its instant, on the next working day, or when the agency opens next. */
function startingAt({ clock, calendar }: Count, from: Point): Point {
  if (clock.offHours === 'legalInstant') return from;
  if (clock.offHours === 'nextWorkingDay') {
    const day = nextWorkingDay(calendar, from.day);
    return day === from.day ? from : { day, at: momentOf(day, 0) };
  }
  for (let day = from.day; ; day++) {
    if (!calendar(day)) continue;
    const open = openingsOf(day, clock.hours).find(({ to }) => to > from.at);
    if (open !== undefined) return open.from > from.at ? { day, at: open.from } : from;
  }
}

/** "At the same time of day: start + (n − 1) working days"; "a pause excludes days by the same (first, last] rule". */
function sameTimeAfter({ calendar, pauses }: Count, start: Point, days: number): Point | null {
  let { day } = start;
  for (let left = days; left > 0; ) {
    day++;
    const today = day;
    const pause = pauses.find(
      ({ from, to, notBefore }) => today > from && today >= notBefore && (to ?? today) >= today,
    );
    if (pause?.to === null) return null;
    if (pause === undefined && calendar(day)) left--;
  }
  let point: Point = { day, at: momentOf(day, 0) + (start.at - momentOf(start.day, 0)) };
  // "One in which the clock stands at that instant moves it to 24:00 of its last day."
  for (;;) {
    const standing = pauses.find(({ fromAt, toAt }) => fromAt <= point.at && (toAt === null || point.at < toAt));
    if (standing === undefined) return point;
    if (standing.to === null) return null;
    point = { day: standing.to, at: endOf(standing.to) };
  }
}

type Span = { readonly from: Moment; readonly to: Moment };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const openingsOf = (day: Day, hours: Clock['hours']): readonly Span[] =>
  hours.map(({ from, to }) => ({ from: momentOf(day, 0, minutesOf(from)), to: momentOf(day, 0, minutesOf(to)) }));

/**
 * "Under hours, the counted hours between its instants": from one change to the next, of a day that counts, outside of all
 * pauses.
 */
function afterHours({ calendar, clock, pauses }: Count, start: Moment, days: number): Point | null {
  const hours = clock.countMode === 'hours' ? [{ from: '00:00', to: '24:00' }] : clock.hours;
  const isPaused = (at: Moment): boolean =>
    pauses.some(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
  let left = days * openingsOf(0, hours).reduce((sum, { from, to }) => sum + to - from, 0);
  let at = start;
  for (let day = dayOf(start); left > 0; day++) {
    if (pauses.some(({ fromAt, toAt }) => toAt === null && fromAt <= momentOf(day, 0))) return null;
    const spans = calendar(day) ? openingsOf(day, hours) : [];
    const changes = [...spans, ...pauses.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt ?? fromAt }))]
      .flatMap(({ from, to }) => [from, to])
      .concat(start, momentOf(day, 0), endOf(day))
      .filter((each) => each >= Math.max(start, momentOf(day, 0)) && each <= endOf(day));
    const ordered = [...new Set(changes)].sort((a, b) => a - b);
    for (const [index, from] of ordered.slice(0, -1).entries()) {
      const to = ordered[index + 1] as Moment;
      const isOpen = spans.some((span) => span.from <= from && to <= span.to);
      if (left <= 0 || !isOpen || isPaused(from)) continue;
      const taken = Math.min(left, to - from);
      left -= taken;
      at = from + taken;
    }
  }
  for (;;) {
    const standing = pauses.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
    if (standing === undefined) return { day: dayOfEnd(at), at };
    if (standing.toAt === null) return null;
    at = standing.toAt;
  }
}
