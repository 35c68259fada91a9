import { type Clock, derivedId, type KnownStreams } from '@sealtrail/event-sourcing';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { NoticedDay } from '../domain/calendar-events';
import { type CalendarWriting, changeCalendar } from './change-calendar';

/** What a package knows of a calendar: the days of each year's notice, and which version of the package says so. */
export type CalendarNotices = {
  readonly calendar: string;
  readonly package: string;
  readonly packageVersion: string;
  readonly years: readonly { readonly year: number; readonly days: readonly NoticedDay[] }[];
};

/**
 * Takes the years of a package into the log that are not there yet; at a later start there is nothing to do. Answers how
 * many came in.
 */
export async function importCalendarYears(
  notices: CalendarNotices,
  { streams, clock, ...writing }: CalendarWriting & { readonly streams: KnownStreams; readonly clock: Clock },
): Promise<number> {
  const { calendar, package: name, packageVersion } = notices;
  const { state } = await streams.state(calendarDecider, calendarStream(calendar));
  const missing = notices.years.filter(({ year }) => !state.noticedYears.has(year));
  for (const { year, days } of missing) {
    const commandId = derivedId('calendar-import', calendar, String(year), name, packageVersion);
    await changeCalendar(
      writing,
      {
        type: 'ImportCalendarYear',
        data: { calendar, year, package: name, packageVersion, days, at: clock.now() },
      },
      {
        actor: 'system:calendar-import',
        commandId,
        correlationId: commandId,
        causationId: null,
        fingerprint: null,
        expectedRevision: null,
      },
    );
  }
  return missing.length;
}
