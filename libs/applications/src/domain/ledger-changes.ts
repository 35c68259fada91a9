import type { Instant, OfType } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { ApplicationEvent } from './application-events';
import type { ClockKind } from './case-enums';
import type { CardRules, CaseFact, CountedFrom, Holder, LimitName, PolicyPromise } from './case-fact';
import { type CaseClock, initialTenure, type Ledger, lastClock, type Suspension } from './ledger';
import type { ApplicationExtended } from './review-events';

/** What facts of a case make of its ledger; most leave it as it is. */
export type LedgerHandlers = {
  readonly [Type in ApplicationEvent['type']]?: (
    ledger: Ledger,
    event: OfType<ApplicationEvent, Type>['data'],
    recordedAt: Instant,
  ) => Ledger;
};

type ClockStart = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly stage?: string;
  readonly fact: Pick<CaseFact, 'occurredAt' | 'occurredOn'>;
  readonly promised?: Limit | null;
  readonly promisedTerm?: Term | null;
  readonly statutory?: Limit | null;
  readonly cardRules?: CardRules | null;
  /** In place of a promise of the item's: the policy's own. */
  readonly byPolicy?: PolicyPromise | null;
  readonly countedFrom?: LocalDate;
  readonly holder: Holder | null;
};

const termOf = (limit: Limit | null | undefined): Term | null =>
  limit === null || limit === undefined ? null : { days: limit.days, unit: limit.unit };

/** A clock that starts with a fact; terms are those of its limits where they are not told apart. */
export function startedClock({
  id,
  kind,
  stage,
  fact,
  byPolicy,
  promised = byPolicy?.limit,
  promisedTerm,
  statutory,
  cardRules,
  countedFrom,
  holder,
}: ClockStart): CaseClock {
  return {
    id,
    kind,
    stage: stage ?? null,
    startedAt: fact.occurredAt,
    startedOn: fact.occurredOn,
    countedFrom: countedFrom ?? fact.occurredOn,
    promisedTerm: promisedTerm ?? termOf(promised),
    statutoryTerm: termOf(statutory),
    promisedExtension: null,
    statutoryExtension: null,
    cardRules: cardRules ?? null,
    promised: promised ?? null,
    statutory: statutory ?? null,
    endedAt: null,
    endedOccurredAt: null,
    endedBy: null,
    toldOnOwnProofAt: null,
    policy: byPolicy?.policy ?? null,
    holders: holder === null ? [] : [initialTenure(holder, fact.occurredAt)],
  };
}

/** A clock that counts from another instant than that of the fact that starts it. */
export const clockStartAt = ({ at, on }: CountedFrom): ClockStart['fact'] => ({ occurredAt: at, occurredOn: on });

/** With a clock, in place of the one of that id. */
export const withClock = (ledger: Ledger, clock: CaseClock): Ledger => ({
  ...ledger,
  clocks: [...ledger.clocks.filter(({ id }) => id !== clock.id), clock],
});

export const changeClocks = (
  ledger: Ledger,
  wanted: (clock: CaseClock) => boolean,
  to: (clock: CaseClock) => CaseClock,
): Ledger => ({
  ...ledger,
  clocks: ledger.clocks.map((clock) => (wanted(clock) ? to(clock) : clock)),
});

/** The same of the one clock with an id, where there is one; a case may hold hundreds, and the late ones change. */
export function changeClock(ledger: Ledger, id: string, to: (clock: CaseClock) => CaseClock): Ledger {
  const index = ledger.clocks.findLastIndex((clock) => clock.id === id);
  const clock = ledger.clocks[index];
  return clock === undefined ? ledger : { ...ledger, clocks: ledger.clocks.with(index, to(clock)) };
}

type ClockEnd = { readonly endedAt: Instant | null; readonly endedOccurredAt: Instant; readonly endedBy: string };

/** Ends the clocks that still run. A first check that silence ended stays as it is. */
export const endClocks = (ledger: Ledger, wanted: (clock: CaseClock) => boolean, ended: ClockEnd): Ledger =>
  changeClocks(
    ledger,
    (clock) => clock.endedBy === null && wanted(clock),
    (clock) => ({ ...clock, ...ended }),
  );

