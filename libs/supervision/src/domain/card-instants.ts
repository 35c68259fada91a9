import { type CaseClock, type Ledger, pausesOf, suspensionPausesOf } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import {
  type Counting,
  dateOf,
  dateUntil,
  endOfDay,
  type Limit,
  limitOf,
  startOf,
  type Term,
  type TimedCount,
  type TimedPause,
  timedGrace,
  timedLimit,
} from '@sealtrail/working-days';
import type { CardCounting } from './card-computation';
import { withGrace } from './clock-limits';
import { policyOf, type RuleContext } from './rules/rule';

/** Clocks whose cards fall by the mode of the policy. */
const TIMED: readonly CaseClock['kind'][] = ['case', 'branch', 'suspension'];

/**
 * How the instants of a clock's cards are counted. At the end of a first check silence accepts the case, and a delivery is due
 * by law (行政许可法 arts. 32(4), 44): those are counted from the next day whatever the mode, and by `offHours` later at most.
 */
export function countingOf(context: RuleContext, clock: CaseClock): Counting {
  const { clock: counting } = policyOf(context, clock);
  return TIMED.includes(clock.kind) ? counting : { ...counting, countMode: 'nextDay' };
}

/** The law counts so, and most policies do. */
export const isLegalCount = ({ countMode, offHours }: Counting): boolean =>
  countMode === 'nextDay' && offHours === 'legalInstant';

/** What the cards of a clock count off its terms. */
export const timedCountOf = (context: RuleContext, clock: CaseClock, terms: readonly Term[]): TimedCount => ({
  startedAt: clock.startedAt,
  startedOn: clock.startedOn,
  terms,
  pauses: timedPausesOf(context.ledger, clock),
  calendar: context.calendar,
  counting: countingOf(context, clock),
});

/**
 * Pauses with their instants. One that counts from a later day than it began on (for want of a notice, or of a proof) begins
 * with the end of that day, and one that ends for others on another day than its own ends with it.
 */
function timedPausesOf(ledger: Ledger, clock: CaseClock): readonly TimedPause[] {
  const { zone } = ledger;
  return suspensionPausesOf(ledger, clock).map(({ suspension, pause }) => {
    const { startedAt, noticedAt, endedAt } = suspension;
    const began = noticedAt !== null && noticedAt > startedAt ? noticedAt : startedAt;
    const fromAt = dateOf(began, zone) === pause.from ? began : endOfDay(pause.from, zone);
    const ended = endedAt !== null && dateUntil(endedAt, zone) === pause.to ? endedAt : null;
    const toAt = pause.to === null ? null : (ended ?? endOfDay(pause.to, zone));
    return { ...pause, fromAt, toAt };
  });
}

/**
 * When the card off a limit falls, days of grace included. The limit itself stays what it is; one that binds although its terms
 * end before it (a change of the calendar took days away) is where the count goes on. `null`: it stands still.
 */
export function cardEnd(
  context: RuleContext,
  clock: CaseClock,
  { terms, limit }: { readonly terms: readonly Term[]; readonly limit: Limit | null },
  graceDays: number,
): Limit | null {
  const { calendar, ledger } = context;
  if (limit === null || isLegalCount(countingOf(context, clock))) {
    return withGrace(limit, graceDays, pausesOf(ledger, clock), calendar);
  }
  const count = timedCountOf(context, clock, terms);
  const { pauses } = count;
  const legal = limitOf({ startedOn: clock.startedOn, terms, pauses, calendar });
  const end = legal !== null && limit.at > legal.at ? limit : timedLimit(count);
  if (end === null) return null;
  const falls = graceDays === 0 ? end : timedGrace(end, graceDays, count);
  // Nobody is late at the instant at which he begins.
  return falls !== null && falls.at <= clock.startedAt ? limit : falls;
}

/** What of the count a card keeps; `null`: it is the law's. */
export function cardCounting(context: RuleContext, clock: CaseClock): CardCounting | null {
  if (isLegalCount(countingOf(context, clock))) return null;
  const { counting, ...count } = timedCountOf(context, clock, []);
  const pauses = count.pauses.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }));
  return { ...counting, startsAt: startOf({ ...count, counting }).at, pauses };
}

/** The instant at which counted day k has ended; `null`: a pause without end keeps the count from getting there. */
export function endOfTimedDay(
  context: RuleContext,
  clock: CaseClock,
  terms: readonly Term[],
  day: number,
): Instant | null {
  return timedLimit(timedCountOf(context, clock, firstDays(terms, day)))?.at ?? null;
}

/** So many days of the terms. */
function firstDays(terms: readonly Term[], days: number): readonly Term[] {
  let left = days;
  return terms.map((term) => {
    const taken = Math.min(left, term.days);
    left -= taken;
    return { ...term, days: taken };
  });
}
