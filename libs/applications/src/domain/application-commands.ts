import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type {
  ConfirmApproval,
  ConfirmLapse,
  DecideApplication,
  DeliverResult,
  DisownApproval,
  IssueCertificate,
  TerminateApplication,
  WithdrawApplication,
} from './decision-commands';
import type {
  AcceptApplication,
  CorrectOnTheSpot,
  HandOverFile,
  IssueCorrectionNotice,
  ReceiveCorrection,
  RefuseAcceptance,
} from './first-check-commands';
import type { AddProof, ReviewProof } from './proof-commands';
import type { AddMaterial, ConfirmReceipt, RecordVisit, SubmitApplication } from './receipt-commands';
import type {
  AssignHandler,
  EndSuspension,
  ExtendApplication,
  GiveOpinion,
  GiveSuspensionNotice,
  ProlongSuspension,
  StartSuspension,
} from './review-commands';
import type { SuccessorFiled } from './successor-events';

/** Sent when a successor of this case is filed. */
export type RecordSuccessor = CommandMessage<
  'RecordSuccessor',
  { readonly at: Instant } & Pick<SuccessorFiled['data'], 'successor' | 'successorNumber' | 'statedBy'>
>;

/** Sent before a successor of this case is filed. */
export type AnnounceSuccessor = CommandMessage<
  'AnnounceSuccessor',
  { readonly now: Instant } & Pick<SuccessorFiled['data'], 'successor' | 'successorNumber' | 'statedBy'>
>;

/** Sent by a timer at the end of a first check. */
export type RecordSilence = CommandMessage<'RecordSilence', { readonly at: Instant }>;

/** Sent by a timer at the end of the applicant's deadline. */
export type RecordCorrectionTimeout = CommandMessage<'RecordCorrectionTimeout', { readonly at: Instant }>;

/** Sent by a timer at the end of the deadline for deferred materials. */
export type RecordDeferralTimeout = CommandMessage<'RecordDeferralTimeout', { readonly at: Instant }>;

/** Sent by a timer at the end of a limit of the case, and immediately where a passing may have to be recorded again. */
export type RecordLimitPassing = CommandMessage<'RecordLimitPassing', { readonly at: Instant }>;

/** Sent for every case affected by a calendar change; `changedAt` is when the change was recorded. */
export type RecomputeLimits = CommandMessage<'RecomputeLimits', { readonly changedAt: Instant }>;

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
  | AnnounceSuccessor
  | RecordSuccessor
  | RecordSilence
  | RecordCorrectionTimeout
  | RecordDeferralTimeout
  | RecordLimitPassing
  | RecomputeLimits;
