import { type Decider, type Instant, isCode, isReadable, type Rejection } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  type CalendarDay,
  type DaySource,
  dateOf,
  isLocalDate,
  type LocalDate,
  worksByWeekday,
  yearOf,
} from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import type { CalendarCommand } from './calendar-commands';
import type { CalendarEvent, NoticedDay } from './calendar-events';

/** A calendar as its stream tells it: everything but the zone, which is a setting of the jurisdiction. */
export type CalendarState = Omit<Calendar, 'zone' | 'version'> & {
  /** Years for which the standing law stands in. */
  readonly assumedYears: ReadonlySet<number>;
  /** Events so far: the revision of the stream is one less. */
  readonly events: number;
  /** When the latest fact entered the log; `null` for a calendar without events. */
  readonly lastChangedAt: Instant | null;
};

/** What the decider needs from outside: the zone in which a declaration gets its local date. */
export type CalendarKnown = { readonly zone: string };

export const calendarStream = (id: string): string => `calendar-${id}`;

export const calendarDecider: Decider<CalendarState, CalendarCommand, CalendarEvent, CalendarKnown> = {
  initial: {
    id: '',
    days: new Map(),
    noticedYears: new Set(),
    declaredYears: new Set(),
    assumedYears: new Set(),
    events: 0,
    lastChangedAt: null,
  },

  decide: {
    ImportCalendarYear: ({ calendar, year, package: name, packageVersion, days, at }, state) => {
      // An upgrade of the package never rewrites history: what a year is was settled when it came in.
      if (state.noticedYears.has(year)) return [];
      mustBeId(calendar);
      mustBeNotice(year, days);
      return [
        {
          type: 'CalendarYearImported',
          data: { calendar, year, package: name, packageVersion, days: days.map(noticed), importedAt: at },
        },
      ];
    },

    NoticeCalendarYear: ({ calendar, year, document, days, at }, state, { zone }) => {
      mustBeId(calendar);
      mustBeNotice(year, days);
      if (new Set(days.map(({ date }) => date)).size < days.length) throw refused('calendar.days-invalid', '/daysOff');
      if (!isReadable(document)) throw refused('calendar.document-missing', '/documentNumber');
      const told = days.map(noticed).toSorted((a, b) => (a.date < b.date ? -1 : 1));
      return isNoticed(state, year, told)
        ? []
        : [
            {
              type: 'CalendarYearNoticed',
              data: { calendar, year, document, days: told, noticedAt: at, occurredOn: dateOf(at, zone) },
            },
          ];
    },

    AssumeCalendarYear: ({ calendar, year, package: name, packageVersion, days, at }, state) => {
      if (state.noticedYears.has(year) || state.assumedYears.has(year)) return [];
      mustBeId(calendar);
      mustBeNotice(year, days);
      return [
        {
          type: 'CalendarYearAssumed',
          data: { calendar, year, package: name, packageVersion, days: days.map(noticed), assumedAt: at },
        },
      ];
    },

    DeclareCalendarDay: ({ calendar, date, working, reason, document, at }, state, { zone }) => {
      mustBeId(calendar);
      if (!isLocalDate(date)) throw refused('calendar.date-invalid', '/date');
      if (!isReadable(reason)) throw refused('calendar.reason-invalid', '/reason');
      const day = state.days.get(date);
      if (day?.source === 'declaration' && day.working === working && day.reason === reason) return [];
      return [
        {
          type: 'CalendarDayDeclared',
          data: {
            calendar,
            date,
            working,
            reason,
            document,
            declaredAt: at,
            previouslyWorking: day?.working ?? worksByWeekday(date),
            occurredOn: dateOf(at, zone),
          },
        },
      ];
    },
  },

  evolve: {
    CalendarYearImported: (state, { calendar, year, days, importedAt }) => ({
      ...state,
      id: calendar,
      days: withYear(state.days, { year, days, source: 'notice' }),
      noticedYears: new Set(state.noticedYears).add(year),
      events: state.events + 1,
      lastChangedAt: importedAt,
    }),
    CalendarYearNoticed: (state, { calendar, year, days, noticedAt }) => ({
      ...state,
      id: calendar,
      days: withYear(state.days, { year, days, source: 'notice' }),
      noticedYears: new Set(state.noticedYears).add(year),
      events: state.events + 1,
      lastChangedAt: noticedAt,
    }),
    CalendarYearAssumed: (state, { calendar, year, days, assumedAt }) => ({
      ...state,
      id: calendar,
      days: withYear(state.days, { year, days, source: 'standingLaw' }),
      assumedYears: new Set(state.assumedYears).add(year),
      events: state.events + 1,
      lastChangedAt: assumedAt,
    }),
    CalendarDayDeclared: (state, { calendar, date, working, reason, declaredAt }) => ({
      ...state,
      id: calendar,
      days: new Map(state.days).set(date, { working, reason, source: 'declaration' }),
      declaredYears: new Set(state.declaredYears).add(yearOf(date)),
      events: state.events + 1,
      lastChangedAt: declaredAt,
    }),
  },
};

