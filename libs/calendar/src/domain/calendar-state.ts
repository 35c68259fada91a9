import type { Instant } from '@sealtrail/event-sourcing';
import type { Calendar, CalendarDay, DaySource, LocalDate } from '@sealtrail/working-days';
import type { CalendarYearNoticed, NoticedDay } from './calendar-events';
import { noticeYearOf } from './calendar-rules';

/** A calendar folded from its own stream: without inherited days, and without the zone, which is a setting of the jurisdiction. */
export type CalendarState = Omit<Calendar, 'zone' | 'version'> & {
  /** `null`: not defined; the calendar then has only its own days. */
  readonly region: string | null;
  /** The calendar whose days are inherited; `null`: none. */
  readonly parent: string | null;
  /** Years for which the statutory holiday rules are assumed. */
  readonly assumedYears: ReadonlySet<number>;
  /** Number of events; the revision of the stream is one less. */
  readonly events: number;
  /** When the latest event was recorded; `null` for a calendar without events. */
  readonly lastChangedAt: Instant | null;
};

type SourcedDays = Pick<CalendarDay, 'calendar' | 'document'> & {
  readonly days: readonly NoticedDay[];
  readonly source: Exclude<DaySource, 'declaration'>;
};

/** Replaces the days of a year. Declared days are kept, whichever was recorded first. */
export function withYear(
  days: ReadonlyMap<LocalDate, CalendarDay>,
  { year, ...told }: SourcedDays & { readonly year: number },
): ReadonlyMap<LocalDate, CalendarDay> {
  const others = [...days].filter(([date, day]) => day.source === 'declaration' || noticeYearOf(date) !== year);
  return withDays(new Map(others), told);
}

export function withDays(
  days: ReadonlyMap<LocalDate, CalendarDay>,
  { calendar, days: told, source, document }: SourcedDays,
): ReadonlyMap<LocalDate, CalendarDay> {
  const next = new Map(days);
  for (const { date, working, reason } of told) {
    if (next.get(date)?.source !== 'declaration') next.set(date, { working, reason, source, document, calendar });
  }
  return next;
}

/** Whether this notice is recorded with this document number: an imported notice without a number may still receive one. */
export function isNoticed(
  { days, noticedYears }: CalendarState,
  {
    year,
    document,
    days: told,
    standing,
  }: Pick<CalendarYearNoticed['data'], 'year' | 'document' | 'days' | 'standing'>,
): boolean {
  if (!noticedYears.has(year)) return false;
  const listed = [...days].filter(([date, { source }]) => source === 'notice' && noticeYearOf(date) === year).length;
  const isThere = ({ date, working }: NoticedDay, by: string | null): boolean => {
    const day = days.get(date);
    return day?.source === 'declaration' || (day?.working === working && day.document === by);
  };
  return (
    told.every((day) => isThere(day, document)) && standing.every((day) => isThere(day, null)) && listed <= told.length
  );
}

/** Days of a noticed year that are off only by the statutory holiday rules, because the notice does not name them. */
export const unnamedDays = ({ days }: Pick<CalendarState, 'days'>, year: number): readonly LocalDate[] =>
  [...days]
    .filter(([date, { source }]) => source === 'standingLaw' && noticeYearOf(date) === year)
    .map(([date]) => date);
