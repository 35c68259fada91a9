import { asIfProved } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { ChangeReason } from './change-reasons';
import { cardsDue, type DueCard, feedbackTriggers, triggersOf } from './due-cards';
import { feedbackClocks } from './feedback-clocks';
import type { CardTrigger } from './rules/rule';
import { type EvaluationContext, supervisedCaseOf } from './supervised-case';
import type { Supervision } from './supervision-state';

/** A case at an instant: what the rules trigger, and which cards are due by then. */
export type Evaluation = {
  readonly context: EvaluationContext;
  readonly calendarChanges: readonly ChangeReason[];
  readonly now: Instant;
  readonly triggers: readonly CardTrigger[];
  /** By card key, in the order of falling: at most one variant that needs confirmation and one that does not. */
  readonly due: ReadonlyMap<string, readonly DueCard[]>;
};

export function evaluate(
  context: EvaluationContext,
  calendarChanges: readonly ChangeReason[],
  now: Instant,
): Evaluation {
  const triggers = triggersOf(context);
  return { context, calendarChanges, now, triggers, due: byKey(cardsDue(context, now, triggers)) };
}

/** The evaluation as it would be if the reviewer let every proof under review count; `null`: no proof is under review. */
export function evaluateIfProved({ context, calendarChanges, now }: Evaluation): Evaluation | null {
  const events = asIfProved(context.events, context);
  if (events === null) return null;
  return evaluate({ ...context, ...supervisedCaseOf(events, context.policies) }, calendarChanges, now);
}

/** The answers to the cards as they stand now: a card that has just been revoked asks for none. */
export function evaluateFeedback({ context: known, calendarChanges, now }: Evaluation, cards: Supervision): Evaluation {
  const context = { ...known, feedback: feedbackClocks(cards) };
  const triggers = feedbackTriggers(context);
  return { context, calendarChanges, now, triggers, due: byKey(cardsDue(context, now, triggers)) };
}

function byKey(due: readonly DueCard[]): ReadonlyMap<string, readonly DueCard[]> {
  const keys = new Map<string, DueCard[]>();
  for (const card of due) keys.set(card.key, [...(keys.get(card.key) ?? []), card]);
  return keys;
}
