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
  /** To when its time was used; the next stage starts at the last of these. */
  readonly effectiveAt: Instant | null;
  /** Its last legal step: nothing of this branch may be dated before it. */
  readonly lastActAt: Instant;
};

/** Who is named as having approved an act, how, and what they have said to it. */
export type Approval = {
  readonly department: string;
  readonly official: string;
  readonly form: ApprovalForm;
  readonly standing: ApprovalStanding;
};

/** A proof that was put to review, and what was said to it. */
export type ProofReview = Pick<
  ProofPutToReview['data'],
  'review' | 'because' | 'act' | 'of' | 'proof' | 'told' | 'ends' | 'number' | 'delivered'
> & { readonly standing: ReviewStanding };

export type RecordedPassing = Passing & { readonly closedOn: LocalDate | null };
export type Passings = { readonly [Basis in LimitBasis]: RecordedPassing | null };

/** How often what is bounded has been told (`fact-counts.ts`), by kind, and by kind and department. */
export type FactCounts = Readonly<Record<string, number>>;

/** A case that was filed in place of this one, as it was told. */
export type Successor = Pick<SuccessorFiled['data'], 'successor' | 'successorNumber' | 'statedBy'>;

/** One that is being filed: until its filing can be read it stands in for it. */
export type AnnouncedSuccessor = Successor & { readonly announcedAt: Instant };

/** A case that a filing names as the one before it. */
export type Predecessor = {
  readonly item: string;
  readonly status: CaseStatus;
  readonly hasLapsed: boolean;
  /** Its successors that have not ended without a decision on the merits, and those of theirs. */
  readonly activeSuccessors: readonly Successor[];
};

/** Only what a rule needs to know; everything else about a case is in its events. */
export type Case = {
  readonly status: CaseStatus;
  readonly applicationId: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly region: string;
  readonly terms: ItemTerms;
  readonly channel: Channel;
  readonly applicantSubjectId: string;
  /** The told receipt: no paper and no act of the case is older. */
  readonly receivedAt: Instant;
  readonly receivedOn: LocalDate;
  /** The source of the key that filed. */
  readonly filedBy: string | null;
  /** 收件单位 */
  readonly receivedBy: string;
  /** The receipt that the present first check runs from. */
  readonly checkedFrom: { readonly at: Instant; readonly on: LocalDate };
  /** The same as far as it counts for limits. */
  readonly countedFrom: CountedFrom;
  readonly materials: Readonly<Record<string, Material>>;
  /** Listed codes that the notice which ended the first check named, and that are not yet handed in. */
  readonly missing: readonly string[];
  /** When the latest piece of the corrected set came in, as far as that counts; `null`: none of the awaited one. */
  readonly pieceReceivedAt: Instant | null;
  readonly correctionLapsed: boolean;
  /** Closed by a timer because no corrected set came: one that had come in time reopens it. */
  readonly timedOut: TimedOut | null;
  readonly corrections: number;
  readonly deemed: boolean;
  readonly acceptedOn: LocalDate | null;
  readonly acceptedAt: Instant | null;
  /** When what closed it is said to have happened; `null`: it is open. */
  readonly closedAt: Instant | null;
  /** Where reports count the acceptance and the closing. */
  readonly acceptanceCounted: CountedSilence | null;
  readonly closingCounted: CountedClosing | null;
  /** How the closed case stands to its limits, as it was last recorded. */
  readonly closingMarks: ClosingMarks | null;
  /** Limits for which a calendar change is recorded as not applied: to when it would have moved them. */
  readonly unapplied: { readonly [clockAndBasis: string]: Instant };
  /** Limits whose passing is recorded; with the day of the closing where the case was closed late. */
  readonly passings: Passings;
  /** Who handles the case itself. */
  readonly handler: string | null;
  readonly stage: string | null;
  readonly branches: readonly Branch[];
  readonly deferred: readonly string[];
  readonly deferralConsequence: ItemTerms['onDeferralTimeout'] | null;
  readonly deferralLapsed: boolean;
  /** The end of the applicant's deadline whose lapse waits for the notice of a year; `null`: none does. */
  readonly lapseHeldBack: Instant | null;
  readonly extended: boolean;
  /** Proofs of the unit itself that a reviewer has, or had, to judge. */
  readonly proofReviews: readonly ProofReview[];
  readonly approvals: Readonly<Partial<Record<ApprovedAct, Approval>>>;
  /** How many facts there are. */
  readonly eventCount: number;
  /** Acts that nothing has proved by itself, by the revision of their fact: their proof may follow. */
  readonly unproved: Readonly<Record<number, UnprovedFact>>;
  readonly successors: readonly Successor[];
  /** Not known to have been filed. */
  readonly announcedSuccessors: readonly AnnouncedSuccessor[];
  readonly visits: number;
  readonly factCounts: FactCounts;
  readonly certificateNumber: string | null;
  readonly delivered: boolean;
  /** The last legal step of the case itself. */
  readonly lastActAt: Instant;
  readonly ledger: Ledger;
};

export type Application = { readonly status: 'unknown' } | Case;

/** An official of one department, with posts and mandates, as the catalog knows them. */
export type Official = Pick<OfficialAppointed['data'], 'department' | 'official' | 'posts' | 'mandates'>;

/** Facts of other streams that the rules of a case need. */
export type ApplicationDecisionContext = {
  /** The calendar of the item. */
  readonly calendar: Calendar;
  /** The item as it is on the list on the day of receipt; `null`: it is not. For `SubmitApplication` only. */
  readonly item: { readonly version: number; readonly region: string; readonly terms: ItemTerms } | null;
  /** Who acts, where the command names an official and the department has one of that name. */
  readonly officer: Official | null;
  /** Codes and names of the item's department and of whoever received the case; for `RefuseAcceptance` only. */
  readonly ownNames: readonly string[];
  /** What the law leaves to the policy: its own promises, and what an extension moves. */
  readonly policies: Policies;
  /** The case that a filing names as the one before it; `null`: there is none, or it is not the caller's to see. */
  readonly predecessor: Predecessor | null;
  /** Of a case that had lapsed: its successors that have not ended without a decision on the merits. */
  readonly activeSuccessors: readonly Successor[];
  readonly approver: Official | null;
  readonly assignee: Official | null;
};
