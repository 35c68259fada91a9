import type { Event } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { CaseStatus, ReassessmentCause, UndoingCause } from './case-enums';
import type { CaseFact, ClosingMarks, CountedClosing, Passing, UnappliedLimit } from './case-fact';

/**
 * A limit of the case ended before the case did: counted as late in the month of the limit's last local day, independent of any policy. A
 * decision that proves to be in time undoes it.
 */
export type LimitPassed = Event<
  'LimitPassed',
  CaseFact &
    Passing & {
      readonly clock: 'case';
      /** The case had been closed before its passing was recorded: from this day on it is no longer open and overdue. */
      readonly closedOn: LocalDate | null;
    }
>;

/** The limit did not pass after all, or another one did; repeats the recorded passing, so that reports can subtract it. */
export type LimitPassingUndone = Event<
  'LimitPassingUndone',
  CaseFact & Passing & { readonly clock: 'case'; readonly closedOn: LocalDate | null; readonly cause: UndoingCause }
>;

/** Later knowledge moved a limit or the end of a closed case: its new results. */
export type ClosingReassessed = Event<
  'ClosingReassessed',
  CaseFact & {
    readonly cause: ReassessmentCause;
    readonly outcome: CaseStatus;
    /** How reports counted the closing. */
    readonly counted: CountedClosing;
    readonly before: ClosingMarks;
    readonly after: ClosingMarks;
  }
>;

/**
 * A calendar change that would have put the end of a limit into the past (a limit never moves before the day of the change, and an ended or
 * passed limit does not move back): it is not, or not fully, applied to these limits.
 */
export type CalendarChangeNotApplied = Event<
  'CalendarChangeNotApplied',
  CaseFact & {
    readonly calendarVersion: string;
    readonly limits: readonly UnappliedLimit[];
  }
>;

/** What reports count about the limits of a case, with the earlier values. */
export type LimitPassingEvent = LimitPassed | LimitPassingUndone | ClosingReassessed | CalendarChangeNotApplied;
