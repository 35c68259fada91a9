export { calendarDecider, calendarStream } from './domain/calendar-decider';
export type * from './domain/calendar-events';
export type { CalendarState } from './domain/calendar-state';
export { calendarOfChain, lastChangeOf, noCalendar, revisionsOf } from './domain/effective-calendar';
export { type CalendarChain, type FormerCalendar, readCalendarChain, readFormerCalendar } from './read/calendar-chain';
export { Calendars } from './read/calendars';
export { calendars, withDescendants } from './read/calendars-view';