const calendars = new WeakMap<CalendarState, Calendar>();

/** The calendar that days are counted by. The same state and zone give the same object, whose look-ups stay warm. */
export function calendarOf(state: CalendarState, zone: string): Calendar {
  const made = calendars.get(state);
  if (made?.zone === zone) return made;
  const { id, days, noticedYears, declaredYears, events } = state;
  const calendar: Calendar = { id, zone, version: String(events - 1), days, noticedYears, declaredYears };
  calendars.set(state, calendar);
  return calendar;
}

type Year = {
  readonly year: number;
  readonly days: readonly NoticedDay[];
  readonly source: Exclude<DaySource, 'declaration'>;
};

/** The days of a year in place of those that it had. What was declared stays declared, whichever comes first. */
function withYear(
  days: ReadonlyMap<LocalDate, CalendarDay>,
  { year, days: told, source }: Year,
): ReadonlyMap<LocalDate, CalendarDay> {
  const next = new Map([...days].filter(([date, day]) => day.source === 'declaration' || noticeYearOf(date) !== year));
  for (const { date, working, reason } of told) {
    if (next.get(date)?.source !== 'declaration') next.set(date, { working, reason, source });
  }
  return next;
}

/** Whether the year has had this very notice. */
function isNoticed({ days, noticedYears }: CalendarState, year: number, told: readonly NoticedDay[]): boolean {
  if (!noticedYears.has(year)) return false;
  const listed = [...days].filter(([date, { source }]) => source === 'notice' && noticeYearOf(date) === year).length;
  return (
    told.every(({ date, working }) => {
      const day = days.get(date);
      return day !== undefined && (day.source === 'declaration' || day.working === working);
    }) && listed <= told.length
  );
}

const noticed = ({ date, working, reason }: NoticedDay): NoticedDay => ({ date, working, reason });

function mustBeId(calendar: string): void {
  if (!isCode(calendar)) throw refused('calendar.id-invalid', '/id');
}

function mustBeNotice(year: number, days: readonly NoticedDay[]): void {
  if (days.length === 0) throw refused('calendar.days-invalid', '/days');
  const stray = days.find(({ date }) => !isLocalDate(date) || noticeYearOf(date) !== year);
  if (stray !== undefined) throw refused('calendar.date-invalid', '/date');
}

type Invalid =
  | 'calendar.date-invalid'
  | 'calendar.days-invalid'
  | 'calendar.document-missing'
  | 'calendar.id-invalid'
  | 'calendar.reason-invalid';

/** The field that is wrong, and nothing else. */
const refused = (code: Invalid, pointer: string): Rejection => reject(code, {}, [fault(pointer, code)]);

/** The year whose notice names the date: New Year's holiday may begin in the December before. */
export const noticeYearOf = (date: LocalDate): number => yearOf(date) + (date.slice(5, 7) === '12' ? 1 : 0);
