import type { Instant } from '@sealtrail/event-sourcing';
import { latestPolicy } from '@sealtrail/policy/events';
import { runsPast } from './clock-limits';
import type { Sight } from './falling';
import { RULES } from './rules/rules';
import type { Card } from './supervision-state';
import { watchedCaseOf } from './watched-case';

/**
 * Whether a resolved warning is what it was but for the calendar: by the days of now it has the same instant with what had been told
 * when it was resolved as with all that has been told, and its clock still outlasted its own. What it warned of was done in
 * time: no later calendar makes that undone.
 */
export function isMovedByCalendarAlone(sight: Sight, { fact, resolvedAt }: Card): boolean {
  if (resolvedAt === null) return false;
  const told = sight.watched.events.filter(
    (event) =>
      event.metadata.recordedAt <= resolvedAt || (event.type === 'LimitsMoved' && event.data.cause === 'calendar'),
  );
  const then = { ...sight, watched: watchedCaseOf(told, latestPolicy(sight.policies)) };
  const { clock } = warningIn(sight, fact) ?? {};
  return (
    clock !== undefined &&
    runsPast(sight.watched.ledger, clock, fact.breachedAt) &&
    instantIn(sight, fact) === instantIn(then, fact)
  );
}

const warningIn = (sight: Sight, { rule, clock }: Card['fact']) =>
  RULES[rule].fallings(sight).findLast((falling) => falling.level === 'warning' && falling.clock.id === clock);

const instantIn = (sight: Sight, fact: Card['fact']): Instant | undefined => warningIn(sight, fact)?.at;
