export {
  type CalendarState,
  calendarDecider,
  calendarOf,
  calendarStream,
  noticeYearOf,
} from './domain/calendar-decider';
export type * from './domain/calendar-events';
export { Calendars } from './read/calendars';
