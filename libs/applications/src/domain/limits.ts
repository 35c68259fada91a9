import type { Instant } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  countedDays,
  dateOf,
  endOfDay,
  type Limit,
  type LocalDate,
  limitOf,
  type Pause,
  type Term,
} from '@sealtrail/working-days';
import { limitBases } from './case-enums';
import type { LimitMove, LimitName, UnappliedLimit } from './case-fact';
import type { CaseClock, Ledger, Suspension } from './ledger';

/** A pause, and the procedure that makes it. */
export type SuspensionPause = { readonly suspension: Suspension; readonly pause: Pause };

/**
 * The procedures that stop a clock: one of the whole case stops every clock of the review, one of a branch the case and that branch. One that
 * ended on the day on which it began leaves out hours, and no day.
 */
export function stoppingProcedures(
  { suspensions }: Ledger,
  clock: Pick<CaseClock, 'id' | 'kind'>,
): readonly SuspensionPause[] {
  if (clock.kind !== 'case' && clock.kind !== 'branch') return [];
  return suspensions.flatMap((suspension) => {
    const { branch, pausesFrom } = suspension;
    const endedOn =
      clock.id === `branch:${branch}` ? suspension.endedOn : (suspension.forOthersOn ?? suspension.endedOn);
    const concerns = clock.kind === 'case' || branch === null || clock.id === `branch:${branch}`;
    return concerns && pausesFrom !== null ? [{ suspension, pause: { from: pausesFrom, to: endedOn } }] : [];
  });
}

/** Those that leave out days. */
export const suspensionPausesOf = (ledger: Ledger, clock: Pick<CaseClock, 'id' | 'kind'>): readonly SuspensionPause[] =>
  stoppingProcedures(ledger, clock).filter(({ pause: { from, to } }) => to === null || from < to);

/** The days that do not count for a clock. */
export const pausesOf = (ledger: Ledger, clock: Pick<CaseClock, 'id' | 'kind'>): readonly Pause[] =>
  suspensionPausesOf(ledger, clock).map(({ pause }) => pause);

/** The limit of a clock as its facts and the calendar make it now; `null`: none, or it stands still. */
export function computedLimit(
  ledger: Ledger,
  clock: CaseClock,
  basis: LimitMove['basis'],
  calendar: Calendar,
): Limit | null {
  const term = basis === 'promised' ? clock.promisedTerm : clock.statutoryTerm;
  const extension = basis === 'promised' ? clock.promisedExtension : clock.statutoryExtension;
  if (term === null) return null;
  const terms = extension === null ? [term] : [term, extension];
  return limitOf({ startedOn: clock.countedFrom, terms, pauses: pausesOf(ledger, clock), calendar });
}

const earlier = (told: LocalDate | null, could: LocalDate): LocalDate => (told !== null && told < could ? told : could);

/** Whether every procedure was told in writing when it started. */
export const areAllNoticed = ({ suspensions }: Ledger): boolean =>
  suspensions.every(({ noticedAt, startedAt }) => noticedAt !== null && noticedAt <= startedAt);

/** The same case, had every procedure been told in writing when it started: art. 45 leaves its time out either way. */
export const asIfNoticed = (ledger: Ledger): Ledger => ({
  ...ledger,
  suspensions: ledger.suspensions.map((suspension) => ({
    ...suspension,
    noticedAt: suspension.startedAt,
    pausesFrom: earlier(suspension.pausesFrom, suspension.couldPauseFrom),
  })),
});

/**
 * Where a recorded limit ends as far as is known now: what a change of the calendar has added counts before the change has been carried
 * to the case, and whether a day of it may still move says the calendar of now alone.
 */
export function currentLimit(
  ledger: Ledger,
  clock: CaseClock,
  basis: LimitMove['basis'],
  calendar: Calendar,
): Limit | null {
  const limit = clock[basis];
  const computed = limit === null ? null : computedLimit(ledger, clock, basis, calendar);
  if (limit === null || computed === null) return limit;
  return computed.at > limit.at ? computed : { ...limit, provisional: computed.provisional };
}

/** A limit that no pause touches: of a first check, a deadline, a delivery. */
export function limitWithoutPauses(startedOn: LocalDate, term: Term, calendar: Calendar): Limit {
  const limit = limitOf({ startedOn, terms: [term], pauses: [], calendar });
  if (limit === null) throw new Error('a limit without pauses cannot stand still');
  return limit;
}

const isSameLimit = (a: Limit | null, b: Limit | null): boolean => a?.at === b?.at && a?.days === b?.days;

/**
 * What a pause or an extension moves: the limits of the clocks of the review that run. None of them takes time away: a
 * limit that a calendar change could move no further than to its own day stays there.
 */
