import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { Instant, Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type AdvanceSweep, recalculationStream } from './recalculation-decider';
import type { RecalculationEvent } from './recalculation-events';

/** Any day that a case can have counted. */
const ALWAYS = { from: '1900-01-01', date: '9999-12-31' };

/** Carries every calendar change page by page to the cases that it can affect, those of regions below it among them. */
export const calendarRecalculation: Reactor<CalendarEvent | RecalculationEvent, AdvanceSweep> = {
  name: 'calendar-sweep',
  on: {
    // Another parent may change any day; a calendar without one keeps its days.
    CalendarDefined: ({ revision, data: { calendar, parent, definedAt } }) =>
      parent === null ? [] : [changed(calendar, revision, ALWAYS.from, ALWAYS.date, definedAt)],
    CalendarDayCorrected: ({ revision, data: { calendar, date, correctedAt } }) => [
      changed(calendar, revision, date, date, correctedAt),
    ],
    CalendarDayDeclared: ({ revision, data: { calendar, date, declaredAt } }) => [
      changed(calendar, revision, date, date, declaredAt),
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
  const digits = (of: number) => String(of).padStart(4, '0');
  // New Year's holiday may begin in the December before.
  return changed(calendar, revision, `${digits(year - 1)}-12-01`, `${digits(year)}-12-31`, changedAt);
};

const changed = (
  calendar: string,
  revision: bigint,
  from: LocalDate,
  date: LocalDate,
  changedAt: Instant,
): Reaction<AdvanceSweep> => advance({ calendar, revision: String(revision), from, date, changedAt, cursor: null });

const advance = (data: AdvanceSweep['data']): Reaction<AdvanceSweep> => ({
  stream: recalculationStream(data),
  command: { type: 'AdvanceSweep', data },
});
