export { CalendarModule } from './calendar.module';
export { calendarContext } from './context';
export type * from './domain/calendar-commands';
export { NATIONAL_CALENDAR } from './domain/calendar-rules';
export { type MissingNotice, missingNotices } from './domain/missing-notices';
export * from './events';
export { nationalHolidayRules, prepareNationalCalendar } from './package/national-calendar';
export type { DayAuthority, LimitDetail } from './read/calendar-days';
export { type CalendarFilters, GetCalendar, ListCalendars, type ListedCalendar } from './read/list-calendars';
export { ShowDays, ShowLimit } from './read/show-calendar';
export { type CalendarResult, ChangeCalendar, changeCalendar } from './write/change-calendar';
export {
  assumeCalendarYears,
  importCalendarYears,
} from './write/import-calendar-years';
