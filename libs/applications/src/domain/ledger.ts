import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { ClockKind, LimitBasis } from './case-enums';
import type { CardRules, Holder, LimitName, PolicyPromise } from './case-fact';

/** Who held a clock, from when on. */
export type Tenure = Holder & {
  /** When it was told, whatever date an assignment bears. */
  readonly from: Instant;
  readonly datedFrom: Instant;
  /**
   * Charged with what falls after this instant. An assignment charges from the end of its day on: a limit that it finds
   * on its last counted day stays with who held it before.
   */
  readonly chargedFrom: Instant;
  /** Limits that it found on their last counted day: they stay with who held them before, also where a pause moves their end. */
  readonly keeps: readonly LimitName[];
};

/** A procedure that stops clocks, as far as it was told in writing. */
export type Suspension = {
  readonly number: number;
  readonly procedure: string;
  readonly legalBasis: WrittenText;
  readonly branch: string | null;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  /** `null`: no notice yet, so nothing pauses. */
  readonly noticedAt: Instant | null;
  readonly pausesFrom: LocalDate | null;
  /** From when it would pause, had it been noticed: told without proof it excludes no working day before its recording. */
  readonly couldPauseFrom: LocalDate;
  readonly endedAt: Instant | null;
  readonly endedOn: LocalDate | null;
  /** For the limits of other departments, where it is another day: nobody is late by days that he could not know to count. */
  readonly forOthersOn: LocalDate | null;
  readonly startRecordedAt: Instant;
  readonly noticeRecordedAt: Instant | null;
  readonly prolongations: readonly Prolongation[];
};

/** More time for a procedure, as it was given. */
export type Prolongation = {
  /** 1 for the first of the procedure. */
  readonly number: number;
  readonly givenAt: Instant;
  /** From when it counts, by its recording or what a proof shows. */
  readonly countsFrom: Instant;
  /** Until when the procedure was announced before. */
  readonly before: Limit | null;
};

/** 补正告知, as it was given: an act of its own, whatever it did to the clocks (行政许可法 art. 32(4)). */
export type Notice = {
  readonly number: number;
  readonly givenAt: Instant;
  readonly givenOn: LocalDate;
  readonly department: string;
  readonly official: string | null;
  /** What it named of the item's list, and what is not on it. */
  readonly listed: readonly string[];
  readonly beyondList: readonly string[];
};

/**
 * One clock of a case. Ids: `firstCheck:<n>`, `case`, `branch:<branchId>`, `suspension:<n>`, `delivery`,
 * `correction:<n>`, `deferral`. A first check and a delivery are promised by the policy; correction and deferral have a `statutory` limit only, a
 * branch and a suspension a `promised` one only.
 */
export type CaseClock = {
  readonly id: string;
  readonly kind: ClockKind;
  /** Of a branch: the stage that it belongs to. */
  readonly stage: string | null;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  /** Day 0 of its limits: the day it started, of a correction the day of the service (or of the longer time) if later. */
  readonly countedFrom: LocalDate;
  /** Terms as they were set; an extension is counted on from the end of the base term. */
  readonly promisedTerm: Term | null;
  readonly statutoryTerm: Term | null;
  readonly promisedExtension: Term | null;
  readonly statutoryExtension: Term | null;
  /** Of the case and its branches; `null`: it was not kept. */
  readonly cardRules: CardRules | null;
  /** The recorded limits; `null`: no such limit, or it stands still in a pause that has not ended. */
  readonly promised: Limit | null;
  readonly statutory: Limit | null;
  /**
   * The instant from which being in time is judged: when its end was recorded, or, with a proof of service, when that
   * proves it to have happened. `null`: it runs, or silence ended it (then the check was never made).
   */
  readonly endedAt: Instant | null;
  /** When its end is said to have happened. */
  readonly endedOccurredAt: Instant | null;
  /** The type of the event that ended it, or `silence` for a first check that was never made. */
  readonly endedBy: string | null;
  /** When its end was told, where only a proof of the unit itself shows an earlier one. */
  readonly toldOnOwnProofAt: Instant | null;
  /** The version of the policy that promises; `null`: the item does, or nobody. */
  readonly policy: PolicyPromise['policy'] | null;
  readonly holders: readonly Tenure[];
};

/** A promise of the policy's own: it ends nothing, and nobody waits for it. */
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
  /** In the order in which they were told. */
  readonly notices: readonly Notice[];
  /** When silence accepted the case, as recorded; `null`: it did not. */
  readonly silentAt: Instant | null;
  /** When the file's way from an entrusted window to the item's department was recorded. */
  readonly handedOverAt: Instant | null;
  /** Who has had its first checks since. */
  readonly handedOverTo: Holder | null;
  /** Closed without a decision before its time (withdrawn, terminated, returned): no card for later instants. */
  readonly closedAt: Instant | null;
};

/** The ledger before the first fact. */
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

/** Whoever has a clock as it starts. */
export const initialTenure = (holder: Holder, from: Instant): Tenure => ({
  ...holder,
  from,
  datedFrom: from,
  chargedFrom: from,
  keeps: [],
});

/**
 * Who is charged with what falls at an instant: the last to take the clock over by then, and not on the last day, neither of
 * the instant nor of the limit as it stood then (`null`: there is no limit).
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

/** The notice that told everything, or should have: the first to name anything of the item's list. */
export const firstNotice = ({ notices }: Ledger): Notice | undefined =>
  notices
    .filter(({ listed }) => listed.length > 0)
    .reduce<Notice | undefined>(
      (first, one) => (first === undefined || one.givenAt < first.givenAt ? one : first),
      undefined,
    );

/** The applicant's time that runs (补正); `undefined`: nothing of the applicant is awaited. */
export const awaitedCorrection = (ledger: Ledger): CaseClock | undefined =>
  ledger.clocks.findLast(({ kind, endedBy }) => kind === 'correction' && endedBy === null);

/** The notice that a correction clock answers. */
export const noticeOf = ({ id }: Pick<CaseClock, 'id'>): number => Number(id.slice(id.indexOf(':') + 1));

/** The latest clock of a kind. */
export const lastClock = (ledger: Ledger, kind: ClockKind): CaseClock | undefined =>
  ledger.clocks.findLast((clock) => clock.kind === kind);
