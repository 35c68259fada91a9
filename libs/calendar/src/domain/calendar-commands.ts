import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { CalendarDayCorrected, NoticedDay, PackagedYear } from './calendar-events';

/** Define the region and the parent of a calendar. */
export type DefineCalendar = CommandMessage<
  'DefineCalendar',
  { readonly calendar: string; readonly region: string; readonly parent: string | null; readonly at: Instant }
>;

/** Import the notice of one year from a package. A year that is already recorded is left unchanged. */
export type ImportCalendarYear = CommandMessage<'ImportCalendarYear', PackagedYear & { readonly at: Instant }>;

/** Record the notice of a year. */
export type NoticeCalendarYear = CommandMessage<
  'NoticeCalendarYear',
  {
    readonly calendar: string;
    readonly year: number;
    readonly document: string;
    readonly days: readonly NoticedDay[];
    readonly at: Instant;
  }
>;

/** Assume the statutory holiday rules for a year; no event if its notice is recorded. */
export type AssumeCalendarYear = CommandMessage<'AssumeCalendarYear', PackagedYear & { readonly at: Instant }>;

/** Correct a date that is wrong in a package; no event if the date is right or declared. */
export type CorrectCalendarDay = CommandMessage<
  'CorrectCalendarDay',
  Omit<CalendarDayCorrected['data'], 'correctedAt'> & { readonly at: Instant }
>;

/** Declare a date working or not, with the reason. */
export type DeclareCalendarDay = CommandMessage<
  'DeclareCalendarDay',
  {
    readonly calendar: string;
    readonly date: LocalDate;
    readonly working: boolean;
    readonly reason: WrittenText;
    readonly document: string | null;
    readonly at: Instant;
  }
>;

export type CalendarCommand =
  | DefineCalendar
  | ImportCalendarYear
  | NoticeCalendarYear
  | AssumeCalendarYear
  | CorrectCalendarDay
  | DeclareCalendarDay;
