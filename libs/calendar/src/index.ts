export { addDays, isLocalDate } from './civil/day-number';
export { isInstant, normaliseInstant } from './civil/instant';
export { type Month, monthOf, type Period, periodOf } from './civil/period';
export { dateOf, dateUntil, endOfDay, isZone, startOfDay } from './civil/zone';
export { type Count, countedDays, dayOf, limitOf, TERM_DAYS_MAX } from './counting/counting';
export { explainDays } from './counting/explain';
export { dayReason, isProvisional, isWorkingDay } from './counting/working-days';
export type * from './domain/calendar-commands';
export {
  type CalendarKnown,
  type CalendarState,
  calendarDecider,
  calendarOf,
  calendarStream,
  isCalendarId,
  noticeYearOf,
} from './domain/calendar-decider';
export type * from './domain/calendar-events';
export { Jurisdiction } from './jurisdiction';
export * from './limit';
export { DAYS_SHOWN_MAX, type ShownDay, type ShownLimit, showDays, showLimit } from './read/calendar-days';
export { Calendars } from './read/calendars';
export { type CalendarWriting, changeCalendar } from './write/change-calendar';
export { type CalendarNotices, importCalendarYears } from './write/import-calendar-years';
