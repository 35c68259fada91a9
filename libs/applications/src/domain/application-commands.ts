import type { Channel } from '@sealtrail/catalog/events';
import type { Instant, Message, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate, Term } from '@sealtrail/working-days';
import type {
  ApplicantPaper,
  Material,
  MissingMaterial,
  OfficialDocument,
  ProofOfService,
  Remedies,
  Served,
  Teller,
} from './case-fact';
import type {
  ApprovalForm,
  ApprovedAct,
  DecisionOutcome,
  NonAcceptanceGround,
  Opinion,
  TerminationGround,
} from './case-words';
import type { ReviewWord } from './proof-words';
import type { SuccessorFiled } from './successor-events';

/** Business time and the time of the report. */
export type When = {
  /** When it happened (`occurredAt`); never after `now`. */
  readonly at: Instant;
  /** When the server heard of it. */
  readonly now: Instant;
};

/** An act of an official: the department is the caller's, the official must belong to it. */
export type Act = When & { readonly department: string; readonly officer: string };

/** An act that may come with the proof of its service. */
export type ServedAct = Act & Served;

/** The same of an act of the applicant. */
export type ServedWhen = When & Served;

/** A receipt: by whose key it is told decides how far it may go back. */
export type ReceivedWhen = ServedWhen & { readonly toldBy: Teller };

/** A person as the vault knows them. */
export type Subject = { readonly subjectId: string; readonly commitment: string };

export type SubmitApplication = Message<
  'SubmitApplication',
  ReceivedWhen & {
    readonly applicationId: string;
    readonly number: string;
    readonly item: string;
    /** The source of the key that files; `null`: the key has none. */
    readonly filedBy: string | null;
    readonly sameFiling: string | null;
    readonly filedBefore: readonly string[];
    /** The case in whose place it is filed, by its id; `null`: none is named. */
    readonly successorOf: string | null;
    readonly source: string | null;
    readonly externalNo: string | null;
    readonly scenario: string | null;
    readonly channel: Channel;
    /** 收件单位; the item's department where it is null. */
    readonly receivedBy: string | null;
    readonly officer: string | null;
    readonly applicant: Subject;
    readonly agent: Subject | null;
    readonly materials: readonly Material[];
  }
>;

/** The department's word on a receipt that others told of late, or an electronic receipt that shows its day. */
export type ConfirmReceipt = Message<
  'ConfirmReceipt',
  ReceivedWhen & {
    readonly department: string | null;
    readonly officer: string | null;
    /** The source that the key speaks for. */
    readonly source: string | null;
  }
>;

export type AddMaterial = Message<
  'AddMaterial',
  ServedWhen & { readonly department: string | null; readonly officer: string | null; readonly material: Material }
>;

export type IssueCorrectionNotice = Message<
  'IssueCorrectionNotice',
  ServedAct & {
    readonly missing: readonly MissingMaterial[];
    readonly document: OfficialDocument;
    /** How long the applicant has. */
    readonly deadline: Term;
  }
>;

export type CorrectOnTheSpot = Message<'CorrectOnTheSpot', Act & { readonly what: WrittenText }>;

export type ReceiveCorrection = Message<
  'ReceiveCorrection',
  ServedWhen & {
    readonly department: string | null;
    readonly officer: string | null;
    readonly materials: readonly Material[];
    /** 收件凭证: when it was taken in; of a courier: when it was posted. */
    readonly proofOfService: ProofOfService | null;
  }
>;

export type AcceptApplication = Message<
  'AcceptApplication',
  ServedAct & {
    readonly document: OfficialDocument;
    readonly deferral: { readonly materials: readonly string[]; readonly term: Term } | null;
    readonly commitments: readonly string[];
  }
>;

export type RefuseAcceptance = Message<
  'RefuseAcceptance',
  ServedAct & {
    readonly ground: NonAcceptanceGround;
    readonly reason: WrittenText;
    readonly rightDepartment: string | null;
    /** Each material of the corrected set, and what is wrong with it. */
    readonly stillWrong: readonly MissingMaterial[];
    readonly remedies: Remedies;
    readonly document: OfficialDocument;
  }
>;

export type GiveOpinion = Message<
  'GiveOpinion',
  ServedAct & {
    /** The `stepId` of the HTTP surface. */
    readonly branch: string;
    readonly opinion: Opinion;
    readonly reasons: WrittenText | null;
  }
>;

