export { addDays, isLocalDate } from './civil/day-number';
export { isInstant, normaliseInstant } from './civil/instant';
export { type Month, monthOf, type Period, periodOf } from './civil/period';
export { dateOf, endOfDay, isZone, startOfDay } from './civil/zone';
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
export * from './limit';
