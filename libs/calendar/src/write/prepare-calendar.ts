import { COUNTRY_CODE, derivedId } from '@sealtrail/event-sourcing';
import type { CorrectCalendarDay } from '../domain/calendar-commands';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import { changeCalendar } from './change-calendar';
import {
  assumeCalendarYears,
  type CalendarNotices,
  importCalendarYears,
  type StatutoryHolidayRules,
} from './import-calendar-years';
import { type CalendarSetup, systemCommandMetadata } from './system-command-metadata';

/** Dates that are wrong in a package, with the notices that show it. */
export type CalendarCorrections = {
  readonly calendar: string;
  readonly days: readonly Omit<CorrectCalendarDay['data'], 'calendar' | 'at'>[];
};

/** Corrects the dates that are wrong in a package, once. */
export async function correctCalendarDays(
  { calendar, days }: CalendarCorrections,
  { clock, ...writing }: CalendarSetup,
): Promise<void> {
  for (const day of days) {
    const command = { type: 'CorrectCalendarDay', data: { calendar, ...day, at: clock.now() } } as const;
    const commandId = derivedId('calendar-correction', calendar, day.date, day.document);
    await changeCalendar(writing, command, systemCommandMetadata(commandId));
  }
}

/** The calendar at the top is that of the country. */
async function defineNationalCalendar(calendar: string, { clock, ...writing }: CalendarSetup): Promise<void> {
  const { state } = await writing.streams.state(calendarDecider, calendarStream(calendar));
  if (state.region !== null) return;
  const data = { calendar, region: COUNTRY_CODE, parent: null, at: clock.now() };
  const commandId = derivedId('calendar-define', calendar);
  await changeCalendar(writing, { type: 'DefineCalendar', data }, systemCommandMetadata(commandId));
}

/** Records the calendar of the country before any limit is counted; idempotent at later starts. */
export async function prepareCalendar(
  content: {
    readonly notices: CalendarNotices;
    readonly corrections: CalendarCorrections;
    readonly law: StatutoryHolidayRules;
  },
  setup: CalendarSetup,
): Promise<void> {
  await defineNationalCalendar(content.notices.calendar, setup);
  await importCalendarYears(content.notices, setup);
  await correctCalendarDays(content.corrections, setup);
  await assumeCalendarYears(content.law, setup);
}
