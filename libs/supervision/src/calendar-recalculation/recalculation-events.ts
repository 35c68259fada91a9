import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** The change of a calendar that a sweep carries to the cases. */
export type CalendarChange = {
  readonly calendar: string;
  /** Revision of the change in the calendar's stream. */
  readonly revision: string;
  /** The first date that changed: it touches no case that was over before. */
  readonly from: LocalDate;
  /** The last date that changed: it touches no case that was received later. */
  readonly date: LocalDate;
  /** When the change was recorded. */
  readonly changedAt: Instant;
};

/** A case whose turn came and whose rules said no: kept, so that nobody has to wonder. */
export type RefusedCase = { readonly applicationId: string; readonly code: string };

/** A change of a calendar is on its way to the cases that it can touch. */
export type SweepStarted = Event<
  'SweepStarted',
  CalendarChange & {
    /** Whatever had been decided by the old calendar lay at or before this position of the log. */
    readonly position: string;
  }
>;

/** One more page of cases has been computed again; the next begins behind the cursor. */
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

/** Every case that the change could touch has been computed again. */
export type SweepFinished = Event<
  'SweepFinished',
  CalendarChange & { readonly cases: number; readonly refused: readonly RefusedCase[] }
>;

export type RecalculationEvent = SweepStarted | SweepAdvanced | SweepFinished;
