export { CalendarModule } from './calendar.module';
export { calendarContext } from './context';
export type * from './domain/calendar-commands';
export type { CalendarKnown } from './domain/calendar-decider';
export { NATIONAL_CALENDAR } from './domain/calendar-rules';
export { type MissingNotice, missingNotices } from './domain/missing-notices';
export * from './events';
export { nationalStandingLaw, prepareNationalCalendar } from './package/national-calendar';
export { DAYS_SHOWN_MAX, type SaidBy, type ShownDay, type ShownLimit, showDays, showLimit } from './read/calendar-days';
export { type CalendarFilters, GetCalendar, ListCalendars, type ListedCalendar } from './read/list-calendars';
export { ShowDays, ShowLimit } from './read/show-calendar';
export { type CalendarReceipt, type CalendarWriting, ChangeCalendar, changeCalendar } from './write/change-calendar';
export {
  assumeCalendarYears,
  type CalendarNotices,
  importCalendarYears,
  type StandingLaw,
} from './write/import-calendar-years';
