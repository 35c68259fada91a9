import type { Instant, OfType } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { ApplicationEvent } from './application-events';
import type { ClockKind } from './case-enums';
import type { CardRules, CaseFact, CountedFrom, Holder, LimitName, PolicyPromise } from './case-fact';
import { type CaseClock, initialTenure, type Ledger, lastClock, type Suspension } from './ledger';
import type { ApplicationExtended } from './review-events';

/** Changes of the ledger by the events of a case; most change nothing. */
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
  /** The policy's own promise, in place of one of the item. */
  readonly byPolicy?: PolicyPromise | null;
  readonly countedFrom?: LocalDate;
  readonly holder: Holder | null;
};

const termOf = (limit: Limit | null | undefined): Term | null =>
  limit === null || limit === undefined ? null : { days: limit.days, unit: limit.unit };

/** A clock that starts with an event; the terms default to those of its limits. */
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
    beforeExtension: null,
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

/** Start of a clock that counts from an instant other than that of its event. */
export const clockStartAt = ({ at, on }: CountedFrom): ClockStart['fact'] => ({ occurredAt: at, occurredOn: on });

/** Replaces the clock with the same id. */
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

/** Changes the clock with an id, if it exists. Searches from the end: a case may have hundreds of clocks, and the latest ones change. */
export function changeClock(ledger: Ledger, id: string, to: (clock: CaseClock) => CaseClock): Ledger {
  const index = ledger.clocks.findLastIndex((clock) => clock.id === id);
  const clock = ledger.clocks[index];
  return clock === undefined ? ledger : { ...ledger, clocks: ledger.clocks.with(index, to(clock)) };
}

type ClockEnd = { readonly endedAt: Instant | null; readonly endedOccurredAt: Instant; readonly endedBy: string };

/** Ends the clocks that still run. A first check that ended in deemed acceptance is left unchanged. */
export const endClocks = (ledger: Ledger, wanted: (clock: CaseClock) => boolean, ended: ClockEnd): Ledger =>
  changeClocks(
    ledger,
    (clock) => clock.endedBy === null && wanted(clock),
    (clock) => ({ ...clock, ...ended }),
  );

/** Ends the clock with an id, if it still runs. */
export const endClock = (ledger: Ledger, id: string, ended: ClockEnd): Ledger =>
  changeClock(ledger, id, (clock) => (clock.endedBy === null ? { ...clock, ...ended } : clock));

export const isFirstCheck = ({ kind }: CaseClock): boolean => kind === 'firstCheck';

/** An act in time was proved after the deemed acceptance: the first check ended with that act after all. */
export function endFirstCheckByProof(ledger: Ledger, ended: ClockEnd): Ledger {
  const check = lastClock(ledger, 'firstCheck');
  return check === undefined ? ledger : changeClock(ledger, check.id, (clock) => ({ ...clock, ...ended }));
}

/** The review never ran: its clocks are removed, and a procedure that was still open pauses nothing of a later review. */
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

/** A closing is undone: the clocks it had ended run again. */
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

const asBefore = ({ promised, statutory }: CaseClock, until: Instant) => ({ until, promised, statutory });

/** 延长: the case gets the days for the limits that the extension moves, and branches for their own limits. */
export function extendClocks(
  ledger: Ledger,
  { extension, moves, branches }: ClockExtension,
  grantedAt: Instant,
): Ledger {
  const extended = changeClocks(
    ledger,
    ({ id }) => id === 'case' && moves !== 'none',
    (clock) => ({
      ...clock,
      beforeExtension: asBefore(clock, grantedAt),
      statutoryExtension: extension,
      promisedExtension: moves === 'both' ? extension : null,
    }),
  );
  const lengthened = changeClocks(
    extended,
    ({ id }) => branches.some((branch) => id === `branch:${branch}`),
    (clock) => ({ ...clock, beforeExtension: asBefore(clock, grantedAt), promisedExtension: extension }),
  );
  return withNewTime(lengthened, { moves, branches });
}

/** Days granted later belong to the current holder of the clock: no previous holder is charged with their end. */
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

/** The case ends without a decision: every running clock ends with it. */
export function closeLedger(ledger: Ledger, type: string, fact: CaseFact, credited: Instant): Ledger {
  const ended = endClocks(ledger, () => true, { endedAt: credited, endedOccurredAt: fact.occurredAt, endedBy: type });
  return { ...ended, closedAt: credited };
}
