import type { Policy } from '@sealtrail/policy/events';
import type { Day, Moment } from './days';
import type { Declared } from './days-off';

export type Consequence = 'withdrawn' | 'returned' | 'refused';

/** The consequence of a missed deadline of deferred materials (容缺). */
export type DeferralConsequence = Consequence | 'acceptanceCancelled';

/** The part of an item version that the law depends on. */
export type Item = {
  readonly code: string;
  readonly department: string;
  readonly handler: string | null;
  readonly statutory: number | null;
  readonly promised: number;
  readonly firstCheck: number;
  /** Codes of the list, all required. */
  readonly materials: readonly string[];
  readonly deferrable: readonly string[];
  readonly onCorrectionTimeout: Consequence;
  readonly onDeferralTimeout: DeferralConsequence;
  /** 委托受理: the hall may hold its first check. */
  readonly entrusted: boolean;
  /** 工作日历; `null`: that of the country. */
  readonly calendar: string | null;
  /** The days that its region declares, in the order of recording. */
  readonly declared: readonly Declared[];
  /** When the missing notice of a year is imported; `null`: the histories end before it. */
  readonly noticed: Moment | null;
  /** 监察规则: the consequences of its limits. */
  readonly policy: Policy;
  /** Empty: the item is not joint. */
  readonly stages: readonly (readonly Branch[])[];
};

export type Branch = {
  readonly id: string;
  readonly department: string;
  readonly handler: string | null;
  readonly limit: number;
};

/** When an act was reported, when it happened as reported (absent: when reported), and when a 送达回证 shows that it was served. */
export type ReportTimes = {
  readonly told: Moment;
  readonly occurredAt: Moment | null;
  readonly served: Moment | null;
  /** Reported by the hall; otherwise by the department. */
  readonly byHall?: boolean;
};

export type ActContent =
  | { readonly kind: 'file'; readonly materials: readonly string[] }
  | { readonly kind: 'notice'; readonly missing: readonly string[]; readonly deadline: number }
  | { readonly kind: 'correct'; readonly materials: readonly string[] }
  | { readonly kind: 'add'; readonly material: string }
  | { readonly kind: 'accept'; readonly deferred: readonly string[]; readonly term: number }
  | { readonly kind: 'refuseAcceptance'; readonly ground: 'notRequired' | 'falseMaterial' }
  | {
      readonly kind: 'suspend';
      readonly branch: string | null;
      readonly expected: number;
      /** When the applicant was notified in writing, with the start; `null`: not yet. */
      readonly noticeAt: Moment | null;
    }
  | { readonly kind: 'suspensionNotice'; readonly suspension: number; readonly expected: number }
  | { readonly kind: 'prolong'; readonly suspension: number; readonly expected: number }
  | { readonly kind: 'resume'; readonly suspension: number }
  | { readonly kind: 'extend'; readonly days: number }
  | { readonly kind: 'opine'; readonly branch: string; readonly agree: boolean }
  | { readonly kind: 'assign'; readonly branch: string | null; readonly official: string }
  | { readonly kind: 'decide'; readonly outcome: 'granted' | 'refused' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'withdraw' }
  /** `lapsed`: the consequence of deferred materials that did not arrive. */
  | { readonly kind: 'terminate'; readonly lapsed: boolean }
  | { readonly kind: 'handOver' };

export type Act = ReportTimes & ActContent;

/** An act with the instants from which the law counts it. */
export type Credited = Act & {
  /** The clocks it starts run from here: when it happened as reported, or as proved. */
  readonly said: Moment;
  /** Its position among the other acts. */
  readonly turn: Moment;
  /** The next stage starts here: with it, or when it was reported, if that was on a later day. */
  readonly starts: Moment;
  /** The clocks it ends are evaluated at this instant: not earlier. */
  readonly at: Moment;
  /** For an assignment: the limits that are on their last counted day. */
  readonly found?: readonly string[];
  /** A reviewer's acceptance would let it count: until then it counts as unproved. */
  readonly reviewed?: true;
  /** The pause that it starts excludes no day before this one. */
  readonly pausesNotBefore: Day;
};

export type History = { readonly index: number; readonly item: Item; readonly acts: readonly Act[] };
