import type { Event } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { CaseStatus, ReassessmentCause, UndoingCause } from './case-enums';
import type { CaseFact, ClosingMarks, CountedClosing, Passing, UnappliedLimit } from './case-fact';

/**
 * A limit of the case ended before the case did: it fell due, late, in the month of the limit's last local day. Whatever a
 * policy makes of it; a decision that comes to be known later as one in time undoes it.
 */
export type LimitPassed = Event<
  'LimitPassed',
  CaseFact &
    Passing & {
      readonly clock: 'case';
      /** The case had been closed before its passing was recorded: from this day on it was open and overdue no more. */
      readonly closedOn: LocalDate | null;
    }
>;

/** The limit did not pass after all, or another one did; says what was recorded, so that reports can take it back. */
export type LimitPassingUndone = Event<
  'LimitPassingUndone',
  CaseFact & Passing & { readonly clock: 'case'; readonly closedOn: LocalDate | null; readonly cause: UndoingCause }
>;

/** What has become known since moved a limit of a closed case, or its end: how it stands now. */
export type ClosingReassessed = Event<
  'ClosingReassessed',
  CaseFact & {
    readonly cause: ReassessmentCause;
    readonly outcome: CaseStatus;
    /** Where reports counted the closing. */
    readonly counted: CountedClosing;
    readonly before: ClosingMarks;
    readonly after: ClosingMarks;
  }
>;

/**
 * A change of the calendar that would have put the end of a limit into the past (a limit never moves to before the day of
 * the change, and what has ended or passed does not move back): for these limits it is not, or not wholly, applied.
 */
export type CalendarChangeNotApplied = Event<
  'CalendarChangeNotApplied',
  CaseFact & {
    readonly calendarVersion: string;
    readonly limits: readonly UnappliedLimit[];
  }
>;

/** What reports count of the limits of a case, with what they had counted before. */
export type LimitPassingEvent = LimitPassed | LimitPassingUndone | ClosingReassessed | CalendarChangeNotApplied;
