import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { SupervisionEvent } from './card-events';
import { cardRecomputed } from './card-facts';
import { limitsFrom, policyOfCard } from './card-life/life-limits';
import type { DueCard } from './due-cards';
import type { Explanation } from './revocation';
import type { RuleContext } from './rules/rule';
import { higherCardOf, lowerCardsOf } from './superseding';
import { type Card, cardFactOf, type Supervision } from './supervision-state';

/** A card that is pending until the notice of a year is recorded, because its limit counted days of it (放假办法). */
export const awaitsNotice = ({ status, provisional }: Card): boolean => status === 'pending' && provisional;

/** By the days of the notice nothing was breached: it never was a card. */
export const cardDropped = (
  { calendar: { zone } }: RuleContext,
  card: Card,
  why: Explanation['reason'],
  now: Instant,
): SupervisionEvent => ({
  type: 'CardDismissed',
  data: {
    ...cardFactOf(card.fact),
    cause: 'calendar',
    dismissedBy: null,
    dismissedAt: now,
    dismissedOn: dateOf(now, zone),
    reason: null,
    why,
  },
});

/** By the days of the notice the limit was breached all the same: the card is issued, at the instant that they give. */
export function cardMadeCertain(
  state: Supervision,
  context: RuleContext,
  card: Card,
  due: DueCard,
  why: Explanation['reason'],
  now: Instant,
): readonly SupervisionEvent[] {
  const recomputed = cardRecomputed(context, card, due, why, now);
  const fact = cardFactOf(recomputed.data);
  const { calendar, policies } = context;
  const certainOn = dateOf(now, calendar.zone);
  const restsOn = { ...card, policy: recomputed.data.policy ?? card.policy };
  return [
    recomputed,
    {
      type: 'CardMadeCertain',
      data: {
        ...fact,
        reason: why,
        certainAt: now,
        certainOn,
        limits: limitsFrom(fact.level, policyOfCard(restsOn, policies), certainOn, calendar),
        supersedes: lowerCardsOf(state, fact),
        supersededBy: higherCardOf(state, fact),
      },
    },
  ];
}
