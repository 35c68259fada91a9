import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, Term } from '@sealtrail/working-days';
import type { ApprovalForm, ApproverPost, ExtensionReach, MoveCause, Opinion } from './case-enums';
import type {
  CardRules,
  CaseFact,
  CountedFrom,
  CreditedFact,
  GraceEnded,
  LimitMove,
  LimitName,
  OfficialDocument,
  ServedFact,
} from './case-fact';

/** The branches of a stage start together (one unified receipt), with the preceding step: none of their acts is older. */
export type StageStarted = Event<
  'StageStarted',
  CaseFact & {
    readonly stage: string;
    /** Start of their limits: the preceding step, or its report on a later day. */
    readonly countsFrom: CountedFrom;
    /** Of all its branches; left out: not kept in an older fact. */
    readonly cardRules?: CardRules | null;
    readonly branches: readonly {
      readonly id: string;
      readonly department: string;
      readonly official: string | null;
      readonly term: Term;
      readonly limit: Limit;
    }[];
  }
>;

/** 会签意见: the opinion of one department in a stage. */
export type OpinionGiven = Event<
  'OpinionGiven',
  ServedFact &
    GraceEnded & {
      readonly stage: string;
      readonly branch: string;
      readonly opinion: Opinion;
      readonly reasons: WrittenText | null;
      readonly creditedAt: Instant;
      /** Instant up to which the branch used its time: `occurredAt`, unless it was reported late without proof. */
      readonly usedUntil: Instant;
      /** When the next stage could begin for its part, where it was reported on a later day: the report. */
      readonly nextStageFrom?: Instant;
      readonly usedDays: number;
      readonly withinLimit: boolean;
    }
>;

/** 延长: once, within its cap, approved and notified before the limit ends (行政许可法 art. 42). */
export type ApplicationExtended = Event<
  'ApplicationExtended',
  CreditedFact & {
    readonly extension: Term;
    readonly approver: string;
    readonly approverDepartment: string;
    readonly approverPost: ApproverPost;
    readonly approval: ApprovalForm;
    readonly approvedAt: Instant;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
    /** When the applicant was notified; `null`: unknown. */
    readonly notifiedAt: Instant | null;
    readonly moves: ExtensionReach;
    /** Open branches that get the same days, for their own step cards. */
    readonly branches: readonly string[];
    /** The only branch that it names; absent: none, and in older events. */
    readonly branch?: string;
  }
>;

/** Limits moved because of an earlier fact: a pause, an extension, a calendar. */
export type LimitsMoved = Event<
  'LimitsMoved',
  CaseFact & {
    readonly cause: MoveCause;
    readonly moves: readonly LimitMove[];
  }
>;

/** The handler of the case, or of one branch, from an instant on. */
export type HandlerAssigned = Event<
  'HandlerAssigned',
  CaseFact & {
    readonly branch: string | null;
    readonly official: string;
    /** From when the new holder has the clocks: the report, whatever its date. */
    readonly holdsFrom: Instant;
    /** Limits on their last counted day at the assignment: the previous holder stays charged. */
    readonly keeps: readonly LimitName[];
  }
>;

/** 审查: events between acceptance and decision, except its pauses. */
export type ReviewEvent = StageStarted | OpinionGiven | ApplicationExtended | LimitsMoved | HandlerAssigned;
