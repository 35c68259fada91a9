import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { Instant, Reaction, Reactor } from '@sealtrail/event-sourcing';
import { type AdvanceSweep, sweepStream } from './sweep-decider';
import type { SweepEvent } from './sweep-events';

/** Carries every change of a calendar to the cases that it can touch, page by page. */
export const calendarSweep: Reactor<CalendarEvent | SweepEvent, AdvanceSweep> = {
  name: 'calendar-sweep',
  on: {
    CalendarDayDeclared: ({ revision, data: { calendar, date, declaredAt } }) => [
      advance({ calendar, revision: String(revision), from: date, date, changedAt: declaredAt, cursor: null }),
    ],
    CalendarYearImported: ({ revision, data: { calendar, year, importedAt } }) => [
      yearChanged(calendar, revision, year, importedAt),
    ],
    CalendarYearNoticed: ({ revision, data: { calendar, year, noticedAt } }) => [
      yearChanged(calendar, revision, year, noticedAt),
    ],
    CalendarYearAssumed: ({ revision, data: { calendar, year, assumedAt } }) => [
      yearChanged(calendar, revision, year, assumedAt),
    ],
    SweepAdvanced: ({ data: { calendar, revision, from, date, changedAt, cursor } }) => [
      advance({ calendar, revision, from, date, changedAt, cursor }),
    ],
  },
};

const yearChanged = (calendar: string, revision: bigint, year: number, changedAt: Instant): Reaction<AdvanceSweep> => {
  const digits = String(year).padStart(4, '0');
  const [from, date] = [`${digits}-01-01`, `${digits}-12-31`];
  return advance({ calendar, revision: String(revision), from, date, changedAt, cursor: null });
};

const advance = (data: AdvanceSweep['data']): Reaction<AdvanceSweep> => ({
  stream: sweepStream(data),
  command: { type: 'AdvanceSweep', data },
});
