import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import type { ApprovalForm, Opinion } from './case-enums';
import type { OfficialDocument } from './case-fact';
import type { ActTimes, ServedOfficialAct } from './reporting';

export type GiveOpinion = CommandMessage<
  'GiveOpinion',
  ServedOfficialAct & {
    /** `stepId` in the HTTP API. */
    readonly branch: string;
    readonly opinion: Opinion;
    readonly reasons: WrittenText | null;
  }
>;

export type StartSuspension = CommandMessage<
  'StartSuspension',
  ServedOfficialAct & {
    readonly procedure: string;
    readonly branch: string | null;
    readonly legalBasis: WrittenText;
    /** `givenAt: null`: time unknown. */
    readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
    /** The announced time; not required without a notice. */
    readonly expected: Term | null;
    /** For a report after the fact: when it ended. Required for a decided case. */
    readonly endedAt: Instant | null;
  }
>;

/** `at` is when the notice was given. */
export type GiveSuspensionNotice = CommandMessage<
  'GiveSuspensionNotice',
  ServedOfficialAct & { readonly suspension: number; readonly document: OfficialDocument; readonly expected: Term }
>;

export type ProlongSuspension = CommandMessage<
  'ProlongSuspension',
  ServedOfficialAct & {
    readonly suspension: number;
    /** The total time expected from its start. */
    readonly expected: Term;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
  }
>;

export type EndSuspension = CommandMessage<'EndSuspension', ServedOfficialAct & { readonly suspension: number }>;

/** `at` is when it was approved. */
export type ExtendApplication = CommandMessage<
  'ExtendApplication',
  ServedOfficialAct & {
    readonly days: number;
    readonly approver: string;
    /** The approver's department; `null`: the item's department. */
    readonly approverDepartment: string | null;
    readonly approval: ApprovalForm;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
    /** When the applicant was notified; `null`: unknown. */
    readonly notifiedAt: Instant | null;
    /** The only branch that gets the days; absent: every open one. */
    readonly branch?: string | null;
  }
>;

/** `at` is the date of the assignment; the new holder has the clocks from its report. */
export type AssignHandler = CommandMessage<
  'AssignHandler',
  ActTimes & {
    readonly department: string;
    readonly officer: string | null;
    readonly branch: string | null;
    readonly official: string;
  }
>;
