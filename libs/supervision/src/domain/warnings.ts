import type { Instant, Statement } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { contextAsOf } from './as-of';
import type { WarningLapsed, WarningResolved } from './card-events';
import { endOf } from './clock-limits';
import type { CardTrigger, Respondent, Rule, RuleContext } from './rules/rule';
import type { EvaluationContext } from './supervised-case';
import { type Card, cardFactOf } from './supervision-state';

/**
 * Who could still keep the limit, by what was known when the warning fell; nobody, where what makes it due was not known
 * by then: a warning is no accusation, and comes in time or not at all.
 */
export function warningRecipients(context: EvaluationContext, rule: Rule, warning: CardTrigger): readonly Respondent[] {
  const then = contextAsOf(context, warning.at);
  const asKnownThen = rule
    .triggers(then)
    .find(({ level, clock, at }) => level === 'warning' && clock.id === warning.clock.id && at === warning.at);
  return asKnownThen === undefined ? [] : rule.respondents(then, asKnownThen);
}

/** The clock ended before its limit with a case that was withdrawn, returned or terminated: there is nothing to warn of. */
export function endedWithCase({ ledger }: RuleContext, { clock, limit }: CardTrigger): boolean {
  const { closedAt } = ledger;
  // A suspension that ended at the instant at which the case was closed had ended by itself.
  const endedByItself = clock.endedBy === 'SuspensionEnded';
  return closedAt !== null && clock.endedAt === closedAt && !endedByItself && isBy(closedAt, limit);
}

/** The clock ended in time. */
export function isMetInTime({ ledger }: RuleContext, { clock, limit }: CardTrigger): boolean {
  const end = endOf(ledger, clock);
  return end !== null && isBy(end, limit);
}

const isBy = (end: Instant, limit: CardTrigger['limit']): boolean => limit === null || end <= limit.at;

/** 预警化解 */
export const warningResolved = (
  { ledger, calendar }: RuleContext,
  card: Card,
  { clock }: CardTrigger,
  now: Instant,
): WarningResolved => ({
  type: 'WarningResolved',
  data: {
    ...cardFactOf(card.fact),
    endedAt: endOf(ledger, clock) ?? now,
    resolvedAt: now,
    resolvedOn: dateOf(now, calendar.zone),
  },
});

/** 预警失效: its instant has moved, or the case ended without an act of the agency. */
export const warningLapsed = (
  { calendar }: RuleContext,
  card: Card,
  reason: readonly Statement[],
  now: Instant,
): WarningLapsed => ({
  type: 'WarningLapsed',
  data: {
    ...cardFactOf(card.fact),
    reason,
    wasResolved: card.status === 'resolved',
    lapsedAt: now,
    lapsedOn: dateOf(now, calendar.zone),
  },
});
