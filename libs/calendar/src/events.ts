export {
  type CalendarState,
  calendarDecider,
  calendarStream,
} from './domain/calendar-decider';
export type * from './domain/calendar-events';
export { lastChangeOf, noCalendar, revisionsOf } from './domain/counted-calendar';
export { type CalendarLine, type FormerCalendar, readCalendarLine, readFormerCalendar } from './read/calendar-line';
export { Calendars } from './read/calendars';
export { calendars, reachOf } from './read/calendars-view';