export const reviewLimitMoves = (ledger: Ledger, calendar: Calendar): readonly LimitMove[] =>
  ledger.clocks
    .filter(
      ({ kind, endedBy }) =>
        (kind === 'case' && (endedBy === null || endedBy === 'DecisionMade')) ||
        (kind === 'branch' && endedBy === null),
    )
    .flatMap((clock) =>
      limitBases.values.flatMap((basis) => {
        const to = computedLimit(ledger, clock, basis, calendar);
        const from = clock[basis];
        const earlier = from !== null && to !== null && to.at < from.at;
        return earlier || isSameLimit(from, to) ? [] : [{ clock: clock.id, basis, from, to }];
      }),
    );

/**
 * What a pause that was shorter than told takes back, also of clocks that have ended. A limit that already is another than its
 * facts made it, because a calendar change could not reach it, stays there.
 */
export const movesUndoingPause = (before: Ledger, now: Ledger, calendar: Calendar): readonly LimitMove[] =>
  now.clocks.flatMap((clock) =>
    limitBases.values.flatMap((basis) => {
      const from = clock[basis];
      const to = computedLimit(now, clock, basis, calendar);
      const asTold = isSameLimit(from, computedLimit(before, clock, basis, calendar));
      return from === null || to === null || !asTold || isSameLimit(from, to)
        ? []
        : [{ clock: clock.id, basis, from, to }];
    }),
  );

/** The time of a stage is that of its slowest branch: also of one that has ended, as long as another of the stage runs. */
const isOfRunningStage = ({ clocks }: Ledger, { kind, stage }: CaseClock): boolean =>
  kind === 'branch' && clocks.some((one) => one.kind === 'branch' && one.stage === stage && one.endedBy === null);

/** What an applicant has been told of, they may rely on: a change of the calendar makes it longer, and never shorter. */
const isApplicantsClock = ({ kind }: CaseClock): boolean => kind === 'correction' || kind === 'deferral';

/**
 * What a calendar change moves. A limit never moves to before the day of the change, one that has passed does not move
 * back, and a clock that has ended, or is the applicant's, only gains (so that a card may be revoked, and none is made).
 */
export const calendarLimitMoves = (ledger: Ledger, calendar: Calendar, changedAt: Instant): readonly LimitMove[] =>
  ledger.clocks.flatMap((clock) =>
    limitBases.values.flatMap((basis) => {
      const from = clock[basis];
      const to = computedLimit(ledger, clock, basis, calendar);
      if (from === null || to === null || isSameLimit(from, to)) return [];
      const runs = clock.endedBy === null || isOfRunningStage(ledger, clock);
      const onlyGains = !runs || isApplicantsClock(clock);
      const moved = to.at > from.at ? to : onlyGains ? from : notBeforeChange(to, from, changedAt);
      return isSameLimit(from, moved) ? [] : [{ clock: clock.id, basis, from, to: moved }];
    }),
  );

/**
 * Limits that stay later than the calendar of now makes them, and would be broken by it: of a clock that still ran, or
 * ended, after that. They are told of once for each end that would come out.
 */
export const unappliedByCalendar = (ledger: Ledger, calendar: Calendar): readonly UnappliedLimit[] =>
  ledger.clocks.flatMap((clock) =>
    limitBases.values.flatMap((basis) => {
      const limit = clock[basis];
      const computed = computedLimit(ledger, clock, basis, calendar);
      if (limit === null || computed === null || computed.at >= limit.at) return [];
      const broken = clock.endedAt === null || clock.endedAt > computed.at;
      return broken ? [{ clock: clock.id, basis, limit, computed }] : [];
    }),
  );

export const unappliedKey = ({ clock, basis }: Pick<UnappliedLimit, 'clock' | 'basis'>): string => `${clock}|${basis}`;

function notBeforeChange(to: Limit, from: Limit, changedAt: Instant): Limit {
  const today = dateOf(changedAt, to.zone);
  if (to.date >= today) return to;
  return from.date <= today ? from : { ...to, date: today, at: endOfDay(today, to.zone) };
}

/**
 * The limits whose last counted day is this one, as they stand: a pause that begins on it takes none of their days away, and
 * they stand still on it.
 */
export function limitsEndingOn(ledger: Ledger, today: LocalDate, calendar: Calendar): readonly LimitName[] {
  const suspensions = ledger.suspensions.filter(({ pausesFrom, endedOn }) => pausesFrom !== today || endedOn !== null);
  const without = { ...ledger, suspensions };
  return ledger.clocks
    .filter(({ endedBy }) => endedBy === null)
    .flatMap((clock) =>
      limitBases.values.flatMap((basis) => {
        const limit = clock[basis] ?? computedLimit(without, clock, basis, calendar);
        return limit?.date === today ? [{ clock: clock.id, basis }] : [];
      }),
    );
}

/** Counted days of a clock from its start to a date, without its pauses. */
export const usedDays = (ledger: Ledger, clock: CaseClock, until: LocalDate, calendar: Calendar): number =>
  countedDays({
    from: clock.startedOn,
    to: until,
    unit: (clock.promisedTerm ?? clock.statutoryTerm)?.unit ?? 'workingDay',
    pauses: pausesOf(ledger, clock),
    calendar,
  });
