import type { Consequence } from '@sealtrail/catalog/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type {
  CaseFact,
  CountedFrom,
  CountedSilence,
  CreditedFact,
  EndedCheck,
  Holder,
  Material,
  MissingMaterial,
  OfficialDocument,
  PolicyPromise,
  ProofOfService,
  ServedFact,
  TimedOut,
} from './case-fact';

/** 一次性告知: everything missing, told once (行政许可法 art. 32(4)). The first one, given in time, ends the first check. */
export type CorrectionNoticeIssued = Event<
  'CorrectionNoticeIssued',
  ServedFact & {
    /** 1 for the first notice. */
    readonly notice: number;
    readonly missing: readonly MissingMaterial[];
    readonly document: OfficialDocument;
    readonly deadline: Limit;
    /** Day 0 of the deadline: the service, where that is later than the notice. */
    readonly countsFrom: LocalDate;
    /** It leaves the applicant a working day at least; otherwise its lapse closes nothing. */
    readonly deadlineBinds: boolean;
    /** Materials that are not on the item's list: asking for them counts for nothing (行政许可法 art. 31). */
    readonly beyondList: readonly string[];
    /** Listed materials that the first notice had not named: a violation (行政许可法 art. 72(4)). */
    readonly newlyNamed: readonly string[];
    /** Given after the limit of the first check: recorded, and without effect on the acceptance by silence. */
    readonly late: boolean;
    /** It is the one that ends the first check; the applicant's answer is awaited from here. */
    readonly stopsCheck: boolean;
    /** The notice whose deadline it lengthens; `null`: none. */
    readonly lengthens: number | null;
    /** Undoes an acceptance by silence, because a notice in time was proved later. */
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance that was counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; of an older fact it is not told. */
    readonly check?: EndedCheck;
    /** It was counted when it was told: a reviewer has let its proof count since. */
    readonly countedBefore?: true;
    readonly creditedAt: Instant;
  }
>;

/** What the applicant sent, with its 收件凭证 or the carrier's proof of posting; complete, it starts a fresh first check. */
export type CorrectionReceived = Event<
  'CorrectionReceived',
  CreditedFact & {
    readonly notice: number;
    readonly materials: readonly Material[];
    readonly complete: boolean;
    readonly stillMissing: readonly string[];
    /** What the fresh first check runs from: the receipt of the set, as far as it can be credited. */
    readonly checkedFrom: CountedFrom;
    readonly firstCheck: Limit | null;
    /** The policy's own; `null` without a first check, and where it was not recorded. */
    readonly firstCheckPromise: PolicyPromise | null;
    readonly holder: Holder;
  }
>;

/** 恢复办理: a corrected set had come in time, and a timer had closed the case before that was told. */
export type ApplicationReopened = Event<
  'ApplicationReopened',
  CaseFact & {
    readonly notice: number;
    readonly proofOfService: ProofOfService;
    /** The closing that leaves the figures, as it stands in them: with the visits paid since. */
    readonly undoes: TimedOut;
  }
>;

/** 当场更正: an error put right on the spot (行政许可法 art. 32(3)). No clock moves. */
export type CorrectedOnTheSpot = Event<'CorrectedOnTheSpot', CaseFact & { readonly what: WrittenText }>;

/** The applicant did not correct in time, and the item's consequence needs a person (refusal). */
export type CorrectionLapsed = Event<
  'CorrectionLapsed',
  CaseFact & { readonly notice: number; readonly consequence: Consequence }
>;

/** 补正: what a notice asked for, and what became of it. */
export type CorrectionEvent =
  | CorrectionNoticeIssued
  | CorrectionReceived
  | ApplicationReopened
  | CorrectedOnTheSpot
  | CorrectionLapsed;
