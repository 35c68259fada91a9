import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** What a notice calls a date: the name of the holiday or of its make-up workday, as it was published. */
export type DayName = string;

/** A date that a notice makes other than its weekday: a holiday (法定节假日) or a make-up workday (调休). */
export type NoticedDay = { readonly date: LocalDate; readonly working: boolean; readonly reason: DayName };

/**
 * 放假通知: the State Council's notice for a year entered the log, once, from a named version of a package. Its days may
 * lie in the last December before the year.
 */
export type CalendarYearImported = Event<
  'CalendarYearImported',
  {
    readonly calendar: string;
    readonly year: number;
    readonly package: string;
    readonly packageVersion: string;
    readonly days: readonly NoticedDay[];
    readonly importedAt: Instant;
  }
>;

/** Somebody with the right to do so declared a date working or not; it holds over any notice, the latest over the earlier. */
export type CalendarDayDeclared = Event<
  'CalendarDayDeclared',
  {
    readonly calendar: string;
    readonly date: LocalDate;
    readonly working: boolean;
    readonly reason: WrittenText;
    readonly declaredAt: Instant;
    /** What the date was until now: where it is the same, no limit moves. */
    readonly previouslyWorking: boolean;
    /** Local date of the declaration. */
    readonly occurredOn: LocalDate;
  }
>;

export type CalendarEvent = CalendarYearImported | CalendarDayDeclared;
