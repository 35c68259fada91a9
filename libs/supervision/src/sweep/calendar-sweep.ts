import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { Reaction, Reactor } from '@sealtrail/event-sourcing';
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
      advance({
        calendar,
        revision: String(revision),
        from: `${String(year).padStart(4, '0')}-01-01`,
        date: `${String(year).padStart(4, '0')}-12-31`,
        changedAt: importedAt,
        cursor: null,
      }),
    ],
    SweepAdvanced: ({ data: { calendar, revision, from, date, changedAt, cursor } }) => [
      advance({ calendar, revision, from, date, changedAt, cursor }),
    ],
  },
};

const advance = (data: AdvanceSweep['data']): Reaction<AdvanceSweep> => ({
  stream: sweepStream(data),
  command: { type: 'AdvanceSweep', data },
});
