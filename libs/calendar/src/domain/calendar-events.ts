import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** The published name of a holiday or of its make-up workday. */
export type DayName = string;

/** A date that a notice makes different from its weekday: a holiday (法定节假日) or a make-up workday (调休). */
export type NoticedDay = { readonly date: LocalDate; readonly working: boolean; readonly reason: DayName };

/** The days of a year, from a named version of a package. */
export type PackagedYear = {
  readonly calendar: string;
  readonly year: number;
  readonly package: string;
  readonly packageVersion: string;
  readonly days: readonly NoticedDay[];
};

/**
 * 放假通知: the State Council's notice for a year was recorded, once, from a named version of a package. Its days may lie in the December
 * before the year.
 */
export type CalendarYearImported = Event<'CalendarYearImported', PackagedYear & { readonly importedAt: Instant }>;

/** The notice of a year was recorded at run time, with the number of its document; it replaces the days that the year had. */
export type CalendarYearNoticed = Event<
  'CalendarYearNoticed',
  {
    readonly calendar: string;
    readonly year: number;
    /** 发文字号 */
    readonly document: string;
    readonly days: readonly NoticedDay[];
    /** Statutory days off that the notice does not name; they stay off. */
    readonly standing: readonly NoticedDay[];
    readonly noticedAt: Instant;
    /** Local date of the recording. */
    readonly occurredOn: LocalDate;
  }
>;

/**
 * The statutory holiday rules (全国年节及纪念日放假办法) are assumed for a year without notice, which stays provisional. A named version of a
 * package computes the movable holidays.
 */
export type CalendarYearAssumed = Event<'CalendarYearAssumed', PackagedYear & { readonly assumedAt: Instant }>;

/**
 * A calendar belongs to a region: it inherits the days of its parent, and its own days override them. A later definition changes the
 * parent from then on; the region never changes.
 */
export type CalendarDefined = Event<
  'CalendarDefined',
  {
    readonly calendar: string;
    readonly region: string;
    /** `null`: the calendar at the top. */
    readonly parent: string | null;
    readonly definedAt: Instant;
    /** Local date of the recording. */
    readonly occurredOn: LocalDate;
  }
>;

/** A date that is wrong in a package, as the notice has it. A declaration overrides it. */
export type CalendarDayCorrected = Event<
  'CalendarDayCorrected',
  {
    readonly calendar: string;
    readonly date: LocalDate;
    readonly working: boolean;
    readonly reason: DayName;
    /** 发文字号 of the notice. */
    readonly document: string;
    readonly correctedAt: Instant;
  }
>;

/** A date was declared working or not; it overrides any notice, and a later declaration overrides an earlier one. */
export type CalendarDayDeclared = Event<
  'CalendarDayDeclared',
  {
    readonly calendar: string;
    readonly date: LocalDate;
    readonly working: boolean;
    readonly reason: WrittenText;
    /** 发文字号; `null`: not given. */
    readonly document: string | null;
    readonly declaredAt: Instant;
    /** Whether the date was a working day before; if unchanged, no limit moves. */
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
