import type { Event, Instant, Statement, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { ApprovalForm, DecisionOutcome, RequestForm, TerminationGround } from './case-enums';
import type {
  ApplicantPaper,
  CaseFact,
  Closing,
  CountedFrom,
  CountedSilence,
  GraceEnded,
  Holder,
  OfficialDocument,
  PolicyPromise,
  ProofOfService,
  Remedies,
  ServedFact,
} from './case-fact';

/** 决定: closes the case (行政许可法 art. 38). */
export type DecisionMade = Event<
  'DecisionMade',
  CaseFact &
    GraceEnded & {
      readonly outcome: DecisionOutcome;
      /** How the deciding official decided. */
      readonly approval: ApprovalForm;
      readonly reasons: WrittenText | null;
      readonly legalBasis: WrittenText | null;
      readonly remedies: Remedies | null;
      readonly document: OfficialDocument;
      readonly proofOfService: ProofOfService | null;
      /** 送达: 10 working days from the decision (art. 44); for grants. */
      readonly delivery: Limit | null;
      /**
       * Start of the delivery limit: the decision; if reported on a later day, the instant from which that counts. Absent in older events: the
       * decision.
       */
      readonly deliveryFrom?: CountedFrom;
      /** 送达承诺: the policy's own; `null` without a delivery, and if not recorded. */
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
  CaseFact &
    GraceEnded & {
      readonly proofOfService: ProofOfService;
      readonly creditedAt: Instant;
      readonly withinLimit: boolean | null;
    }
>;

/** An ending proved to be earlier than the deemed acceptance: the case was never accepted. */
export type EndedBeforeSilence = {
  readonly replacesDeemed?: true;
  /** With `replacesDeemed`: the acceptance counted until now. */
  readonly undoes?: CountedSilence;
};

/** 撤回申请: by the applicant, with a reason, or because a deadline of the applicant had lapsed. */
export type ApplicationWithdrawn = Event<
  'ApplicationWithdrawn',
  ServedFact &
    GraceEnded &
    EndedBeforeSilence & {
      readonly reason: WrittenText | Statement;
      readonly lapsed: boolean;
      /** `null`: nobody requested it, it follows a lapse; and in older events. */
      readonly request: RequestForm | null;
      readonly document: ApplicantPaper | null;
      readonly closing: Closing;
    }
>;

/** 退件: returned because the applicant never corrected it, or as incomplete where the item allows it. */
export type ApplicationReturned = Event<
  'ApplicationReturned',
  CaseFact & { readonly reason: Statement; readonly closing: Closing }
>;

/** 终止: the procedure ends without a decision. */
export type ApplicationTerminated = Event<
  'ApplicationTerminated',
  ServedFact &
    GraceEnded &
    EndedBeforeSilence & {
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

/** 办结: endings of a case, and the steps after a grant. */
export type DecisionEvent =
  | DecisionMade
  | CertificateIssued
  | ResultDelivered
  | ApplicationWithdrawn
  | ApplicationReturned
  | ApplicationTerminated;
