import { derivedId } from '@sealtrail/event-sourcing';
import { dateOf, yearOf } from '@sealtrail/working-days';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { NoticedDay } from '../domain/calendar-events';
import { bySystem, type Preparing } from './by-system';
import { changeCalendar } from './change-calendar';

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
export async function importCalendarYears(notices: CalendarNotices, { clock, ...writing }: Preparing): Promise<number> {
  const { calendar, package: name, packageVersion } = notices;
  const { state } = await writing.streams.state(calendarDecider, calendarStream(calendar));
  const missing = notices.years.filter(({ year }) => !state.noticedYears.has(year));
  for (const { year, days } of missing) {
    const commandId = derivedId('calendar-import', calendar, String(year), name, packageVersion);
    await changeCalendar(
      writing,
      {
        type: 'ImportCalendarYear',
        data: { calendar, year, package: name, packageVersion, days, at: clock.now() },
      },
      bySystem(commandId),
    );
  }
  return missing.length;
}

/** Years ahead for which the standing law stands in: no limit of the law runs further. */
const YEARS_AHEAD = 10;

/** What the standing law has of a year, and which package says where its movable days lie. */
export type StandingLaw = {
  readonly calendar: string;
  readonly package: string;
  readonly packageVersion: string;
  readonly daysOf: (year: number) => readonly NoticedDay[];
};

/** Lets the standing law stand in for the years behind the last notice. Answers for how many. */
export async function assumeCalendarYears(
  { calendar, package: name, packageVersion, daysOf }: StandingLaw,
  { clock, ...writing }: Preparing,
): Promise<number> {
  const { state } = await writing.streams.state(calendarDecider, calendarStream(calendar));
  const now = clock.now();
  const first = Math.max(...state.noticedYears) + 1;
  const last = yearOf(dateOf(now, writing.jurisdiction.zone)) + YEARS_AHEAD;
  if (state.noticedYears.size === 0) return 0;
  let assumed = 0;
  for (let year = first; year <= last; year++) {
    if (state.assumedYears.has(year)) continue;
    const commandId = derivedId('calendar-assume', calendar, String(year));
    const data = { calendar, year, package: name, packageVersion, days: daysOf(year), at: now };
    await changeCalendar(writing, { type: 'AssumeCalendarYear', data }, bySystem(commandId));
    assumed += 1;
  }
  return assumed;
}
