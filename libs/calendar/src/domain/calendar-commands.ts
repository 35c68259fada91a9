import type { Instant, Message, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { CalendarDayCorrected, NoticedDay, PackagedYear } from './calendar-events';

/** Say of which region a calendar is, and whose days it has. */
export type DefineCalendar = Message<
  'DefineCalendar',
  { readonly calendar: string; readonly region: string; readonly parent: string | null; readonly at: Instant }
>;

/** Take over the notice of one year from a package. A year that is already there stays as it is. */
export type ImportCalendarYear = Message<'ImportCalendarYear', PackagedYear & { readonly at: Instant }>;

/** Tell the notice of a year. */
export type NoticeCalendarYear = Message<
  'NoticeCalendarYear',
  {
    readonly calendar: string;
    readonly year: number;
    readonly document: string;
    readonly days: readonly NoticedDay[];
    readonly at: Instant;
  }
>;

/** Let the standing law stand in for the notice of a year; nothing where one has been given. */
export type AssumeCalendarYear = Message<'AssumeCalendarYear', PackagedYear & { readonly at: Instant }>;

/** Put right a date that a package tells wrongly; nothing where it is right, or declared. */
export type CorrectCalendarDay = Message<
  'CorrectCalendarDay',
  Omit<CalendarDayCorrected['data'], 'correctedAt'> & { readonly at: Instant }
>;

/** Declare a date working or not, with the reason. */
export type DeclareCalendarDay = Message<
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
