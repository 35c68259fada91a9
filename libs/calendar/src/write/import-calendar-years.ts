import { derivedId } from '@sealtrail/event-sourcing';
import { dateOf, yearOf } from '@sealtrail/working-days';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { NoticedDay } from '../domain/calendar-events';
import { yearsWithoutNotice } from '../domain/missing-notices';
import { changeCalendar } from './change-calendar';
import { type CalendarSetup, systemCommandMetadata } from './system-command-metadata';

/** The days of each year's notice in a package, with its version. */
export type CalendarNotices = {
  readonly calendar: string;
  readonly package: string;
  readonly packageVersion: string;
  readonly years: readonly { readonly year: number; readonly days: readonly NoticedDay[] }[];
};

/** Imports the years of a package that the log lacks; idempotent at later starts. Returns how many were imported. */
export async function importCalendarYears(
  notices: CalendarNotices,
  { clock, ...writing }: CalendarSetup,
): Promise<number> {
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
      systemCommandMetadata(commandId),
    );
  }
  return missing.length;
}

/** Years ahead for which the statutory holiday rules are assumed: no statutory limit is longer. */
const YEARS_AHEAD = 10;

/** The days off of a year by the statutory holiday rules, with the package that computes the movable ones. */
export type StatutoryHolidayRules = {
  readonly calendar: string;
  readonly package: string;
  readonly packageVersion: string;
  readonly daysOf: (year: number) => readonly NoticedDay[];
};

/** Assumes the statutory holiday rules for the years without notice. Returns for how many. */
export async function assumeCalendarYears(
  { calendar, package: name, packageVersion, daysOf }: StatutoryHolidayRules,
  { clock, ...writing }: CalendarSetup,
): Promise<number> {
  const { state } = await writing.streams.state(calendarDecider, calendarStream(calendar));
  const now = clock.now();
  const today = dateOf(now, writing.jurisdiction.zone);
  const last = yearOf(today) + YEARS_AHEAD;
  let assumed = 0;
  for (const year of yearsWithoutNotice(state.noticedYears, { today, last })) {
    if (state.assumedYears.has(year)) continue;
    const commandId = derivedId('calendar-assume', calendar, String(year));
    const data = { calendar, year, package: name, packageVersion, days: daysOf(year), at: now };
    await changeCalendar(writing, { type: 'AssumeCalendarYear', data }, systemCommandMetadata(commandId));
    assumed += 1;
  }
  return assumed;
}
