import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** The calendar change that a recalculation carries to the cases. */
export type CalendarChange = {
  readonly calendar: string;
  /** Revision of the change in the calendar's stream. */
  readonly revision: string;
  /** The first date that changed: cases that ended before it are not affected. */
  readonly from: LocalDate;
  /** The last date that changed: cases received after it are not affected. */
  readonly date: LocalDate;
  /** When the change was recorded. */
  readonly changedAt: Instant;
};

/** A case that refused its recalculation. */
export type RefusedCase = { readonly applicationId: string; readonly code: string };

/** A calendar change is being carried to the cases that it can affect. The stored names keep the older word, sweep (巡检). */
export type SweepStarted = Event<
  'SweepStarted',
  CalendarChange & {
    /** Everything decided by the old calendar lies at or before this position of the log. */
    readonly position: string;
  }
>;

/** One more page has been recalculated; the next begins behind the cursor. */
export type SweepAdvanced = Event<
  'SweepAdvanced',
  CalendarChange & {
    readonly position: string;
    /** Id of the last case so far. */
    readonly cursor: string;
    /** Cases so far. */
    readonly cases: number;
    readonly refused: readonly RefusedCase[];
  }
>;

/** Every case that the change could affect has been recalculated. */
export type SweepFinished = Event<
  'SweepFinished',
  CalendarChange & { readonly cases: number; readonly refused: readonly RefusedCase[] }
>;

export type RecalculationEvent = SweepStarted | SweepAdvanced | SweepFinished;
