import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate, Term } from '@sealtrail/working-days';
import type { ExtensionReach } from './case-enums';
import type { CaseFact, Counted, ProofOfService } from './case-fact';
import type { EndedBeforeSilence } from './decision-events';
import type { ProvableAct } from './proof-commands';
import type { LateAct, ReviewCause, ReviewWord } from './proof-enums';

/** How reports counted a delivery. */
export type DeliveryMark = Counted & { readonly withinLimit: boolean | null };

/**
 * 待复核: the respondent unit proves an act itself, too late to be conclusive (自证), or a set would reopen a case for which the applicant has filed
 * a successor. The report is stored completely: a reviewer outside the unit may accept it.
 */
export type ProofPutToReview = Event<
  'ProofPutToReview',
  CaseFact & {
    /** 1 for the first of the case. */
    readonly review: number;
    readonly because: ReviewCause;
    readonly act: LateAct;
    readonly proof: ProofOfService;
    /** The command without its proof. Stored: when the shape of such a command changes, older ones are upcast like events. */
    readonly told: ProvableAct;
    /** The clocks that it ended when reported; none if a deemed acceptance had overtaken it. */
    readonly ends: readonly string[];
    /** For a notice or a procedure: its number in the case; for a prolongation: in its procedure. */
    readonly number: number | null;
    readonly delivered: DeliveryMark | null;
    /** Revision of the event of the act, in the stream of the case; `null`: an older event without it, it is the act reported just before. */
    readonly of: number | null;
  }
>;

/** 补交送达回证: a proof of an earlier act, and the effect of the act now that it counts. */
export type ProofAdded = Event<
  'ProofAdded',
  CaseFact & {
    /** Revision of the proved event, in the stream of the case. */
    readonly revision: number;
    readonly act: LateAct;
    readonly proofOfService: ProofOfService;
    /** When the act happened, as reported. */
    readonly actAt: Instant;
    /** `null`: its effect is in the events that follow. */
    readonly credit: ProofCredit | null;
  }
>;

/** The effect of an act now that its proof counts. */
export type ProofCredit = {
  readonly creditedAt: Instant;
  /** The clocks that it had ended, which it now has ended at that time. */
  readonly ends: readonly string[];
  /** It closed the case without a decision, at that time. */
  readonly closes: boolean;
  /** The start of the days excluded by a procedure; `null`: none. */
  readonly pause: {
    readonly suspension: number;
    readonly noticedAt: Instant | null;
    readonly pausesFrom: LocalDate | null;
    readonly couldPauseFrom: LocalDate | null;
  } | null;
  readonly prolongs: {
    readonly suspension: number;
    /** Its number; `null`: an older credit without it, identified by its time. */
    readonly prolongation: number | null;
    readonly toldAt: Instant;
  } | null;
  readonly extension: {
    readonly extension: Term;
    readonly moves: ExtensionReach;
    readonly branches: readonly string[];
  } | null;
  readonly opinion: {
    readonly branch: string;
    readonly usedUntil: Instant;
    readonly usedDays: number;
    readonly withinLimit: boolean;
  } | null;
  readonly delivery: { readonly before: DeliveryMark; readonly withinLimit: boolean | null } | null;
  /** It ended the case before the deemed acceptance; absent: it did not. */
  readonly silence?: EndedBeforeSilence;
};

/** 复核自证: the decision of a reviewer outside the unit, once. Its effects are in the events after it. */
export type ProofReviewed = Event<
  'ProofReviewed',
  CaseFact & {
    readonly review: number;
    readonly act: LateAct;
    /** Revision of the event of the act; `null`: an older decision without it. */
    readonly of: number | null;
    readonly word: ReviewWord;
    readonly reason: WrittenText;
    /** The official that the reviewer's key is bound to, otherwise the key. */
    readonly reviewedBy: string;
    /** `null`: the key has no department. */
    readonly reviewerDepartment: string | null;
    /** When the act happened, as reported. */
    readonly actAt: Instant;
    /** `null`: it was dropped, or its effect is in the events that follow. */
    readonly credit: ProofCredit | null;
  }
>;

export type ProofReviewEvent = ProofPutToReview | ProofAdded | ProofReviewed;
