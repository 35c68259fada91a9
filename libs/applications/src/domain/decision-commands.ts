import type { CommandMessage, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ApprovalForm, ApprovedAct, DecisionOutcome, TerminationGround } from './case-enums';
import type { ApplicantPaper, OfficialDocument, ProofOfService, Remedies } from './case-fact';
import type { OfficialAct, ReceivedActTimes, ServedOfficialAct } from './reporting';

export type DecideApplication = CommandMessage<
  'DecideApplication',
  ServedOfficialAct & {
    readonly outcome: DecisionOutcome;
    readonly approval: ApprovalForm;
    readonly reasons: WrittenText | null;
    readonly legalBasis: WrittenText | null;
    readonly remedies: Remedies | null;
    readonly document: OfficialDocument;
  }
>;

export type IssueCertificate = CommandMessage<
  'IssueCertificate',
  OfficialAct & {
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

/** `at` is when the result reached the applicant. */
export type DeliverResult = CommandMessage<'DeliverResult', OfficialAct & { readonly proofOfService: ProofOfService }>;

export type WithdrawApplication = CommandMessage<
  'WithdrawApplication',
  ReceivedActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    readonly reason: WrittenText;
    /** The applicant's written request. */
    readonly document: ApplicantPaper | null;
  }
>;

export type TerminateApplication = CommandMessage<
  'TerminateApplication',
  ServedOfficialAct & {
    readonly approval: ApprovalForm;
    readonly reason: WrittenText;
    readonly legalBasis: WrittenText;
    readonly document: OfficialDocument;
    readonly ground: TerminationGround | null;
    readonly remedies: Remedies | null;
  }
>;

/** The approver's answer to an approval that another reported. */
export type ConfirmApproval = CommandMessage<'ConfirmApproval', OfficialAct & { readonly act: ApprovedAct }>;

export type DisownApproval = CommandMessage<
  'DisownApproval',
  OfficialAct & { readonly act: ApprovedAct; readonly reason: WrittenText }
>;

/** A person confirms a lapse that waits for the notice of a year, and closes the case. */
export type ConfirmLapse = CommandMessage<'ConfirmLapse', OfficialAct>;
