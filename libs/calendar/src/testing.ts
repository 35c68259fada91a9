import { fold, written } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, type LocalDate } from '@sealtrail/working-days';
import { calendarDecider } from './domain/calendar-decider';
import type {
  CalendarDayDeclared,
  CalendarDefined,
  CalendarEvent,
  CalendarYearImported,
  NoticedDay,
} from './domain/calendar-events';
import { calendarOf } from './domain/effective-calendar';

/** The notices (国务院办公厅放假通知) of three years, for specs of any context: days off from–to, then make-up workdays. */
const NOTICES = {
  2024: {
    off: [
      ['2024-01-01', '2024-01-01', '元旦'],
      ['2024-02-10', '2024-02-17', '春节'],
      ['2024-04-04', '2024-04-06', '清明'],
      ['2024-05-01', '2024-05-05', '劳动节'],
      ['2024-06-10', '2024-06-10', '端午'],
      ['2024-09-15', '2024-09-17', '中秋'],
      ['2024-10-01', '2024-10-07', '国庆节'],
    ],
    working: [
      ['2024-02-04', '春节'],
      ['2024-02-18', '春节'],
      ['2024-04-07', '清明'],
      ['2024-04-28', '劳动节'],
      ['2024-05-11', '劳动节'],
      ['2024-09-14', '中秋'],
      ['2024-09-29', '国庆节'],
      ['2024-10-12', '国庆节'],
    ],
  },
  2025: {
    off: [
      ['2025-01-01', '2025-01-01', '元旦'],
      ['2025-01-28', '2025-02-04', '春节'],
      ['2025-04-04', '2025-04-06', '清明'],
      ['2025-05-01', '2025-05-05', '劳动节'],
      ['2025-05-31', '2025-06-02', '端午'],
      ['2025-10-01', '2025-10-05', '国庆节'],
      ['2025-10-06', '2025-10-06', '中秋'],
      ['2025-10-07', '2025-10-08', '国庆节'],
    ],
    working: [
      ['2025-01-26', '春节'],
      ['2025-02-08', '春节'],
      ['2025-04-27', '劳动节'],
      ['2025-09-28', '国庆节'],
      ['2025-10-11', '国庆节'],
    ],
  },
  2026: {
    off: [
      ['2026-01-01', '2026-01-03', '元旦'],
      ['2026-02-15', '2026-02-23', '春节'],
      ['2026-04-04', '2026-04-06', '清明'],
      ['2026-05-01', '2026-05-05', '劳动节'],
      ['2026-06-19', '2026-06-21', '端午'],
      ['2026-09-25', '2026-09-27', '中秋'],
      ['2026-10-01', '2026-10-07', '国庆节'],
    ],
    working: [
      ['2026-01-04', '元旦'],
      ['2026-02-14', '春节'],
      ['2026-02-28', '春节'],
      ['2026-05-09', '劳动节'],
      ['2026-09-20', '国庆节'],
      ['2026-10-10', '国庆节'],
    ],
  },
} as const;

export type NoticeYear = keyof typeof NOTICES;

/** The days that a year's notice names, in order. */
export function noticedDays(year: NoticeYear): readonly NoticedDay[] {
  const { off, working } = NOTICES[year];
  const days: NoticedDay[] = working.map(([date, reason]) => ({ date, working: true, reason }));
  for (const [from, to, reason] of off) {
    for (let date: LocalDate = from; date <= to; date = addDays(date, 1)) days.push({ date, working: false, reason });
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

export const calendarDefined = (over: Partial<CalendarDefined['data']> = {}): CalendarDefined => ({
  type: 'CalendarDefined',
  data: {
    calendar: 'cn-national',
    region: '100000',
    parent: null,
    definedAt: '2025-12-01T00:00:00.000Z',
    occurredOn: '2025-12-01',
    ...over,
  },
});

export const yearImported = (year: NoticeYear, importedAt = '2025-12-01T00:00:00.000Z'): CalendarYearImported => ({
  type: 'CalendarYearImported',
  data: {
    calendar: 'cn-national',
    year,
    package: 'chinese-days',
    packageVersion: '1.5.7',
    days: noticedDays(year),
    importedAt,
  },
});

export const dayDeclared = (day: Partial<CalendarDayDeclared['data']> = {}): CalendarDayDeclared => ({
  type: 'CalendarDayDeclared',
  data: {
    calendar: 'cn-national',
    date: '2026-03-04',
    working: false,
    reason: written('snow'),
    document: null,
    declaredAt: '2026-03-03T09:00:00.000Z',
    previouslyWorking: true,
    occurredOn: '2026-03-03',
    ...day,
  },
});

/** A calendar from its events. */
export const calendarFrom = (
  events: readonly CalendarEvent[],
  zone = 'Asia/Shanghai',
  above: Calendar | null = null,
): Calendar => calendarOf(fold(calendarDecider, events), zone, above);

/** The national calendar of 2024 to 2026, in Shanghai's time. */
export const nationalCalendar: Calendar = calendarFrom([yearImported(2024), yearImported(2025), yearImported(2026)]);

/** A calendar kept by declarations alone: the given dates are off, or working where marked so. */
export function declaredCalendar(id: string, zone: string, days: Readonly<Record<LocalDate, boolean>> = {}): Calendar {
  const events = Object.entries(days).map(([date, working]) => dayDeclared({ calendar: id, date, working }));
  return { ...calendarFrom(events, zone), id };
}
