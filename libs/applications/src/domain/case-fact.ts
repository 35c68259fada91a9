import type { Channel, HandlingForm, ItemClass } from '@sealtrail/catalog/events';
import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { WarningRule } from '@sealtrail/policy/events';
import type { Counting, DayUnit, Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { LimitBasis, ProofWeight, SatisfiedBy, ServedParty, ServingMode, TimeoutOutcome } from './case-enums';

/**
 * Common data of all case events, so that projections need no lookup: the case, the item, the department and official of the event, and when it
 * happened (business time, with the local date).
 */
export type CaseFact = {
  readonly applicationId: string;
  readonly item: string;
  readonly itemVersion: number;
  /** Region of the item's department. */
  readonly region: string;
  /** The acting department; for the applicant's acts, the item's department. */
  readonly department: string;
  /** The acting official; `null` for acts of the applicant and for effects of the law. */
  readonly officer: string | null;
  readonly occurredAt: Instant;
  readonly occurredOn: LocalDate;
};

/** One limit of a case, by its clock and its basis. */
export type LimitName = { readonly clock: string; readonly basis: LimitBasis };

/** 文书: an external document, with number, date and seal (行政许可法 art. 32). */
export type OfficialDocument = { readonly number: string; readonly date: LocalDate; readonly seal: string };

/** 撤回申请书 or similar: a paper of the applicant. */
export type ApplicantPaper = { readonly kind: WrittenText; readonly number: string; readonly date: LocalDate };

/** The reporting caller: its role and department, never a person. */
export type Teller = { readonly role: string; readonly department: string | null };

/** 申请人门户: the channel of the applicant. A portal bound to a department belongs to that department, which may be the supervised unit. */
export const isApplicantsPortal = ({ role, department }: Teller): boolean =>
  role === 'applicantPortal' && department === null;

/** The instant from which something counts for limits, independent of its reported date. */
export type CountedFrom = { readonly at: Instant; readonly on: LocalDate };

/** 送达回证: how, when and on whom something was served, and who reports it. */
export type ProofOfService = {
  readonly mode: ServingMode;
  readonly servedAt: Instant;
  /** The instant of the act itself, if a system log or an electronic receipt shows it; `null`: only the service is shown. */
  readonly actAt: Instant | null;
  readonly reference: string;
  readonly servedOn: ServedParty;
  /** `null`: an older event without it. */
  readonly toldBy: Teller | null;
  /** `null`: in a command, and in events stored before proofs were weighed. */
  readonly weight: ProofWeight | null;
};

export type Served = { readonly proofOfService: ProofOfService | null };

/** An event that may be reported late, with its proof: see `effective-time.ts`. */
export type ServedFact = CaseFact & Served;

/** The instant from which it counts: what its proof shows, otherwise its recording; `null`: an older event without it. */
export type CreditedFact = ServedFact & { readonly creditedAt: Instant | null };

/**
 * For an end that may be reported late: limits with a card due between its reported time and the instant from which it counts (`days-of-grace.ts`).
 */
export type GraceEnded = { readonly graceEnded?: readonly LimitName[] };

/** 救济途径: where and until when the applicant can have the act reviewed (行政许可法 art. 38, 行政复议法, 行政诉讼法). */
export type Remedies = {
  readonly reconsideration: { readonly organ: string; readonly days: number };
  readonly litigation: { readonly court: string; readonly months: number };
};

/** A material as submitted. */
export type Material = {
  readonly code: string;
  readonly satisfiedBy: SatisfiedBy;
  /** SHA-256 of the file, if there is one. */
  readonly file: string | null;
  /** Certificate identifier, earlier case or data source it was taken from. */
  readonly reference: string | null;
};

/** The holder of a clock. */
export type Holder = { readonly department: string; readonly official: string | null };

/** A missing material (补正): its code in the item's list, and the reason. */
export type MissingMaterial = { readonly code: string; readonly reason: WrittenText };

/** One limit before and after; `null`: none, or paused. */
export type LimitMove = {
  /** Id of the clock, see `ledger.ts`. */
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly from: Limit | null;
  readonly to: Limit | null;
};

/** A limit that stays later than the current calendar makes it. */
export type UnappliedLimit = {
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly limit: Limit;
  readonly computed: Limit;
};

/** A promise of the policy itself, with the version. */
export type PolicyPromise = {
  readonly limit: Limit;
  readonly policy: { readonly id: string; readonly version: string };
};

/** When the card for a limit is due: this many working days after it (宽限), or `before` its end. */
export type CardRule = {
  readonly basis: LimitBasis;
  /** `null`: after it. */
  readonly before: WarningRule | null;
  readonly graceDays: number;
};

/** 发牌规则: the rules for the cards of a clock, yellow before red, by the policy that it started under; empty if that does not supervise it. */
export type CardRules = { readonly countRules: Counting; readonly cards: readonly CardRule[] };

/** Where reports counted an earlier event of the case, so that a later one can correct it without a lookup. */
export type Counted = { readonly on: LocalDate; readonly holder: Holder };

/** A closing counted by reports, with the channel of its case; absent in older events. */
export type CountedClosing = Counted & { readonly channel?: Channel };

/** A first check that an act ended in time, or that ended by deemed acceptance on its last day. */
export type EndedCheck = Counted & { readonly kept: boolean };

/** A deemed acceptance as it was counted, with the first check that was missed. */
export type CountedSilence = Counted & { readonly check?: EndedCheck };

/** A limit of a case that ended before the case did, as reports count it: in the month of its last local day. */
export type Passing = {
  readonly basis: LimitBasis;
  readonly limit: Limit;
  /** Handler of the case when the limit ended. */
  readonly holder: Holder;
};

/** Counted days by owner. */
export type TimeSplitPart =
  | { readonly kind: 'holder'; readonly department: string; readonly official: string | null; readonly days: number }
  /** The applicant's time: a correction within its deadline, or deferred materials. */
  | { readonly kind: 'applicant'; readonly days: number }
  | { readonly kind: 'pause'; readonly suspension: number; readonly procedure: string; readonly days: number };

/** The counted days of a period (from, to], in parts that add up to the total. */
export type TimeSplit = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: DayUnit;
  readonly days: number;
  readonly parts: readonly TimeSplitPart[];
};

