export type * from './domain/calendar-commands';
export { type CalendarKnown, isCalendarId } from './domain/calendar-decider';
export * from './events';
export { nationalNotices } from './package/national-notices';
export { DAYS_SHOWN_MAX, type ShownDay, type ShownLimit, showDays, showLimit } from './read/calendar-days';
export { type CalendarWriting, ChangeCalendar, ChangeCalendarHandler, changeCalendar } from './write/change-calendar';
export { type CalendarNotices, importCalendarYears } from './write/import-calendar-years';