export type StartSuspension = Message<
  'StartSuspension',
  ServedAct & {
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
export type GiveSuspensionNotice = Message<
  'GiveSuspensionNotice',
  ServedAct & { readonly suspension: number; readonly document: OfficialDocument; readonly expected: Term }
>;

export type ProlongSuspension = Message<
  'ProlongSuspension',
  ServedAct & {
    readonly suspension: number;
    /** The whole time expected from its start. */
    readonly expected: Term;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
  }
>;

export type EndSuspension = Message<'EndSuspension', ServedAct & { readonly suspension: number }>;

/** `at` is when it was approved. */
export type ExtendApplication = Message<
  'ExtendApplication',
  ServedAct & {
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

export type DecideApplication = Message<
  'DecideApplication',
  ServedAct & {
    readonly outcome: DecisionOutcome;
    readonly approval: ApprovalForm;
    readonly reasons: WrittenText | null;
    readonly legalBasis: WrittenText | null;
    readonly remedies: Remedies | null;
    readonly document: OfficialDocument;
  }
>;

export type IssueCertificate = Message<
  'IssueCertificate',
  Act & {
    readonly certificateNumber: string;
    /** 证照类型代码: 18 characters of the defining body and 3 digits (GB/T 36904-2018). */
    readonly certificateType: string;
    /** 统一社会信用代码 of the issuing department. */
    readonly issuer: string;
    /** The serial part of the identifier. */
    readonly serial: string;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
  }
>;

/** `at` is when it reached the applicant. */
export type DeliverResult = Message<'DeliverResult', Act & { readonly proofOfService: ProofOfService }>;

export type RecordVisit = Message<
  'RecordVisit',
  When & { readonly department: string | null; readonly officer: string | null; readonly purpose: WrittenText | null }
>;

/** 移交: an entrusted window gives the file to the item's department; either tells of it. */
export type HandOverFile = Message<'HandOverFile', Act & { readonly document: OfficialDocument }>;

/** `at` is the date that it bears; the clocks are theirs from when it is told. */
export type AssignHandler = Message<
  'AssignHandler',
  When & {
    readonly department: string;
    readonly officer: string | null;
    readonly branch: string | null;
    readonly official: string;
  }
>;

export type WithdrawApplication = Message<
  'WithdrawApplication',
  ReceivedWhen & {
    readonly department: string | null;
    readonly officer: string | null;
    readonly reason: WrittenText;
    /** What the applicant asked with. */
    readonly document: ApplicantPaper | null;
  }
>;

export type TerminateApplication = Message<
  'TerminateApplication',
  ServedAct & {
    readonly approval: ApprovalForm;
    readonly reason: WrittenText;
    readonly legalBasis: WrittenText;
    readonly document: OfficialDocument;
    readonly ground: TerminationGround | null;
    readonly remedies: Remedies | null;
  }
>;

/** The approver's own word on an approval that another told of. */
export type ConfirmApproval = Message<'ConfirmApproval', Act & { readonly act: ApprovedAct }>;
export type DisownApproval = Message<
  'DisownApproval',
  Act & { readonly act: ApprovedAct; readonly reason: WrittenText }
>;

/** A person closes what waits for the notice of a year: the applicant's deadline has lapsed. */
export type ConfirmLapse = Message<'ConfirmLapse', Act>;

/** What can be told late with a proof of when it was served. */
export type ProvableAct =
  | AddMaterial
  | IssueCorrectionNotice
  | ReceiveCorrection
  | AcceptApplication
  | RefuseAcceptance
  | GiveOpinion
  | StartSuspension
  | GiveSuspensionNotice
  | ProlongSuspension
  | EndSuspension
  | ExtendApplication
  | DecideApplication
  | DeliverResult
  | WithdrawApplication
  | TerminateApplication;

/** What silence, a timer or an earlier telling may have overtaken when it is told. */
export type OvertakenAct = ReceiveCorrection | AcceptApplication | RefuseAcceptance | EndSuspension;

/** 补交送达回证: the proof of an act that was told without one. */
export type AddProof = Message<
  'AddProof',
  When & {
    readonly department: string | null;
    readonly officer: string | null;
    /** Revision of its fact in the stream of the case. */
    readonly act: number;
    readonly proofOfService: ProofOfService;
  }
>;

/** 复核自证: what a reviewer outside the unit says to a proof that waits. */
export type ReviewProof = Message<
  'ReviewProof',
  When & {
    readonly review: number;
    readonly word: ReviewWord;
    readonly reason: WrittenText;
    /** The official that the key is bound to, else the key. */
    readonly by: string;
    /** Of the key; `null`: it is of none. */
    readonly reviewer: string | null;
  }
>;

/** Sent when a case is filed in place of this one. */
export type RecordSuccessor = Message<
  'RecordSuccessor',
  { readonly at: Instant } & Pick<SuccessorFiled['data'], 'successor' | 'successorNumber' | 'statedBy'>
>;

/** Sent by a timer at the end of a first check. */
export type RecordSilence = Message<'RecordSilence', { readonly at: Instant }>;

/** Sent by a timer at the end of the applicant's deadline. */
export type RecordCorrectionTimeout = Message<'RecordCorrectionTimeout', { readonly at: Instant }>;

/** Sent by a timer at the end of the deadline for deferred materials. */
export type RecordDeferralTimeout = Message<'RecordDeferralTimeout', { readonly at: Instant }>;

/** Sent by a timer at the end of a limit of the case, and at once where a passing may have to be recorded again. */
export type RecordLimitPassing = Message<'RecordLimitPassing', { readonly at: Instant }>;

/** Sent for every case that a calendar change touches; `changedAt` is when the change was recorded. */
export type RecomputeLimits = Message<'RecomputeLimits', { readonly changedAt: Instant }>;

export type ApplicationCommand =
  | SubmitApplication
  | ConfirmReceipt
  | AddMaterial
  | IssueCorrectionNotice
  | CorrectOnTheSpot
  | ReceiveCorrection
  | AcceptApplication
  | RefuseAcceptance
  | GiveOpinion
  | StartSuspension
  | GiveSuspensionNotice
  | ProlongSuspension
  | EndSuspension
  | ExtendApplication
  | DecideApplication
  | IssueCertificate
  | DeliverResult
  | RecordVisit
  | HandOverFile
  | AssignHandler
  | WithdrawApplication
  | TerminateApplication
  | ConfirmApproval
  | DisownApproval
  | ConfirmLapse
  | AddProof
  | ReviewProof
  | RecordSuccessor
  | RecordSilence
  | RecordCorrectionTimeout
  | RecordDeferralTimeout
  | RecordLimitPassing
  | RecomputeLimits;
