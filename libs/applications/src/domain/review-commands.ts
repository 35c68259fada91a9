import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import type { ApprovalForm, Opinion } from './case-enums';
import type { OfficialDocument } from './case-fact';
import type { ActTimes, ServedOfficialAct } from './reporting';

export type GiveOpinion = CommandMessage<
  'GiveOpinion',
  ServedOfficialAct & {
    /** The `stepId` of the HTTP surface. */
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
    /** `givenAt: null`: not told when. */
    readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
    /** What the notice announces; without one it is not asked for. */
    readonly expected: Term | null;
    /** Told of after the fact: when it ended. Of a decided case it must have. */
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
    /** The whole time expected from its start. */
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
    /** Where the approver sits; the item's department where it is null. */
    readonly approverDepartment: string | null;
    readonly approval: ApprovalForm;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
    /** When the applicant was told; `null`: not told when. */
    readonly notifiedAt: Instant | null;
    /** The one branch that gets the days; left out: every open one. */
    readonly branch?: string | null;
  }
>;

/** `at` is the date that it bears; the clocks are theirs from when it is told. */
export type AssignHandler = CommandMessage<
  'AssignHandler',
  ActTimes & {
    readonly department: string;
    readonly officer: string | null;
    readonly branch: string | null;
    readonly official: string;
  }
>;
