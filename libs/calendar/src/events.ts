export { calendarDecider, calendarStream } from './domain/calendar-decider';
export type * from './domain/calendar-events';
export type { CalendarState } from './domain/calendar-state';
export { calendarOfChain, lastChangeOf, noCalendar, revisionsOf } from './domain/effective-calendar';
export { type CalendarChain, type FormerCalendar, readCalendarChain, readFormerCalendar } from './read/calendar-chain';
export { type DayAuthority, dayAuthorityOf } from './read/calendar-days';
export { type CalendarHistory, readCalendarHistory } from './read/calendar-history';
export { Calendars } from './read/calendars';
export { calendars, withDescendants } from './read/calendars-view';
