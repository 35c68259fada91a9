import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { ClockKind, LimitBasis } from './case-enums';
import type { CardRules, Holder, LimitName, PolicyPromise } from './case-fact';

/** A holder of a clock, and the start of the tenure. */
export type Tenure = Holder & {
  /** When it was reported, whatever the date of the assignment. */
  readonly from: Instant;
  readonly datedFrom: Instant;
  /**
   * Charged with limits that end after this instant. An assignment charges from the end of its day: a limit on its last counted day stays with
   * the previous holder.
   */
  readonly chargedFrom: Instant;
  /** Limits on their last counted day at the assignment: they stay with the previous holder, even if a pause moves their end. */
  readonly keeps: readonly LimitName[];
};

/** A procedure that pauses clocks, as far as written notice was given. */
export type Suspension = {
  readonly number: number;
  readonly procedure: string;
  readonly legalBasis: WrittenText;
  readonly branch: string | null;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  /** `null`: no notice yet, so nothing is paused. */
  readonly noticedAt: Instant | null;
  readonly pausesFrom: LocalDate | null;
  /** The start of its pause had notice been given: without proof it excludes no working day before its recording. */
  readonly couldPauseFrom: LocalDate;
  readonly endedAt: Instant | null;
  readonly endedOn: LocalDate | null;
  /** The end for the limits of other departments, if it differs: nobody is charged with days that they could not know to count. */
  readonly forOthersOn: LocalDate | null;
  readonly startRecordedAt: Instant;
  readonly noticeRecordedAt: Instant | null;
  readonly prolongations: readonly Prolongation[];
};

/** A prolongation of a procedure. */
export type Prolongation = {
  /** 1 for the first of the procedure. */
  readonly number: number;
  readonly givenAt: Instant;
  /** Counts from here, by its recording or its proof. */
  readonly countsFrom: Instant;
  /** The announced end before it. */
  readonly before: Limit | null;
};

/** 补正告知 as given, whatever its effect on the clocks (行政许可法 art. 32(4)). */
export type Notice = {
  readonly number: number;
  readonly givenAt: Instant;
  readonly givenOn: LocalDate;
  readonly department: string;
  readonly official: string | null;
  /** Named materials that are on the item's list, and those that are not. */
  readonly listed: readonly string[];
  readonly beyondList: readonly string[];
};

/**
 * One clock of a case. Ids: `firstCheck:<n>`, `case`, `branch:<branchId>`, `suspension:<n>`, `delivery`, `correction:<n>`, `deferral`. For a
 * first check and a delivery the promised limit comes from the policy; correction and deferral have only a `statutory` limit, a branch and a
 * suspension only a `promised` one.
 */
export type CaseClock = {
  readonly id: string;
  readonly kind: ClockKind;
  /** For a branch: its stage. */
  readonly stage: string | null;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  /** Day 0 of its limits: the day it started; for a correction the day of the service (or of the extended deadline) if later. */
  readonly countedFrom: LocalDate;
  /** Terms as set; an extension is counted from the end of the base term. */
  readonly promisedTerm: Term | null;
  readonly statutoryTerm: Term | null;
  readonly promisedExtension: Term | null;
  readonly statutoryExtension: Term | null;
  /** The limits moved by an extension, as they were until it took effect; `null`: no extension. */
  readonly beforeExtension: {
    readonly until: Instant;
    readonly promised: Limit | null;
    readonly statutory: Limit | null;
  } | null;
  /** For the case and its branches; `null`: not stored. */
  readonly cardRules: CardRules | null;
  /** The recorded limits; `null`: no such limit, or it is paused. */
  readonly promised: Limit | null;
  readonly statutory: Limit | null;
  /**
   * The instant by which timeliness is judged: when its end was recorded, or, with a proof of service, when that proves it to have happened.
   * `null`: it runs, or ended in deemed acceptance (the check was missed).
   */
  readonly endedAt: Instant | null;
  /** When its end happened, as reported. */
  readonly endedOccurredAt: Instant | null;
  /** The type of the event that ended it, or `silence` for a missed first check. */
  readonly endedBy: string | null;
  /** When its end was reported, if only a proof of the unit itself shows an earlier one. */
  readonly toldOnOwnProofAt: Instant | null;
  /** The policy version that makes the promise; `null`: the item does, or there is none. */
  readonly policy: PolicyPromise['policy'] | null;
  readonly holders: readonly Tenure[];
};

