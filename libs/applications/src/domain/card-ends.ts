import type { Instant } from '@sealtrail/event-sourcing';
import type { WarningRule } from '@sealtrail/policy/events';
import {
  type Calendar,
  type Counting,
  dateOf,
  dateUntil,
  dayOf,
  endOfDay,
  type Limit,
  type LocalDate,
  limitOf,
  type Term,
  type TimedCount,
  type TimedPause,
  timedCount,
  timedGrace,
  timedLimit,
} from '@sealtrail/working-days';
import type { CaseClock, Ledger } from './ledger';
import { pausesOf, stoppingProcedures } from './limits';

/** A clock of a case, and the count rules of its policy for cards. */
export type CardClock = {
  readonly ledger: Ledger;
  readonly clock: CaseClock;
  readonly calendar: Calendar;
  readonly countRules: Counting;
};

/** A limit with the terms from which it is computed. */
export type CountedLimit = { readonly terms: readonly Term[]; readonly limit: Limit | null };

/** The count mode of the law, which most policies use. */
export const isLegalCount = ({ countMode, offHours }: Counting): boolean =>
  countMode === 'nextDay' && offHours === 'legalInstant';

/** Input for counting the instants of a clock's cards from its terms. */
export const timedCountOf = (
  { ledger, clock: { startedAt, startedOn, ...clock }, calendar, countRules }: CardClock,
  terms: readonly Term[],
): TimedCount =>
  timedCount(countRules, { startedAt, startedOn, terms, pauses: timedPausesOf(ledger, clock), calendar });

/**
 * Pauses with their instants. A pause that counts from a later day than it began (without notice or proof) begins at the end of that day, and
 * one that ends for others on another day than its own ends at the end of that day.
 */
function timedPausesOf(ledger: Ledger, clock: Pick<CaseClock, 'id' | 'kind'>): readonly TimedPause[] {
  const { zone } = ledger;
  const pauses = stoppingProcedures(ledger, clock).map(({ suspension, pause }): TimedPause => {
    const { startedAt, noticedAt, endedAt } = suspension;
    const began = noticedAt !== null && noticedAt > startedAt ? noticedAt : startedAt;
    const fromAt = dateOf(began, zone) === pause.from ? began : endOfDay(pause.from, zone);
    const ended = endedAt !== null && dateUntil(endedAt, zone) === pause.to ? endedAt : null;
    const toAt = pause.to === null ? null : (ended ?? endOfDay(pause.to, zone));
    return { ...pause, fromAt, toAt };
  });
  return pauses.filter(({ fromAt, toAt }) => toAt === null || fromAt < toAt);
}

/** The end of the days of grace after a limit, counted by law; without any, the limit itself. */
function withGrace({ ledger, clock, calendar }: CardClock, limit: Limit | null, graceDays: number): Limit | null {
  if (limit === null || graceDays === 0) return limit;
  const terms = [{ days: graceDays, unit: 'workingDay' }] as const;
  return limitOf({ startedOn: limit.date, terms, pauses: pausesOf(ledger, clock), calendar });
}

/**
 * The instant at which the card for a limit is due, days of grace included. The limit itself is unchanged; a recorded limit later than its terms
 * end (a calendar change took days away) is the start of the days of grace. `null`: paused; by a count mode other than the law's, a pause that
 * begins after the card is due does not defer it.
 */
export function cardEnd(card: CardClock, { terms, limit }: CountedLimit, graceDays: number): Limit | null {
  const { clock, calendar, countRules } = card;
  if (isLegalCount(countRules)) return withGrace(card, limit, graceDays);
  const count = timedCountOf(card, terms);
  const { pauses } = count;
  const legal = limitOf({ startedOn: clock.startedOn, terms, pauses, calendar });
  const binds = limit !== null && legal !== null && limit.at > legal.at;
  const end = binds ? limit : timedLimit(count);
  if (end === null) return null;
  const falls = graceDays === 0 ? end : timedGrace(end, graceDays, count);
  // Nobody is late at the instant at which the clock starts.
  return falls !== null && falls.at <= clock.startedAt ? limit : falls;
}

/** The number of the counted day at whose end a card before a limit is due; `null`: the limit is too short, or the rule has no basis. */
export function warningDay(rule: WarningRule, terms: readonly Term[]): number | null {
  const days = terms.reduce((sum, term) => sum + term.days, 0);
  const { remainingDays, usedPercent, shortBelowDays, shortRemainingDays } = rule;
  const isShort = remainingDays !== null && days < shortBelowDays;
  const byDays = remainingDays === null ? null : days - (isShort ? shortRemainingDays : remainingDays);
  const byShare = isShort || usedPercent === null ? null : Math.ceil((days * usedPercent) / 100);
  const found = [byDays, byShare].filter((day) => day !== null);
  return found.length === 0 || Math.min(...found) < 0 ? null : Math.min(...found);
}

/** The instant at which a card before a limit is due; `null`: never, because no card is due before its clock starts. */
export function cardBefore(card: CardClock, terms: readonly Term[], rule: WarningRule): Instant | null {
  const day = warningDay(rule, terms);
  const at = day === null ? null : endOfCountedDay(card, terms, day);
  return at === null || at <= card.clock.startedAt ? null : at;
}

/** The end of counted day k; day 0 ends on the day of the start. `null`: an open pause keeps the count from reaching it. */
function endOfCountedDay(card: CardClock, terms: readonly Term[], day: number): Instant | null {
  const { ledger, clock, calendar, countRules } = card;
  const counted = firstDays(terms, day);
  if (!isLegalCount(countRules)) return timedLimit(timedCountOf(card, counted))?.at ?? null;
  const pauses = pausesOf(ledger, clock);
  let date: LocalDate | null = clock.startedOn;
  for (const { days, unit } of counted) {
    if (date !== null && days > 0) date = dayOf({ startedOn: date, unit, day: days, pauses, calendar });
  }
  return date === null ? null : endOfDay(date, calendar.zone);
}

/** The terms cut to their first `days` days. */
function firstDays(terms: readonly Term[], days: number): readonly Term[] {
  let left = days;
  return terms.map((term) => {
    const taken = Math.min(left, term.days);
    left -= taken;
    return { ...term, days: taken };
  });
}
