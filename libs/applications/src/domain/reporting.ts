import type { Instant } from '@sealtrail/event-sourcing';
import type { Served, Teller } from './case-fact';

/** Business time and the time of the report. */
export type ActTimes = {
  /** When it happened (`occurredAt`); never after `now`. */
  readonly at: Instant;
  /** When the server received the report. */
  readonly now: Instant;
};

/** An act of an official: the department is the caller's, the official must belong to it. */
export type OfficialAct = ActTimes & { readonly department: string; readonly officer: string };

/** An act that may come with the proof of its service. */
export type ServedOfficialAct = OfficialAct & Served;

/** As `ServedOfficialAct`, for an act of the applicant. */
export type ServedActTimes = ActTimes & Served;

/** A receipt: the reporting key determines how far it may go back. */
export type ReceivedActTimes = ServedActTimes & { readonly toldBy: Teller };
