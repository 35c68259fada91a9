import type { Instant } from '@sealtrail/event-sourcing';
import type { BreachesWaived } from './card-events';
import type { DecisionContext } from './decision-context';
import { cardsDue, type DueCard } from './due-cards';
import type { Evaluation } from './evaluation';
import { type CardTrigger, dutyOf } from './rules/rule';
import { type EvaluationContext, supervisedCaseOf } from './supervised-case';
import { isActive, type Supervision } from './supervision-state';

/** Whether a calendar change put the breach into the past: no card is issued for it. */
export const isSuppressed = ({ suppressedBefore }: Supervision, { trigger }: DueCard): boolean =>
  trigger.at < (suppressedBefore[dutyOf(trigger)] ?? '');

/**
 * A calendar change issues no card for an instant that lay in the past when it was recorded: suppressed is a duty that was
 * to be breached only after the change, and by the new calendar was breached before it; and a warning at any instant but
 * the expected one, for nobody could know of it then.
 */
export function suppressBreaches(
  state: Supervision,
  { context, due }: Evaluation,
  { calendarChangedAt: changedAt, calendarSeen: seen }: DecisionContext,
): readonly BreachesWaived[] {
  if (changedAt === null || seen === null) return [];
  const active = new Set(state.cards.filter(isActive).map(({ key }) => key));
  const past = [...due.values()]
    .flat()
    .filter((card) => !active.has(card.key) && !isSuppressed(state, card) && card.trigger.at < changedAt);
  if (past.length === 0) return [];
  const breachedBefore = breachedByThen({ ...context, calendar: seen.calendar }, changedAt, seen.changedAt);
  const duties = past
    .filter(({ trigger }) => isNewlyPast(state, trigger, breachedBefore))
    .map(({ trigger }) => dutyOf(trigger));
  if (duties.length === 0) return [];
  const breached = breachedByThen(context, changedAt, null);
  const keys = [...new Set(duties)].filter((duty) => breached.has(duty));
  if (keys.length === 0) return [];
  const { applicationId } = context.ledger;
  const data = { applicationId, calendarVersion: context.calendar.version, changedAt, keys };
  return [{ type: 'BreachesWaived', data }];
}

/**
 * Duties breached before a calendar change, by the events recorded until then and the limits that calendar changes had moved
 * before an instant (`null`: ever). What was reported later is a breach of its own, which no calendar suppresses.
 */
function breachedByThen(
  context: EvaluationContext,
  changedAt: Instant,
  movedBefore: Instant | null,
): ReadonlySet<string> {
  const recorded = context.events.filter((event) => {
    const isMove = event.type === 'LimitsMoved' && event.data.cause === 'calendar';
    const { recordedAt } = event.metadata;
    return isMove ? movedBefore === null || recordedAt < movedBefore : recordedAt <= changedAt;
  });
  if (recorded.length === 0) return new Set();
  const asKnownThen = { ...context, ...supervisedCaseOf(recorded, context.policies) };
  return new Set(cardsDue(asKnownThen, changedAt).map(({ trigger }) => dutyOf(trigger)));
}

/**
 * Whether the change put the instant into the past: by the calendar of the latest evaluation nothing was breached before
 * it. A warning is due at the expected instant or not at all.
 */
function isNewlyPast(
  { expected, suppressedBefore }: Supervision,
  trigger: CardTrigger,
  breachedBefore: ReadonlySet<string>,
): boolean {
  const duty = dutyOf(trigger);
  if (trigger.level === 'warning' && trigger.at !== expected[duty]) return true;
  return !breachedBefore.has(duty) || (suppressedBefore[duty] ?? '') > '';
}
