import type { Channel, Consequence, ItemTerms } from '@sealtrail/catalog/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { ApprovalEvent } from './approval-events';
import type { Lapse, NonAcceptanceGround } from './case-enums';
import type {
  CardRules,
  CaseFact,
  Closing,
  CountedClosing,
  CountedFrom,
  CountedSilence,
  CreditedFact,
  EndedCheck,
  Holder,
  Material,
  MissingMaterial,
  OfficialDocument,
  PolicyPromise,
  Remedies,
  ServedFact,
} from './case-fact';
import type { CorrectionEvent } from './correction-events';
import type { DecisionEvent } from './decision-events';
import type { LimitPassingEvent } from './limit-passing-events';
import type { OvertakenAct } from './proof-commands';
import type { LateAct } from './proof-enums';
import type { ProofReviewEvent } from './proof-review-events';
import type { ReviewEvent } from './review-events';
import type { SuccessorAnnounced, SuccessorFiled, SuccessorOf } from './successor-events';
import type { SuspensionEvent } from './suspension-events';

/** 收件: the application was received; the first check runs from here. */
export type ApplicationSubmitted = Event<
  'ApplicationSubmitted',
  ServedFact & {
    readonly number: string;
    /** The source of the key that filed; `null`: the key had none. */
    readonly filedBy: string | null;
    /**
     * Keyed digest of applicant, item and local day: a duplicate filing has the same. `null`: of an older case, or reported after the salt of its day
     * was deleted.
     */
    readonly sameFiling: string | null;
    /** Numbers of earlier duplicate filings that the filing caller could see at the time. */
    readonly filedBefore: readonly string[];
    /** The lapsed case that this one replaces; `null`: none was named. */
    readonly successorOf: SuccessorOf | null;
    readonly source: string | null;
    readonly externalNo: string | null;
    readonly scenario: string | null;
    readonly channel: Channel;
    /** Receiving department (收件单位), which may differ from the deciding one. */
    readonly receivedBy: string;
    /** Id of the applicant in the vault, and the salted commitment to the filed data. */
    readonly applicant: { readonly subjectId: string; readonly commitment: string };
    readonly agent: { readonly subjectId: string; readonly commitment: string } | null;
    readonly materials: readonly Material[];
    /** The item's terms, frozen for this case. */
    readonly terms: ItemTerms;
    /** Start of its limits: `occurredAt`, or later where another party reported it late. */
    readonly countsFrom: CountedFrom;
    readonly firstCheck: Limit;
    /** 收件审查承诺: the policy's own; `null`: not recorded at the time. */
    readonly firstCheckPromise: PolicyPromise | null;
    readonly holder: Holder;
  }
>;

/** 收件确认: a confirmation by the department, or an electronic receipt, makes a receipt count from its actual time. */
export type ReceiptConfirmed = Event<
  'ReceiptConfirmed',
  ServedFact & {
    readonly countsFrom: CountedFrom;
    readonly firstCheck: Limit;
    readonly firstCheckPromise: PolicyPromise | null;
  }
>;

export type MaterialAdded = Event<'MaterialAdded', CreditedFact & { readonly material: Material }>;

/** 受理: the promised and the statutory limit both run from here. */
export type ApplicationAccepted = Event<
  'ApplicationAccepted',
  ServedFact & {
    /** Deemed acceptance (行政许可法 art. 32(4)): `occurredAt` is then the day of receipt. */
    readonly deemed: boolean;
    /** For a deemed acceptance: the first check counted days of a year without notice. It stands, and is reassessed when the notice is recorded. */
    readonly provisional?: true;
    /** Replaces a deemed acceptance, because an acceptance in time was proved later. */
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; absent in older events. */
    readonly check?: EndedCheck;
    readonly document: OfficialDocument | null;
    readonly receivedOn: LocalDate;
    readonly promised: Limit;
    readonly statutory: Limit | null;
    /** `null`: an older event without it. */
    readonly cardRules: CardRules | null;
    readonly holder: Holder;
    /** 容缺受理: the materials that may follow, until when, and the consequence if they do not. */
    readonly deferral: {
      readonly materials: readonly string[];
      readonly deadline: Limit;
      readonly consequence: Consequence;
    } | null;
    /** 告知承诺: codes of materials replaced by a commitment. */
    readonly commitments: readonly string[];
    /** Instant by which the first check is judged; meaningless for a deemed acceptance. */
    readonly creditedAt: Instant;
  }
>;

/** 不予受理, with its ground (行政许可法 arts. 32, 78). Closes the case. */
export type ApplicationNotAccepted = Event<
  'ApplicationNotAccepted',
  ServedFact & {
    readonly ground: NonAcceptanceGround;
    readonly reason: WrittenText;
    /** Given where the agency is not competent (art. 32(2)). */
    readonly rightDepartment: string | null;
    /** For a corrected set that is still defective (补正后仍不符): each material and its defect. */
    readonly stillWrong: readonly MissingMaterial[];
    readonly remedies: Remedies;
    readonly document: OfficialDocument;
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; absent in older events. */
    readonly check?: EndedCheck;
    readonly closing: Closing;
  }
>;

/** 移交: the file moved from the entrusted window that received it to the item's department. Takes effect from its recording. */
export type FileHandedOver = Event<
  'FileHandedOver',
  CaseFact & {
    readonly document: OfficialDocument;
    /** Takes effect from here: the report, whatever its date; `null`: an older event without it, effective from its recording. */
    readonly holdsFrom: Instant | null;
    /** Holder of the first check from then on; `null`: an older event, when the check did not move with the file. */
    readonly holder: Holder | null;
  }
>;

export type VisitRecorded = Event<
  'VisitRecorded',
  CaseFact & {
    readonly visit: number;
    readonly purpose: WrittenText | null;
    /** For a visit paid after the closing (to collect the result): the closing, which had counted one visit less. */
    readonly closed?: CountedClosing;
  }
>;

/** The deferred materials were not submitted in time; a person must draw the consequence. */
export type DeferralLapsed = Event<
  'DeferralLapsed',
  CaseFact & {
    readonly materials: readonly string[];
    readonly consequence: Consequence;
  }
>;

/**
 * A deadline of the applicant has passed, but counted a day of a year without notice: its consequence waits for the notice, or for a
 * person.
 */
export type LapseHeldBack = Event<
  'LapseHeldBack',
  CaseFact & { readonly lapse: Lapse; readonly deadline: Limit; readonly consequence: Consequence }
>;

/**
 * An act reported too late to change the case: without the required proof, or after the case was closed. Stored completely, because a proof
 * may follow; changes nothing.
 */
export type LateReportRecorded = Event<
  'LateReportRecorded',
  ServedFact & {
    readonly what: LateAct;
    readonly document: OfficialDocument | null;
    /**
     * The command without its proof; `null`: an older event without it. When the shape of such a command changes, stored ones are upcast like events.
     */
    readonly told: OvertakenAct | null;
  }
>;

/** All events of a case. */
export type ApplicationEvent =
  | ApplicationSubmitted
  | ReceiptConfirmed
  | MaterialAdded
  | VisitRecorded
  | CorrectionEvent
  | ApplicationAccepted
  | ApplicationNotAccepted
  | FileHandedOver
  | LapseHeldBack
  | DeferralLapsed
  | ReviewEvent
  | SuspensionEvent
  | LimitPassingEvent
  | DecisionEvent
  | ApprovalEvent
  | LateReportRecorded
  | SuccessorAnnounced
  | SuccessorFiled
  | ProofReviewEvent;
