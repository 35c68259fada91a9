import type { Instant } from '@sealtrail/event-sourcing';
import { runsPast } from './clock-limits';
import type { RuleContext } from './rules/rule';
import { RULES } from './rules/rules';
import { type EvaluationContext, supervisedCaseOf } from './supervised-case';
import type { Card } from './supervision-state';

/**
 * Whether only the calendar moved a resolved warning: by the present calendar it has the same instant with what was
 * recorded when it was resolved as with everything recorded since. Its duty was met in time, which no later calendar undoes.
 */
export function isMovedByCalendarAlone(context: EvaluationContext, { fact, resolvedAt }: Card): boolean {
  if (resolvedAt === null) return false;
  const told = context.events.filter(
    (event) =>
      event.metadata.recordedAt <= resolvedAt || (event.type === 'LimitsMoved' && event.data.cause === 'calendar'),
  );
  const then = { ...context, ...supervisedCaseOf(told, context.policies) };
  const { clock } = warningIn(context, fact) ?? {};
  return (
    clock !== undefined &&
    runsPast(context.ledger, clock, fact.breachedAt) &&
    instantIn(context, fact) === instantIn(then, fact)
  );
}

const warningIn = (context: RuleContext, { rule, clock }: Card['fact']) =>
  RULES[rule].triggers(context).findLast((trigger) => trigger.level === 'warning' && trigger.clock.id === clock);

const instantIn = (context: RuleContext, fact: Card['fact']): Instant | undefined => warningIn(context, fact)?.at;