/** A promise of the policy itself: it ends nothing and starts no wait. */
export const isPolicyPromise = ({ clock, basis }: { readonly clock: string; readonly basis: LimitBasis }): boolean =>
  basis === 'promised' && (clock === 'delivery' || clock.startsWith('firstCheck:'));

/** All clocks of a case, from its events alone. */
export type Ledger = {
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly department: string;
  readonly calendar: string;
  readonly zone: string;
  readonly joint: boolean;
  readonly clocks: readonly CaseClock[];
  readonly suspensions: readonly Suspension[];
  /** In the order of reporting. */
  readonly notices: readonly Notice[];
  /** When the case was deemed accepted, as recorded; `null`: it was not. */
  readonly silentAt: Instant | null;
  /** When the hand-over of the file to the item's department was recorded. */
  readonly handedOverAt: Instant | null;
  /** The holder of its first checks since then. */
  readonly handedOverTo: Holder | null;
  /** Closed early without a decision (withdrawn, terminated, returned): no card for later instants. */
  readonly closedAt: Instant | null;
};

/** The ledger before the first event. */
export const emptyLedger: Ledger = {
  applicationId: '',
  number: '',
  item: '',
  region: '',
  department: '',
  calendar: '',
  zone: '',
  joint: false,
  clocks: [],
  suspensions: [],
  notices: [],
  silentAt: null,
  handedOverAt: null,
  handedOverTo: null,
  closedAt: null,
};

/** The first holder of a clock. */
export const initialTenure = (holder: Holder, from: Instant): Tenure => ({
  ...holder,
  from,
  datedFrom: from,
  chargedFrom: from,
  keeps: [],
});

/**
 * The holder charged with a limit that ends at an instant: the last who took the clock over before, and not on the last counted day of the
 * limit as it was then (`null`: no limit).
 */
export function chargedAt({ holders }: CaseClock, at: Instant, limit: LimitName | null): Holder | null {
  const holder =
    holders.findLast(({ chargedFrom, keeps }) => chargedFrom < at && (limit === null || !names(keeps, limit))) ??
    holders[0];
  return holder === undefined ? null : { department: holder.department, official: holder.official };
}

const names = (limits: readonly LimitName[], { clock, basis }: LimitName): boolean =>
  limits.some((one) => one.clock === clock && one.basis === basis);

/** The clock with this id. */
export const findClock = (ledger: Ledger, id: string): CaseClock | undefined =>
  ledger.clocks.find((clock) => clock.id === id);

/** The first notice that names listed materials: it must list everything that is missing. */
export const firstNotice = ({ notices }: Ledger): Notice | undefined =>
  notices
    .filter(({ listed }) => listed.length > 0)
    .reduce<Notice | undefined>(
      (first, one) => (first === undefined || one.givenAt < first.givenAt ? one : first),
      undefined,
    );

/** The applicant's running deadline (补正); `undefined`: nothing is awaited from the applicant. */
export const awaitedCorrection = (ledger: Ledger): CaseClock | undefined =>
  ledger.clocks.findLast(({ kind, endedBy }) => kind === 'correction' && endedBy === null);

/** The number of the notice that a correction clock belongs to. */
export const noticeOf = ({ id }: Pick<CaseClock, 'id'>): number => Number(id.slice(id.indexOf(':') + 1));

/** The latest clock of a kind. */
export const lastClock = (ledger: Ledger, kind: ClockKind): CaseClock | undefined =>
  ledger.clocks.findLast((clock) => clock.kind === kind);
