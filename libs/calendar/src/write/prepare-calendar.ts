import { COUNTRY_CODE, derivedId } from '@sealtrail/event-sourcing';
import type { CorrectCalendarDay } from '../domain/calendar-commands';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import { bySystem, type Preparing } from './by-system';
import { changeCalendar } from './change-calendar';
import {
  assumeCalendarYears,
  type CalendarNotices,
  importCalendarYears,
  type StandingLaw,
} from './import-calendar-years';

/** What a package tells wrongly of a calendar, and the notice that says so. */
export type CalendarCorrections = {
  readonly calendar: string;
  readonly days: readonly Omit<CorrectCalendarDay['data'], 'calendar' | 'at'>[];
};

/** Puts right what a package has told wrongly, once. */
export async function correctCalendarDays(
  { calendar, days }: CalendarCorrections,
  { clock, ...writing }: Preparing,
): Promise<void> {
  for (const day of days) {
    const command = { type: 'CorrectCalendarDay', data: { calendar, ...day, at: clock.now() } } as const;
    const commandId = derivedId('calendar-correction', calendar, day.date, day.document);
    await changeCalendar(writing, command, bySystem(commandId));
  }
}

/** The calendar at the top is that of the country. */
async function defineAtTheTop(calendar: string, { clock, ...writing }: Preparing): Promise<void> {
  const { state } = await writing.streams.state(calendarDecider, calendarStream(calendar));
  if (state.region !== null) return;
  const data = { calendar, region: COUNTRY_CODE, parent: null, at: clock.now() };
  const commandId = derivedId('calendar-define', calendar);
  await changeCalendar(writing, { type: 'DefineCalendar', data }, bySystem(commandId));
}

/** What a log must hold of the calendar of the country before anything is counted: at a later start there is nothing to do. */
export async function prepareCalendar(
  told: { readonly notices: CalendarNotices; readonly corrections: CalendarCorrections; readonly law: StandingLaw },
  preparing: Preparing,
): Promise<void> {
  await defineAtTheTop(told.notices.calendar, preparing);
  await importCalendarYears(told.notices, preparing);
  await correctCalendarDays(told.corrections, preparing);
  await assumeCalendarYears(told.law, preparing);
}
