export type * from './domain/calendar-events';
