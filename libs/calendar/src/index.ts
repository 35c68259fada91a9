export { CalendarModule } from './calendar.module';
export { calendarContext } from './context';
export type * from './domain/calendar-commands';
export type { CalendarKnown } from './domain/calendar-decider';
export * from './events';
export { nationalNotices } from './package/national-notices';
export { nationalStandingLaw } from './package/standing-holidays';
export { DAYS_SHOWN_MAX, type ShownDay, type ShownLimit, showDays, showLimit } from './read/calendar-days';
export { ShowDays, ShowLimit } from './read/show-calendar';
export { type CalendarWriting, ChangeCalendar, changeCalendar } from './write/change-calendar';
export {
  assumeCalendarYears,
  type CalendarNotices,
  importCalendarYears,
  type StandingLaw,
} from './write/import-calendar-years';
