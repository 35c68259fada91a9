import type { Instant, Statement } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { WarningLapsed, WarningResolved } from './card-events';
import { endOf } from './clock-limits';
import type { Falling, Respondent, Rule, Sight } from './falling';
import { sightAt } from './known-by';
import { type Card, factOf } from './supervision-state';

/**
 * Who is warned: whoever could still keep the limit as it was known when the warning fell. Nobody is warned of an instant
 * that lay before what makes it due was known: a warning is no accusation, and comes in time or not at all.
 */
export function warned(sight: Sight, rule: Rule, warning: Falling): readonly Respondent[] {
  const then = sightAt(sight, warning.at);
  const foreseen = rule
    .fallings(then)
    .find(({ level, clock, at }) => level === 'warning' && clock.id === warning.clock.id && at === warning.at);
  return foreseen === undefined ? [] : rule.respondents(then, foreseen);
}

/** The clock ended with a case that was withdrawn, returned or terminated, before its limit had: there is nothing to warn of. */
export function endedWithTheCase({ watched: { ledger } }: Sight, { clock, limit }: Falling): boolean {
  const { closedAt } = ledger;
  // A procedure that ended at the instant at which the case was closed had ended by itself.
  const endedByItself = clock.endedBy === 'SuspensionEnded';
  return closedAt !== null && clock.endedAt === closedAt && !endedByItself && isBy(closedAt, limit);
}

/** The clock ended in time: the warning has been heeded. */
export function isHeeded({ watched: { ledger } }: Sight, { clock, limit }: Falling): boolean {
  const end = endOf(ledger, clock);
  return end !== null && isBy(end, limit);
}

const isBy = (end: Instant, limit: Falling['limit']): boolean => limit === null || end <= limit.at;

/** What it warned of was done in time. */
export const warningResolved = (
  { watched, calendar }: Sight,
  card: Card,
  { clock }: Falling,
  now: Instant,
): WarningResolved => ({
  type: 'WarningResolved',
  data: {
    ...factOf(card.fact),
    endedAt: endOf(watched.ledger, clock) ?? now,
    resolvedAt: now,
    resolvedOn: dateOf(now, calendar.zone),
  },
});

/** Its instant has moved away, or the case has ended without an act of the agency. */
export const warningLapsed = (
  { calendar }: Sight,
  card: Card,
  reason: readonly Statement[],
  now: Instant,
): WarningLapsed => ({
  type: 'WarningLapsed',
  data: {
    ...factOf(card.fact),
    reason,
    wasResolved: card.status === 'resolved',
    lapsedAt: now,
    lapsedOn: dateOf(now, calendar.zone),
  },
});
