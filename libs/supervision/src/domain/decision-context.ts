import type { FormerCalendar } from '@sealtrail/calendar/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Policies } from '@sealtrail/policy/events';
import type { Calendar } from '@sealtrail/working-days';
import type { ChangeReason } from './change-reasons';
import type { SupervisedCase } from './supervised-case';

/** Facts of other streams that supervision rests on. */
export type DecisionContext = {
  /** `null`: there is no such case. */
  readonly supervisedCase: SupervisedCase | null;
  readonly calendar: Calendar;
  /** When the latest change of the calendar was recorded; `null` for a calendar without facts. */
  readonly calendarChangedAt: Instant | null;
  /** The calendar of the latest look at the case, where it has changed since; `null`: it has not. */
  readonly calendarSeen: FormerCalendar | null;
  /** Changes of the calendar since the oldest computation of a card that stands. */
  readonly calendarChanges: readonly ChangeReason[];
  readonly policies: Policies;
};
