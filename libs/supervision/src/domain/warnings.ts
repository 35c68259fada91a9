import type { Instant, Statement } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { contextAsOf } from './as-of';
import type { WarningLapsed, WarningResolved } from './card-events';
import { endOf, runsPast } from './clock-limits';
import { type CardTrigger, isHigher, type Respondent, type Rule, type RuleContext } from './rules/rule';
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
export function endedWithCase(context: RuleContext, warning: CardTrigger, triggers: readonly CardTrigger[]): boolean {
  const { clock } = warning;
  const { closedAt } = context.ledger;
  // A suspension that ended at the instant at which the case was closed had ended by itself.
  const endedByItself = clock.endedBy === 'SuspensionEnded';
  if (closedAt === null || clock.endedAt !== closedAt || endedByItself) return false;
  return isBy(closedAt, warning.limit) && !isBreached(context, warning, triggers);
}

/** The clock ended in time. */
export function isMetInTime(context: RuleContext, warning: CardTrigger, triggers: readonly CardTrigger[]): boolean {
  const end = endOf(context.ledger, warning.clock);
  return end !== null && isBy(end, warning.limit) && !isBreached(context, warning, triggers);
}

const isBy = (end: Instant, limit: CardTrigger['limit']): boolean => limit === null || end <= limit.at;

/** By count modes other than the law's a card falls before 24:00 of the limit's day, and the clock may end in between. */
const isBreached = (
  { ledger }: RuleContext,
  { rule, clock, level }: CardTrigger,
  triggers: readonly CardTrigger[],
): boolean =>
  triggers.some(
    (other) =>
      other.rule === rule &&
      other.clock.id === clock.id &&
      isHigher(other.level, level) &&
      other.disputes === undefined &&
      runsPast(ledger, clock, other.at),
  );

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
