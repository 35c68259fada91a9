import type { FormerCalendar } from '@sealtrail/calendar/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Policies } from '@sealtrail/policy/events';
import type { Calendar } from '@sealtrail/working-days';
import type { Exemptions } from '../exemptions/exemption-decider';
import type { StepOfficer } from './card-life/step-preconditions';
import type { ChangeReason } from './change-reasons';
import type { SupervisedCase } from './supervised-case';

/** What a decision needs of other streams: the case, its calendar, the policies. */
export type DecisionContext = {
  /** `null`: the case does not exist. */
  readonly supervisedCase: SupervisedCase | null;
  readonly calendar: Calendar;
  /** When the latest change of the calendar was recorded; `null` for a calendar without facts. */
  readonly calendarChangedAt: Instant | null;
  /** The calendar of the latest evaluation, where it has changed since; `null`: it has not. */
  readonly calendarSeen: FormerCalendar | null;
  /** Changes of the calendar since the oldest computation of an active card. */
  readonly calendarChanges: readonly ChangeReason[];
  readonly policies: Policies;
  /** 免予监察, of the whole jurisdiction. */
  readonly exemptions: Exemptions;
  /** Who takes a step in the life of a card, by the directory; `null`: nobody does, or the department has none of that name. */
  readonly officer: StepOfficer | null;
};
