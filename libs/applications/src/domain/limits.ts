import type { Instant } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  countedDays,
  type DayUnit,
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

/** A pause, and the procedure that causes it. */
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

/** The limit of a clock computed from its events and the calendar; `null`: none, or paused. */
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

/** Whether every procedure was notified in writing at its start. */
export const areAllNoticed = ({ suspensions }: Ledger): boolean =>
  suspensions.every(({ noticedAt, startedAt }) => noticedAt !== null && noticedAt <= startedAt);

/** The ledger as if every procedure had been notified in writing at its start: art. 45 excludes its time either way. */
export const asIfNoticed = (ledger: Ledger): Ledger => ({
  ...ledger,
  suspensions: ledger.suspensions.map((suspension) => ({
    ...suspension,
    noticedAt: suspension.startedAt,
    pausesFrom: earlier(suspension.pausesFrom, suspension.couldPauseFrom),
  })),
});

/**
 * The end of a recorded limit by current knowledge: days added by a calendar change count even before the case is recalculated, and only the
 * current calendar says whether the end is provisional.
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

/** A limit that is never paused: of a first check, a deadline, a delivery. */
export function limitWithoutPauses(startedOn: LocalDate, term: Term, calendar: Calendar): Limit {
  const limit = limitOf({ startedOn, terms: [term], pauses: [], calendar });
  if (limit === null) throw new Error('a limit without pauses cannot stand still');
  return limit;
}

const isSameLimit = (a: Limit | null, b: Limit | null): boolean => a?.at === b?.at && a?.days === b?.days;

/**
 * Moves by a pause or an extension: the running limits of the review. They never shorten a limit: one that a calendar change could move only to
 * the day of the change stays there.
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
 * Moves that give back the days of a pause that was shorter than reported, also for ended clocks. A limit that already differs from the computed
 * one, because a calendar change was not applied to it, stays.
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

/** The time of a stage is that of its slowest branch, so an ended branch still counts while another of the stage runs. */
const isOfRunningStage = ({ clocks }: Ledger, { kind, stage }: CaseClock): boolean =>
  kind === 'branch' && clocks.some((one) => one.kind === 'branch' && one.stage === stage && one.endedBy === null);

/** Applicants may rely on the deadline they were notified of: a calendar change can extend it, but never shorten it. */
const isApplicantsClock = ({ kind }: CaseClock): boolean => kind === 'correction' || kind === 'deferral';

/**
 * Moves by a calendar change. A limit never moves before the day of the change, a passed limit does not move back, and the limit of an ended clock,
 * or of the applicant, can only be extended (so that a card may be revoked, but none is issued).
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
 * Limits that stay later than the current calendar makes them, and would otherwise have been missed: the clock still ran, or ended, after that.
 * Recorded once for each computed end.
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
 * The limits whose last counted day is this one, as they are now: a pause that begins on that day takes none of their days away, and they are
 * paused on it.
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

/** A promise of the policy's own measures no days: the law's limit does. */
export const dayUnitOf = ({ policy, promisedTerm, statutoryTerm }: CaseClock): DayUnit =>
  (policy === null ? (promisedTerm ?? statutoryTerm) : statutoryTerm)?.unit ?? 'workingDay';

/** Counted days of a clock from its start to a date, without its pauses. */
export const usedDays = (ledger: Ledger, clock: CaseClock, until: LocalDate, calendar: Calendar): number =>
  countedDays({
    from: clock.startedOn,
    to: until,
    unit: (clock.promisedTerm ?? clock.statutoryTerm)?.unit ?? 'workingDay',
    pauses: pausesOf(ledger, clock),
    calendar,
  });
