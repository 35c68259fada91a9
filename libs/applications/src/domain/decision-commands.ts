import type { Message, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ApplicantPaper, OfficialDocument, ProofOfService, Remedies } from './case-fact';
import type { ApprovalForm, ApprovedAct, DecisionOutcome, TerminationGround } from './case-words';
import type { Act, ReceivedWhen, ServedAct } from './telling';

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