/** The time of a closed case by owner, from its receipt to its end. */
export type ClosingTime = {
  readonly split: TimeSplit;
  /** Its results against its limits if every branch had kept its own limit; equal to the actual ones without branches. */
  readonly ifBranchesKept: Pick<Closing, 'withinPromise' | 'withinStatute'>;
};

/** Results of a closed case against its limits, and its time by owner. */
export type ClosingMarks = Pick<
  Closing,
  'usedDays' | 'promised' | 'statutory' | 'withinPromise' | 'withinStatute' | 'time'
>;

/** A closing recorded by a timer because no corrected set arrived, and where reports count it. */
export type TimedOut = {
  readonly outcome: TimeoutOutcome;
  readonly on: LocalDate;
  readonly closing: Closing;
};

/** State of a case at its closing (办结), for reports. */
export type Closing = {
  /** Handler of the case when it was closed. */
  readonly holder: Holder;
  readonly class: ItemClass;
  readonly channel: Channel;
  readonly handlingForm: HandlingForm;
  readonly receivedOn: LocalDate;
  readonly acceptedOn: LocalDate | null;
  /** Instant by which timeliness is judged: the report, or the time that a proof of service shows; see `effective-time.ts`. */
  readonly creditedAt: Instant;
  /** Counted days of the case clock without its pauses; `null` if the case was never accepted. */
  readonly usedDays: number | null;
  readonly promised: Term | null;
  readonly statutory: Term | null;
  readonly withinPromise: boolean | null;
  readonly withinStatute: boolean | null;
  /** Limits that had passed, if any: the case is no longer open and overdue. */
  readonly passed?: readonly Passing[];
  readonly visits: number;
  readonly corrections: number;
  /** `null`: an event from before it was stored. */
  readonly time: ClosingTime | null;
};
