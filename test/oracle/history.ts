import type { Policy } from '@sealtrail/policy/events';
import type { Day, Moment } from './days';
import type { Declared } from './days-off';

export type Consequence = 'withdrawn' | 'returned' | 'refused';

/** What a missed deadline of deferred materials leads to (容缺). */
export type DeferralConsequence = Consequence | 'acceptanceCancelled';

/** What of an item version the law looks at. */
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
  /** The days that its region declares, in the order in which they are told. */
  readonly declared: readonly Declared[];
  /** When the notice of the year that has none is told; `null`: the histories end before it. */
  readonly noticed: Moment | null;
  /** 监察规则: what the end of its limits leads to. */
  readonly policy: Policy;
  /** None: the item is not joint. */
  readonly stages: readonly (readonly Branch[])[];
};

export type Branch = {
  readonly id: string;
  readonly department: string;
  readonly handler: string | null;
  readonly limit: number;
};

/** When an act was told, when it is said to have happened (none: when told), and when a 送达回证 shows that it was served. */
export type ReportTimes = {
  readonly told: Moment;
  readonly occurredAt: Moment | null;
  readonly served: Moment | null;
  /** The hall tells it; else the department. */
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
      /** When the applicant was told in writing, with the start; `null`: not yet. */
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
  /** `lapsed`: the consequence of deferred materials that did not come. */
  | { readonly kind: 'terminate'; readonly lapsed: boolean }
  | { readonly kind: 'handOver' };

export type Act = ReportTimes & ActContent;

/** An act with the instants from which the law counts it. */
export type Credited = Act & {
  /** What it starts runs from here: when it is said, or shown, to have happened. */
  readonly said: Moment;
  /** Its place among the other acts. */
  readonly turn: Moment;
  /** The next stage starts here: with it, or when it was told, where that was on a later day. */
  readonly starts: Moment;
  /** What it ends is judged by this one: no earlier. */
  readonly at: Moment;
  /** Of an assignment: the limits that it finds on their last counted day. */
  readonly found?: readonly string[];
  /** A reviewer's word would let it count: until then it counts as if nobody had proved it. */
  readonly reviewed?: true;
  /** The pause that it starts excludes no day before this one. */
  readonly pausesNotBefore: Day;
};

export type History = { readonly index: number; readonly item: Item; readonly acts: readonly Act[] };
