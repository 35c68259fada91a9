import type { Instant } from '@sealtrail/event-sourcing';
import type { DayReason, DaySource, DayUnit } from './day-enums';

/** A civil date in the jurisdiction's zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A duration in days of a unit. */
export type Term = { readonly days: number; readonly unit: DayUnit };

/** The end of a term, with everything needed to recompute it. */
export type Limit = Term & {
  /** The last day in time. */
  readonly date: LocalDate;
  /** 24:00 of that day, as the first instant of the next: in time ⇔ occurredAt ≤ at (民法典 art. 203). */
  readonly at: Instant;
  readonly zone: string;
  readonly calendar: string;
  /** Revisions of the calendars that the limit was computed from: its own, then each parent up to the top (`3.32`). */
  readonly calendarVersion: string;
  /** A counted day lies in a year without notice. */
  readonly provisional: boolean;
};

/** Days that do not count: those in (from, to], so the day a pause starts still counts and the day it ends does not. */
export type Pause = {
  readonly from: LocalDate;
  /** `null`: not ended yet. */
  readonly to: LocalDate | null;
};

/** One row of the day-by-day table of a limit. */
export type CountedDay = {
  readonly date: LocalDate;
  readonly counted: boolean;
  /** The number of the day, if it counts. */
  readonly day: number | null;
  readonly reason: DayReason;
  /** The holiday, notice or declaration it is based on. */
  readonly source: string | null;
  readonly provisional: boolean;
};

/** A date that differs from its weekday's default, or that was declared. */
export type CalendarDay = {
  readonly working: boolean;
  readonly reason: string;
  readonly source: DaySource;
  /** 发文字号 of the notice or the declaration; `null`: none was given. */
  readonly document: string | null;
  /** The calendar that lists it: the region's own, or a parent. */
  readonly calendar: string;
};

/** A calendar folded from its events, as far as counting needs it. */
export type Calendar = {
  readonly id: string;
  readonly zone: string;
  /** Revisions of its stream and of each parent's up to the top, in decimal (`3.32`); `-1` for a calendar without events. */
  readonly version: string;
  readonly days: ReadonlyMap<LocalDate, CalendarDay>;
  /** Years with a notice. A calendar without any is maintained by declarations only. */
  readonly noticedYears: ReadonlySet<number>;
  readonly declaredYears: ReadonlySet<number>;
};
