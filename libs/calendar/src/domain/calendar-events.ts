import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** What a notice calls a date: the name of the holiday or of its make-up workday, as it was published. */
export type DayName = string;

/** A date that a notice makes other than its weekday: a holiday (法定节假日) or a make-up workday (调休). */
export type NoticedDay = { readonly date: LocalDate; readonly working: boolean; readonly reason: DayName };

/** The days of a year, and which version of which package says so. */
export type PackagedYear = {
  readonly calendar: string;
  readonly year: number;
  readonly package: string;
  readonly packageVersion: string;
  readonly days: readonly NoticedDay[];
};

/**
 * 放假通知: the State Council's notice for a year entered the log, once, from a named version of a package. Its days may
 * lie in the last December before the year.
 */
export type CalendarYearImported = Event<'CalendarYearImported', PackagedYear & { readonly importedAt: Instant }>;

/** The notice of a year was told at run time, with the number of its document; it takes the place of what the year had. */
export type CalendarYearNoticed = Event<
  'CalendarYearNoticed',
  {
    readonly calendar: string;
    readonly year: number;
    /** 发文字号 */
    readonly document: string;
    readonly days: readonly NoticedDay[];
    /** Days of the standing law that it does not name: off all the same. */
    readonly standing: readonly NoticedDay[];
    readonly noticedAt: Instant;
    /** Local date on which it was told. */
    readonly occurredOn: LocalDate;
  }
>;

/**
 * The holidays of the standing law (全国年节及纪念日放假办法) stand in for a notice that nobody has given yet: the year stays
 * provisional. Where the movable ones lie says a named version of a package.
 */
export type CalendarYearAssumed = Event<'CalendarYearAssumed', PackagedYear & { readonly assumedAt: Instant }>;

/**
 * A calendar is that of a region: it has the days of its parent, and over them what is told of it itself. Told again, it has
 * another parent from then on; its region stays.
 */
export type CalendarDefined = Event<
  'CalendarDefined',
  {
    readonly calendar: string;
    readonly region: string;
    /** `null`: it stands at the top. */
    readonly parent: string | null;
    readonly definedAt: Instant;
    /** Local date on which it was told. */
    readonly occurredOn: LocalDate;
  }
>;

/** A date of a year that a package tells wrongly, as its notice has it. What somebody declared holds over it. */
export type CalendarDayCorrected = Event<
  'CalendarDayCorrected',
  {
    readonly calendar: string;
    readonly date: LocalDate;
    readonly working: boolean;
    readonly reason: DayName;
    /** 发文字号 of the notice that says so. */
    readonly document: string;
    readonly correctedAt: Instant;
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
    /** 发文字号; `null`: none was told. */
    readonly document: string | null;
    readonly declaredAt: Instant;
    /** What the date was until now: where it is the same, no limit moves. */
    readonly previouslyWorking: boolean;
    /** Local date of the declaration. */
    readonly occurredOn: LocalDate;
  }
>;

export type CalendarEvent =
  | CalendarDefined
  | CalendarYearImported
  | CalendarYearNoticed
  | CalendarYearAssumed
  | CalendarDayCorrected
  | CalendarDayDeclared;
