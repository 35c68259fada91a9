import type { Channel, HandlingForm, ItemClass } from '@sealtrail/catalog/events';
import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { WarningRule } from '@sealtrail/policy/events';
import type { Counting, Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { LimitBasis, ProofWeight, SatisfiedBy, ServedParty, ServingMode, TimeoutOutcome } from './case-enums';

/**
 * What every fact of a case carries, so that no projection has to look anything up: the case, the item, the department
 * and official the fact belongs to, and when it happened (business time, with the local date).
 */
export type CaseFact = {
  readonly applicationId: string;
  readonly item: string;
  readonly itemVersion: number;
  /** Region of the item's department. */
  readonly region: string;
  /** The department whose act it is; for the applicant's acts, the item's department. */
  readonly department: string;
  /** The official who acted; `null` for acts of the applicant and of the law. */
  readonly officer: string | null;
  readonly occurredAt: Instant;
  readonly occurredOn: LocalDate;
};

/** One limit of a case, by its clock and its basis. */
export type LimitName = { readonly clock: string; readonly basis: LimitBasis };

/** 文书: an external document, with number, date and seal (行政许可法 art. 32). */
export type OfficialDocument = { readonly number: string; readonly date: LocalDate; readonly seal: string };

/** 撤回申请书 or the like: a paper of the applicant's own. */
export type ApplicantPaper = { readonly kind: WrittenText; readonly number: string; readonly date: LocalDate };

/** Whose key told something: the kind of caller and the department, nobody in person. */
export type Teller = { readonly role: string; readonly department: string | null };

/** 申请人门户: the applicant speaks over it. One that is bound to a department is that department's, and the charged unit's may be one. */
export const isApplicantsPortal = ({ role, department }: Teller): boolean =>
  role === 'applicantPortal' && department === null;

/** From when something counts for limits, whatever day it is told to have been. */
export type CountedFrom = { readonly at: Instant; readonly on: LocalDate };

/** 送达回证: how, when and on whom something was served, and who says so. */
export type ProofOfService = {
  readonly mode: ServingMode;
  readonly servedAt: Instant;
  /** The instant of the act itself, where a system log or an electronic receipt shows it; `null`: the service alone. */
  readonly actAt: Instant | null;
  readonly reference: string;
  readonly servedOn: ServedParty;
  /** `null`: of a fact from before it was kept. */
  readonly toldBy: Teller | null;
  /** `null`: as it is told, and of facts from before proofs were weighed. */
  readonly weight: ProofWeight | null;
};

export type Served = { readonly proofOfService: ProofOfService | null };

/** A fact that may be reported late, with its proof: see `effective-time.ts`. */
export type ServedFact = CaseFact & Served;

/** From when it counts: what its proof shows, else its recording; `null`: a fact from before this was kept. */
export type CreditedFact = ServedFact & { readonly creditedAt: Instant | null };

/** An end that may be told late: limits off which a card fell between when it is said to have happened and from when it counts (`days-of-grace.ts`). */
export type GraceEnded = { readonly graceEnded?: readonly LimitName[] };

/** 救济途径: where and until when the applicant can have the act reviewed (行政许可法 art. 38, 行政复议法, 行政诉讼法). */
export type Remedies = {
  readonly reconsideration: { readonly organ: string; readonly days: number };
  readonly litigation: { readonly court: string; readonly months: number };
};

/** A material as it was handed in. */
export type Material = {
  readonly code: string;
  readonly satisfiedBy: SatisfiedBy;
  /** SHA-256 of the file, where there is one. */
  readonly file: string | null;
  /** Certificate identifier, earlier case or data source it was taken from. */
  readonly reference: string | null;
};

/** Who holds a clock. */
export type Holder = { readonly department: string; readonly official: string | null };

/** What is missing (补正): the code of the item's material list, and why. */
export type MissingMaterial = { readonly code: string; readonly reason: WrittenText };

/** One limit before and after; `null`: there is none, or it stands still. */
export type LimitMove = {
  /** Id of the clock, see `ledger.ts`. */
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly from: Limit | null;
  readonly to: Limit | null;
};

/** A limit that stays later than the calendar of now makes it. */
export type UnappliedLimit = {
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly limit: Limit;
  readonly computed: Limit;
};

/** A promise that the policy itself makes, with the version that makes it. */
export type PolicyPromise = {
  readonly limit: Limit;
  readonly policy: { readonly id: string; readonly version: string };
};

/** When a card falls off a limit: so many working days after it (宽限), or `before` its end. */
export type CardRule = {
  readonly basis: LimitBasis;
  /** `null`: after it. */
  readonly before: WarningRule | null;
  readonly graceDays: number;
};

/** 发牌规则: how the cards of a clock fall, yellow before red, by the policy that it started under; none where that does not supervise it. */
export type CardRules = { readonly countRules: Counting; readonly cards: readonly CardRule[] };

/** Where reports counted an earlier fact of the case, so that a later one can put it right without looking up. */
export type Counted = { readonly on: LocalDate; readonly holder: Holder };

/** A closing that reports counted, with how its case came in; facts told before that was kept do not say it. */
export type CountedClosing = Counted & { readonly channel?: Channel };

/** A first check that an act ended in time, or silence on its last day. */
export type EndedCheck = Counted & { readonly kept: boolean };

/** An acceptance by silence as it was counted, with the first check that was not made. */
export type CountedSilence = Counted & { readonly check?: EndedCheck };

/** One limit of a case that ended before the case did, as reports count it: in the month of its last local day. */
export type Passing = {
  readonly basis: LimitBasis;
  readonly limit: Limit;
  /** Who handled the case when it ended. */
  readonly holder: Holder;
};

/** How a closed case stands to its limits. */
export type ClosingMarks = Pick<Closing, 'usedDays' | 'promised' | 'statutory' | 'withinPromise' | 'withinStatute'>;

/** A closing that a timer recorded because no corrected set had come, and where reports count it. */
export type TimedOut = {
  readonly outcome: TimeoutOutcome;
  readonly on: LocalDate;
  readonly closing: Closing;
};

/** How a case stood when it was closed (办结), for reports. */
export type Closing = {
  /** Who handled the case when it was closed. */
  readonly holder: Holder;
  readonly class: ItemClass;
  readonly channel: Channel;
  readonly handlingForm: HandlingForm;
  readonly receivedOn: LocalDate;
  readonly acceptedOn: LocalDate | null;
  /** From when being in time is judged: the report, or with a proof of service what that proves; see `effective-time.ts`. */
  readonly creditedAt: Instant;
  /** Counted days of the case clock without its pauses; `null` where the case was never accepted. */
  readonly usedDays: number | null;
  readonly promised: Term | null;
  readonly statutory: Term | null;
  readonly withinPromise: boolean | null;
  readonly withinStatute: boolean | null;
  /** Limits that had passed, where any had: the case is open and overdue no more. */
  readonly passed?: readonly Passing[];
  readonly visits: number;
  readonly corrections: number;
};
