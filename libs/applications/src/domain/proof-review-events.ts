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
 * 待复核: the charged unit itself proves an act, later than its proof shows anything by itself (自证), or a set would open a case again
 * in whose place the applicant has filed another. What was told is kept whole: a reviewer outside the unit may let it count.
 */
export type ProofPutToReview = Event<
  'ProofPutToReview',
  CaseFact & {
    /** 1 for the first of the case. */
    readonly review: number;
    readonly because: ReviewCause;
    readonly act: LateAct;
    readonly proof: ProofOfService;
    /** As it was told, less its proof. Stored: where the shape of such a command changes, older ones are upcast like facts. */
    readonly told: ProvableAct;
    /** The clocks that it ended when it was told; none where silence had overtaken it. */
    readonly ends: readonly string[];
    /** Of a notice or a procedure: its number in the case; of a prolongation: in its procedure. */
    readonly number: number | null;
    readonly delivered: DeliveryMark | null;
    /** Revision of the fact that tells the act, in the stream of the case; `null`: one from before it was kept, it is the act told last before. */
    readonly of: number | null;
  }
>;

/** 补交送达回证: a proof of an act that was told before, and what the act does now that it counts. */
export type ProofAdded = Event<
  'ProofAdded',
  CaseFact & {
    /** Of the fact that it proves, in the stream of the case. */
    readonly revision: number;
    readonly act: LateAct;
    readonly proofOfService: ProofOfService;
    /** When the act is said to have happened. */
    readonly actAt: Instant;
    /** `null`: it counts by the facts that follow. */
    readonly credit: ProofCredit | null;
  }
>;

/** What the act does, now that it counts. */
export type ProofCredit = {
  readonly creditedAt: Instant;
  /** The clocks that it had ended, and has ended by then. */
  readonly ends: readonly string[];
  /** It closed the case without a decision, by then. */
  readonly closes: boolean;
  /** From when a procedure keeps days from counting; `null`: it does not. */
  readonly pause: {
    readonly suspension: number;
    readonly noticedAt: Instant | null;
    readonly pausesFrom: LocalDate | null;
    readonly couldPauseFrom: LocalDate | null;
  } | null;
  readonly prolongs: {
    readonly suspension: number;
    /** Its number; `null`: of a credit from before it was kept, it is known by when it was given. */
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
  /** It gave the case up before the silence that had accepted it; left out: it did not. */
  readonly silence?: EndedBeforeSilence;
};

/** 复核自证: a reviewer's decision outside the unit, once. What follows from it stands in the facts after it. */
export type ProofReviewed = Event<
  'ProofReviewed',
  CaseFact & {
    readonly review: number;
    readonly act: LateAct;
    /** Revision of the fact that tells the act; `null`: of a word from before it was kept. */
    readonly of: number | null;
    readonly word: ReviewWord;
    readonly reason: WrittenText;
    /** The official that the reviewer's key is bound to, else the key. */
    readonly reviewedBy: string;
    /** `null`: the key is of no department. */
    readonly reviewerDepartment: string | null;
    /** When the act is said to have happened. */
    readonly actAt: Instant;
    /** `null`: it was dropped, or counts by the facts that follow. */
    readonly credit: ProofCredit | null;
  }
>;

export type ProofReviewEvent = ProofPutToReview | ProofAdded | ProofReviewed;
