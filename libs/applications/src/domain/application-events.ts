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

/** 收件: the file came in; the first check runs from here. */
export type ApplicationSubmitted = Event<
  'ApplicationSubmitted',
  ServedFact & {
    readonly number: string;
    /** The source of the key that filed; `null`: the key had none. */
    readonly filedBy: string | null;
    /** Keyed digest of who applies for which item on which local day: a duplicate filing has the same. `null`: of an older case, or told when the salt of its day was gone. */
    readonly sameFiling: string | null;
    /** Numbers of earlier filings of the same, as far as whoever filed could see them then. */
    readonly filedBefore: readonly string[];
    /** The lapsed case in whose place it is filed; `null`: of none that was named. */
    readonly successorOf: SuccessorOf | null;
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
    readonly countsFrom: CountedFrom;
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
    readonly countsFrom: CountedFrom;
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
    /** Of a deemed one: the first check counted days of a year without notice. It stands, and is assessed again by the notice. */
    readonly provisional?: true;
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
    /** `null`: not kept in an older fact. */
    readonly cardRules: CardRules | null;
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
    /** Where the corrected set is still wrong (补正后仍不符): each material, and what is wrong with it. */
    readonly stillWrong: readonly MissingMaterial[];
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
export type FileHandedOver = Event<
  'FileHandedOver',
  CaseFact & {
    readonly document: OfficialDocument;
    /** From when it counts: when it was told, whatever date it bears; `null`: of a fact from before it was kept, its recording. */
    readonly holdsFrom: Instant | null;
    /** Who has the first check from then on; `null`: a fact from before it went along with the file. */
    readonly holder: Holder | null;
  }
>;

export type VisitRecorded = Event<
  'VisitRecorded',
  CaseFact & {
    readonly visit: number;
    readonly purpose: WrittenText | null;
    /** Paid after the case was closed (to collect the result): the closing, which had counted one visit less. */
    readonly closed?: CountedClosing;
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

/**
 * A deadline of the applicant has passed, and counted a day of a year whose notice nobody has told: what it leads to waits for the
 * notice, or for a person.
 */
export type LapseHeldBack = Event<
  'LapseHeldBack',
  CaseFact & { readonly lapse: Lapse; readonly deadline: Limit; readonly consequence: Consequence }
>;

/**
 * An act told after it could still change the case: without the proof that it would need, or of a case that has been closed since.
 * Kept whole, for a proof may follow; changes nothing.
 */
export type LateReportRecorded = Event<
  'LateReportRecorded',
  ServedFact & {
    readonly what: LateAct;
    readonly document: OfficialDocument | null;
    /** As it was told, less its proof; `null`: a fact from before it was kept. Where the shape of such a command changes, older ones are upcast like facts. */
    readonly told: OvertakenAct | null;
  }
>;

/** Every fact of a case. */
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
