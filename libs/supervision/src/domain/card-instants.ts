import {
  type CardClock,
  type CaseClock,
  countRulesOf,
  isLegalCount,
  timedCountOf,
} from '@sealtrail/applications/events';
import { startOf } from '@sealtrail/working-days';
import type { CardCounting } from './card-computation';
import { policyOf, type RuleContext } from './rules/rule';

/** A clock, as its cards count it. */
export const cardClockOf = (context: RuleContext, clock: CaseClock): CardClock => ({
  ledger: context.ledger,
  clock,
  calendar: context.calendar,
  countRules: countRulesOf(policyOf(context, clock), clock.kind),
});

/** What of the count a card keeps; `null`: it is the law's. */
export function cardCounting(context: RuleContext, clock: CaseClock): CardCounting | null {
  const card = cardClockOf(context, clock);
  if (isLegalCount(card.countRules)) return null;
  const { counting, ...count } = timedCountOf(card, []);
  const pauses = count.pauses.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }));
  return { ...counting, startsAt: startOf({ ...count, counting }).at, pauses };
}
