import type { Channel, ItemTerms, OfficialAppointed } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Policies } from '@sealtrail/policy/events';
import type { Calendar, LocalDate } from '@sealtrail/working-days';
import type { ApprovalForm, ApprovalStanding, ApprovedAct, CaseStatus, LimitBasis, Opinion } from './case-enums';
import type {
  ClosingMarks,
  CountedClosing,
  CountedFrom,
  CountedSilence,
  Material,
  Passing,
  TimedOut,
} from './case-fact';
import type { UnprovedFact } from './commands-of-events';
import type { Ledger } from './ledger';
import type { ReviewStanding } from './proof-enums';
import type { ProofPutToReview } from './proof-review-events';
import type { SuccessorFiled } from './successor-events';

/** One department's part of a stage that has started. */
export type Branch = {
  readonly id: string;
  readonly stage: string;
  readonly department: string;
  readonly opinion: Opinion | null;
  /** The instant up to which its time was used; the next stage starts at the latest of these. */
  readonly effectiveAt: Instant | null;
  /** Its last legal step: no act of this branch may be dated earlier. */
  readonly lastActAt: Instant;
};

/** The named approver of an act, the form of the approval, and the approver's answer. */
export type Approval = {
  readonly department: string;
  readonly official: string;
  readonly form: ApprovalForm;
  readonly standing: ApprovalStanding;
};

/** A proof under review, and the reviewer's decision. */
export type ProofReview = Pick<
  ProofPutToReview['data'],
  'review' | 'because' | 'act' | 'of' | 'proof' | 'told' | 'ends' | 'number' | 'delivered'
> & { readonly standing: ReviewStanding };

export type RecordedPassing = Passing & { readonly closedOn: LocalDate | null };
export type Passings = { readonly [Basis in LimitBasis]: RecordedPassing | null };

/** How often each bounded kind of event has been recorded (`fact-counts.ts`), by kind, and by kind and department. */
export type FactCounts = Readonly<Record<string, number>>;

/** A successor of this case, as filed. */
export type Successor = Pick<SuccessorFiled['data'], 'successor' | 'successorNumber' | 'statedBy'>;

/** A successor that is being filed: it stands in until the filing can be read. */
export type AnnouncedSuccessor = Successor & { readonly announcedAt: Instant };

/** The case that a filing names as its predecessor. */
export type Predecessor = {
  readonly item: string;
  readonly status: CaseStatus;
  readonly hasLapsed: boolean;
  /** Its successors, and theirs, that have not ended without a decision on the merits. */
  readonly activeSuccessors: readonly Successor[];
};

/** The state that rules need; all other data of a case is in its events. */
export type Case = {
  readonly status: CaseStatus;
  readonly applicationId: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly region: string;
  readonly terms: ItemTerms;
  readonly channel: Channel;
  readonly applicantSubjectId: string;
  /** The reported receipt: no paper and no act of the case is older. */
  readonly receivedAt: Instant;
  readonly receivedOn: LocalDate;
  /** The source of the key that filed. */
  readonly filedBy: string | null;
  /** 收件单位 */
  readonly receivedBy: string;
  /** The receipt from which the current first check runs. */
  readonly checkedFrom: { readonly at: Instant; readonly on: LocalDate };
  /** The same receipt as it counts for limits. */
  readonly countedFrom: CountedFrom;
  readonly materials: Readonly<Record<string, Material>>;
  /** Listed codes that the notice which ended the first check named, and that have not been submitted. */
  readonly missing: readonly string[];
  /** When the latest piece of the awaited corrected set was received, as far as it counts; `null`: none. */
  readonly pieceReceivedAt: Instant | null;
  readonly correctionLapsed: boolean;
  /** Closed by a timer because no corrected set arrived: a set that had arrived in time reopens it. */
  readonly timedOut: TimedOut | null;
  readonly corrections: number;
  readonly deemed: boolean;
  readonly acceptedOn: LocalDate | null;
  readonly acceptedAt: Instant | null;
  /** When the closing act happened, as reported; `null`: open. */
  readonly closedAt: Instant | null;
  /** Where reports count the acceptance and the closing. */
  readonly acceptanceCounted: CountedSilence | null;
  readonly closingCounted: CountedClosing | null;
  /** The result of the closed case against its limits, as last recorded. */
  readonly closingMarks: ClosingMarks | null;
  /** Limits with a calendar change recorded as not applied: the instant to which it would have moved them. */
  readonly unapplied: { readonly [clockAndBasis: string]: Instant };
  /** Limits with a recorded passing; with the day of the closing if the case was closed late. */
  readonly passings: Passings;
  /** Official who handles the case itself. */
  readonly handler: string | null;
  readonly stage: string | null;
  readonly branches: readonly Branch[];
  readonly deferred: readonly string[];
  readonly deferralConsequence: ItemTerms['onDeferralTimeout'] | null;
  readonly deferralLapsed: boolean;
  /** End of the applicant's deadline whose lapse waits for the notice of a year; `null`: none. */
  readonly lapseHeldBack: Instant | null;
  readonly extended: boolean;
  /** The unit's own proofs that are, or were, under review. */
  readonly proofReviews: readonly ProofReview[];
  readonly approvals: Readonly<Partial<Record<ApprovedAct, Approval>>>;
  /** Number of events. */
  readonly eventCount: number;
  /** Acts without a conclusive proof, by the revision of their event: a proof may follow. */
  readonly unproved: Readonly<Record<number, UnprovedFact>>;
  readonly successors: readonly Successor[];
  /** Not yet known to be filed. */
  readonly announcedSuccessors: readonly AnnouncedSuccessor[];
  readonly visits: number;
  readonly factCounts: FactCounts;
  readonly certificateNumber: string | null;
  readonly delivered: boolean;
  /** Instant of the last legal step of the case itself. */
  readonly lastActAt: Instant;
  readonly ledger: Ledger;
};

export type Application = { readonly status: 'unknown' } | Case;

/** An official of one department, with posts and mandates, as in the catalogue. */
export type Official = Pick<OfficialAppointed['data'], 'department' | 'official' | 'posts' | 'mandates'>;

/** Context of a decision: data of other streams that the rules of a case need. */
export type ApplicationDecisionContext = {
  /** The calendar of the item. */
  readonly calendar: Calendar;
  /** The item on the list on the day of receipt; `null`: not on the list. For `SubmitApplication` only. */
  readonly item: { readonly version: number; readonly region: string; readonly terms: ItemTerms } | null;
  /** The acting official, if the command names one and the department has it. */
  readonly officer: Official | null;
  /** Codes and names of the item's department and of the receiving department; for `RefuseAcceptance` only. */
  readonly ownNames: readonly string[];
  /** The policies, which define their own promises and which limits an extension moves. */
  readonly policies: Policies;
  /** The predecessor that a filing names; `null`: none, or outside the caller's scope. */
  readonly predecessor: Predecessor | null;
  /** For a lapsed case: its successors that have not ended without a decision on the merits. */
  readonly activeSuccessors: readonly Successor[];
  readonly approver: Official | null;
  readonly assignee: Official | null;
};
