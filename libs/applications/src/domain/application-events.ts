import type { Channel, Consequence, ItemTerms } from '@sealtrail/catalog/events';
import type { Event, Instant, Statement, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type {
  CaseFact,
  Closing,
  Counted,
  CountedSilence,
  CreditedFact,
  EndedCheck,
  Holder,
  LimitMove,
  Material,
  OfficialDocument,
  PolicyPromise,
  ProofOfService,
  ReceiptCredit,
  Remedies,
  ServedFact,
} from './case-fact';
import type {
  ApprovalForm,
  ApprovedAct,
  ApproverPost,
  DecisionOutcome,
  ExtensionReach,
  LateReport,
  MoveCause,
  NonAcceptanceGround,
  Opinion,
  TerminationGround,
} from './case-words';
import type { CorrectionEvent } from './correction-events';
import type { LimitPassingEvent } from './limit-passing-events';

/** 收件: the file came in; the first check runs from here. */
export type ApplicationSubmitted = Event<
  'ApplicationSubmitted',
  ServedFact & {
    readonly number: string;
    /** The source of the key that filed; `null`: the key had none. */
    readonly filedBy: string | null;
    /** Keyed digest of who applies for which item on which local day: a second filing has the same. `null`: of an older case, or told when the salt of its day was gone. */
    readonly sameFiling: string | null;
    /** Numbers of earlier filings of the same, as far as whoever filed could see them then. */
    readonly filedBefore: readonly string[];
    readonly source: string | null;
    readonly externalNo: string | null;
    readonly scenario: string | null;
    readonly channel: Channel;
    /** Who took it in (收件单位), which need not be who decides. */
    readonly receivedBy: string;
    /** Id of the applicant in the vault, and the salted commitment to what was filed. */
    readonly applicant: { readonly subjectId: string; readonly commitment: string };
    readonly agent: { readonly subjectId: string; readonly commitment: string } | null;
    readonly materials: readonly Material[];
    /** The item's terms, frozen for this case. */
    readonly terms: ItemTerms;
    /** From when its limits count: `occurredAt`, or later where a stranger told of it late. */
    readonly countsFrom: ReceiptCredit;
    readonly firstCheck: Limit;
    /** 收件审查承诺: the policy's own; `null`: not recorded then. */
    readonly firstCheckPromise: PolicyPromise | null;
    readonly holder: Holder;
  }
>;

/** 收件确认: the department's word, or an electronic receipt, makes a receipt count from when it was. */
export type ReceiptConfirmed = Event<
  'ReceiptConfirmed',
  ServedFact & {
    readonly countsFrom: ReceiptCredit;
    readonly firstCheck: Limit;
    readonly firstCheckPromise: PolicyPromise | null;
  }
>;

export type MaterialAdded = Event<'MaterialAdded', CreditedFact & { readonly material: Material }>;

/** 受理: from here on the promised and the statutory limit both run. */
export type ApplicationAccepted = Event<
  'ApplicationAccepted',
  ServedFact & {
    /** By silence (行政许可法 art. 32(4)): `occurredAt` is then the day of receipt. */
    readonly deemed: boolean;
    /** Replaces an acceptance by silence, because an acceptance in time was proved later. */
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance that was counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; of an older fact it is not told. */
    readonly check?: EndedCheck;
    readonly document: OfficialDocument | null;
    readonly receivedOn: LocalDate;
    readonly promised: Limit;
    readonly statutory: Limit | null;
    readonly holder: Holder;
    /** 容缺受理: what may follow, until when, and what happens otherwise. */
    readonly deferral: {
      readonly materials: readonly string[];
      readonly deadline: Limit;
      readonly consequence: Consequence;
    } | null;
    /** 告知承诺: codes of materials that a commitment stands in for. */
    readonly commitments: readonly string[];
    /** From when the first check is judged; meaningless for a deemed acceptance. */
    readonly creditedAt: Instant;
  }
>;

/** 不予受理, by its ground (行政许可法 arts. 32, 78). Closes the case. */
export type ApplicationNotAccepted = Event<
  'ApplicationNotAccepted',
  ServedFact & {
    readonly ground: NonAcceptanceGround;
    readonly reason: WrittenText;
    /** Named where the agency is not competent (art. 32(2)). */
    readonly rightDepartment: string | null;
    readonly remedies: Remedies;
    readonly document: OfficialDocument;
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance that was counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; of an older fact it is not told. */
    readonly check?: EndedCheck;
    readonly closing: Closing;
  }
>;

/** 移交: the file has gone from the entrusted window that took it in to the item's department. Counts from its recording. */
export type FileHandedOver = Event<'FileHandedOver', CaseFact & { readonly document: OfficialDocument }>;

/** The branches of a stage start together (one unified receipt). */
export type StageStarted = Event<
  'StageStarted',
  CaseFact & {
    readonly stage: string;
    readonly branches: readonly {
      readonly id: string;
      readonly department: string;
      readonly official: string | null;
      readonly term: Term;
      readonly limit: Limit;
    }[];
  }
>;

/** 会签意见: what one department says in a stage. */
export type OpinionGiven = Event<
  'OpinionGiven',
  ServedFact & {
    readonly stage: string;
    readonly branch: string;
    readonly opinion: Opinion;
    readonly reasons: WrittenText | null;
    readonly creditedAt: Instant;
    /** To when the branch used its time: `occurredAt`, unless it was reported late and is not proved. */
    readonly usedUntil: Instant;
    readonly usedDays: number;
    readonly withinLimit: boolean;
  }
>;

/** 特别程序: a procedure whose time does not count (行政许可法 art. 45), from when its notice was given. */
export type SuspensionStarted = Event<
  'SuspensionStarted',
  CreditedFact & {
    readonly suspension: number;
    /** One of the eight, or a code that the item's own law names. */
    readonly procedure: string;
    readonly branch: string | null;
    readonly legalBasis: WrittenText;
    /** `givenAt: null`: not told when; it counts from its proof, or from its recording. */
    readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
    /** What the notice announces; `null`: no notice. */
    readonly expected: Term | null;
    /** The procedure's own clock, which the announced time sets. */
    readonly ownLimit: Limit | null;
    /** The later of start and notice, as far as it counts; `null`: no notice, nothing pauses. */
    readonly pausesFrom: Instant | null;
    readonly pausesFromDate: LocalDate | null;
    readonly holder: Holder;
  }
>;

export type SuspensionNoticeGiven = Event<
  'SuspensionNoticeGiven',
  CreditedFact & {
    readonly suspension: number;
    readonly document: OfficialDocument;
    /** What it announces; `null`: a fact from before the announced time belonged to the notice. */
    readonly expected: Term | null;
    readonly ownLimit: Limit | null;
    readonly pausesFrom: Instant;
    readonly pausesFromDate: LocalDate;
  }
>;

export type SuspensionProlonged = Event<
  'SuspensionProlonged',
  CreditedFact & {
    readonly suspension: number;
    readonly expected: Term;
    readonly ownLimit: Limit;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
  }
>;

export type SuspensionEnded = Event<'SuspensionEnded', CreditedFact & { readonly suspension: number }>;

/** 延长: once, within its cap, approved and told before the limit ends (行政许可法 art. 42). */
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
    /** When the applicant was told; `null`: not told when. */
    readonly notifiedAt: Instant | null;
    readonly moves: ExtensionReach;
    /** Open branches that get the same days, for their own step cards. */
    readonly branches: readonly string[];
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

/** Who handles the case, or one branch of it, from an instant on. */
export type HandlerAssigned = Event<
  'HandlerAssigned',
  CaseFact & {
    readonly branch: string | null;
    readonly official: string;
    /** From when the clocks are theirs: when it was told, whatever date it bears. */
    readonly holdsFrom: Instant;
  }
>;

export type VisitRecorded = Event<
  'VisitRecorded',
  CaseFact & {
    readonly visit: number;
    readonly purpose: WrittenText | null;
    /** Paid after the case was closed (to collect the result): the closing, which had counted one visit less. */
    readonly closed?: Counted;
  }
>;

/** The deferred materials did not come in time; their consequence is for a person to draw. */
export type DeferralLapsed = Event<
  'DeferralLapsed',
  CaseFact & {
    readonly materials: readonly string[];
    readonly consequence: Consequence;
  }
>;

/** 决定: closes the case (行政许可法 art. 38). */
export type DecisionMade = Event<
  'DecisionMade',
  CaseFact & {
    readonly outcome: DecisionOutcome;
    /** How the official who is named as deciding decided. */
    readonly approval: ApprovalForm;
    readonly reasons: WrittenText | null;
    readonly legalBasis: WrittenText | null;
    readonly remedies: Remedies | null;
    readonly document: OfficialDocument;
    readonly proofOfService: ProofOfService | null;
    /** 送达: 10 working days from the decision (art. 44); for grants. */
    readonly delivery: Limit | null;
    /** 送达承诺: the policy's own; `null` without a delivery, and where it was not recorded. */
    readonly deliveryPromise: PolicyPromise | null;
    readonly holder: Holder;
    readonly closing: Closing;
  }
>;

/** 证照签发: the certificate number and the 电子证照 identifier (GB/T 36904-2018). */
export type CertificateIssued = Event<
  'CertificateIssued',
  CaseFact & {
    readonly certificateNumber: string;
    readonly certificateId: string;
    readonly certificateType: string;
    readonly holderSubjectId: string;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
  }
>;

/** 送达: the result reached the applicant. */
export type ResultDelivered = Event<
  'ResultDelivered',
  CaseFact & {
    readonly proofOfService: ProofOfService;
    readonly creditedAt: Instant;
    readonly withinLimit: boolean | null;
  }
>;

/** 撤回申请: by the applicant, for a reason that they gave, or because a deadline of theirs had lapsed. */
export type ApplicationWithdrawn = Event<
  'ApplicationWithdrawn',
  ServedFact & { readonly reason: WrittenText | Statement; readonly lapsed: boolean; readonly closing: Closing }
>;

/** 退件: sent back because the applicant never corrected it, or incomplete where the item allows it. */
export type ApplicationReturned = Event<
  'ApplicationReturned',
  CaseFact & { readonly reason: Statement; readonly closing: Closing }
>;

/** 终止: the procedure ends without a decision. */
export type ApplicationTerminated = Event<
  'ApplicationTerminated',
  ServedFact & {
    readonly approval: ApprovalForm;
    readonly reason: WrittenText;
    readonly legalBasis: WrittenText;
    readonly document: OfficialDocument;
    /** `null`: for a reason of its own. */
    readonly ground: TerminationGround | null;
    readonly remedies: Remedies | null;
    readonly closing: Closing;
  }
>;

/** 审批确认: whoever is named as having approved says so. `department` and `officer` are the approver's. */
export type ApprovalConfirmed = Event<'ApprovalConfirmed', CaseFact & { readonly act: ApprovedAct }>;

/** 否认审批: whoever is named as having approved says that they never did. What the act prevented falls, and waits for a person. */
export type ApprovalDisowned = Event<
  'ApprovalDisowned',
  CaseFact & { readonly act: ApprovedAct; readonly reason: WrittenText }
>;

/** Something reported after it could still change the case, without the proof it would need. Kept; changes nothing. */
export type LateReportRecorded = Event<
  'LateReportRecorded',
  ServedFact & { readonly what: LateReport; readonly document: OfficialDocument | null }
>;

export type ApplicationEvent =
  | CorrectionEvent
  | ApplicationSubmitted
  | ReceiptConfirmed
  | MaterialAdded
  | ApplicationAccepted
  | ApplicationNotAccepted
  | FileHandedOver
  | StageStarted
  | OpinionGiven
  | SuspensionStarted
  | SuspensionNoticeGiven
  | SuspensionProlonged
  | SuspensionEnded
  | ApplicationExtended
  | LimitsMoved
  | LimitPassingEvent
  | HandlerAssigned
  | VisitRecorded
  | DeferralLapsed
  | DecisionMade
  | CertificateIssued
  | ResultDelivered
  | ApplicationWithdrawn
  | ApplicationReturned
  | ApplicationTerminated
  | ApprovalConfirmed
  | ApprovalDisowned
  | LateReportRecorded;
