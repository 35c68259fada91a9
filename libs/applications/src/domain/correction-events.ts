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

/** 一次性告知: everything missing is listed at once (行政许可法 art. 32(4)). The first notice, given in time, ends the first check. */
export type CorrectionNoticeIssued = Event<
  'CorrectionNoticeIssued',
  ServedFact & {
    /** 1 for the first notice. */
    readonly notice: number;
    readonly missing: readonly MissingMaterial[];
    readonly document: OfficialDocument;
    readonly deadline: Limit;
    /** Day 0 of the deadline: the service, if later than the notice. */
    readonly countsFrom: LocalDate;
    /** It leaves the applicant at least one working day; otherwise its lapse closes nothing. */
    readonly deadlineBinds: boolean;
    /** Materials that are not on the item's list: demanding them has no effect (行政许可法 art. 31). */
    readonly beyondList: readonly string[];
    /** Listed materials that the first notice had not named: a violation (行政许可法 art. 72(4)). */
    readonly newlyNamed: readonly string[];
    /** Given after the limit of the first check: recorded, without effect on the deemed acceptance. */
    readonly late: boolean;
    /** This notice ends the first check; the applicant's answer is awaited from here. */
    readonly stopsCheck: boolean;
    /** Number of the notice whose deadline it extends; `null`: none. */
    readonly lengthens: number | null;
    /** Undoes a deemed acceptance, because a notice in time was proved later. */
    readonly replacesDeemed: boolean;
    /** With `replacesDeemed`: the acceptance counted until now. */
    readonly undoes?: CountedSilence;
    /** The first check that it ends, for reports; absent in older events. */
    readonly check?: EndedCheck;
    /** It was counted when reported: a reviewer has accepted its proof since. */
    readonly countedBefore?: true;
    readonly creditedAt: Instant;
  }
>;

/** Materials sent by the applicant, with the 收件凭证 or the carrier's proof of posting; if complete, a fresh first check starts. */
export type CorrectionReceived = Event<
  'CorrectionReceived',
  CreditedFact & {
    readonly notice: number;
    readonly materials: readonly Material[];
    readonly complete: boolean;
    readonly stillMissing: readonly string[];
    /** Start of the fresh first check: the receipt of the set, as far as it can be credited. */
    readonly checkedFrom: CountedFrom;
    readonly firstCheck: Limit | null;
    /** The policy's own; `null` without a first check, and if not recorded. */
    readonly firstCheckPromise: PolicyPromise | null;
    readonly holder: Holder;
  }
>;

/** 恢复办理: a corrected set had arrived in time, but a timer closed the case before that was reported. */
export type ApplicationReopened = Event<
  'ApplicationReopened',
  CaseFact & {
    readonly notice: number;
    readonly proofOfService: ProofOfService;
    /** The closing that is removed from the figures, as counted: with the visits paid since. */
    readonly undoes: TimedOut;
  }
>;

/** 当场更正: an error corrected on the spot (行政许可法 art. 32(3)). No clock moves. */
export type CorrectedOnTheSpot = Event<'CorrectedOnTheSpot', CaseFact & { readonly what: WrittenText }>;

/** The applicant did not correct in time, and the item's consequence needs a person (refusal). */
export type CorrectionLapsed = Event<
  'CorrectionLapsed',
  CaseFact & { readonly notice: number; readonly consequence: Consequence }
>;

/** 补正: correction notices and their outcome. */
export type CorrectionEvent =
  | CorrectionNoticeIssued
  | CorrectionReceived
  | ApplicationReopened
  | CorrectedOnTheSpot
  | CorrectionLapsed;