/** Ends the one clock with an id, where it still runs. */
export const endClock = (ledger: Ledger, id: string, ended: ClockEnd): Ledger =>
  changeClock(ledger, id, (clock) => (clock.endedBy === null ? { ...clock, ...ended } : clock));

export const isFirstCheck = ({ kind }: CaseClock): boolean => kind === 'firstCheck';

/** An act in time was proved after silence had accepted the case: the first check ended with it after all. */
export function endFirstCheckByProof(ledger: Ledger, ended: ClockEnd): Ledger {
  const check = lastClock(ledger, 'firstCheck');
  return check === undefined ? ledger : changeClock(ledger, check.id, (clock) => ({ ...clock, ...ended }));
}

/** The review never ran: its clocks go, and a procedure that was still open stops nothing of the review to come. */
export function withoutAcceptance(ledger: Ledger, ended: ClockEnd): Ledger {
  const { clocks } = endClocks(ledger, ({ kind }) => kind === 'suspension', ended);
  return {
    ...ledger,
    clocks: clocks.filter(({ kind }) => kind !== 'case' && kind !== 'branch' && kind !== 'deferral'),
    suspensions: ledger.suspensions.map((suspension) =>
      suspension.endedAt === null
        ? { ...suspension, endedAt: suspension.startedAt, endedOn: suspension.startedOn }
        : suspension,
    ),
  };
}

/** A closing is undone: what it had ended runs on. */
export const reopenLedger = (ledger: Ledger): Ledger => ({
  ...changeClocks(
    ledger,
    ({ endedBy }) => endedBy === 'ApplicationWithdrawn' || endedBy === 'ApplicationReturned',
    (clock) => ({ ...clock, endedAt: null, endedOccurredAt: null, endedBy: null }),
  ),
  closedAt: null,
});

export function changeSuspension(ledger: Ledger, number: number, to: (suspension: Suspension) => Suspension): Ledger {
  const index = ledger.suspensions.findLastIndex((suspension) => suspension.number === number);
  const suspension = ledger.suspensions[index];
  return suspension === undefined ? ledger : { ...ledger, suspensions: ledger.suspensions.with(index, to(suspension)) };
}

type ClockExtension = Pick<ApplicationExtended['data'], 'extension' | 'moves' | 'branches'>;

/** 延长: the case gets the days as far as the extension moves it, and branches for their own limits. */
export function extendClocks(ledger: Ledger, { extension, moves, branches }: ClockExtension): Ledger {
  const extended = changeClocks(
    ledger,
    ({ id }) => id === 'case' && moves !== 'none',
    (clock) => ({
      ...clock,
      statutoryExtension: extension,
      promisedExtension: moves === 'both' ? extension : null,
    }),
  );
  const lengthened = changeClocks(
    extended,
    ({ id }) => branches.some((branch) => id === `branch:${branch}`),
    (clock) => ({ ...clock, promisedExtension: extension }),
  );
  return withNewTime(lengthened, { moves, branches });
}

/** Days that are granted later are those of whoever holds the clock then: nobody before is left with their end. */
function withNewTime(ledger: Ledger, { moves, branches }: Pick<ClockExtension, 'moves' | 'branches'>): Ledger {
  const isGranted = ({ clock, basis }: LimitName): boolean =>
    clock === 'case' ? moves === 'both' || moves === basis : branches.some((branch) => clock === `branch:${branch}`);
  return changeClocks(
    ledger,
    () => true,
    (clock) => ({
      ...clock,
      holders: clock.holders.map((one) => ({ ...one, keeps: one.keeps.filter((limit) => !isGranted(limit)) })),
    }),
  );
}

/** The case ends without a decision: every clock that runs ends with it. */
export function closeLedger(ledger: Ledger, type: string, fact: CaseFact, credited: Instant): Ledger {
  const ended = endClocks(ledger, () => true, { endedAt: credited, endedOccurredAt: fact.occurredAt, endedBy: type });
  return { ...ended, closedAt: credited };
}
