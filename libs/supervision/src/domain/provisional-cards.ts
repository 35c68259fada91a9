import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { SupervisionEvent } from './card-events';
import { cardRecomputed } from './card-facts';
import type { DueCard } from './due-cards';
import type { Sight } from './falling';
import type { Explanation } from './revocation';
import { supersededBy, superseding } from './superseding';
import { type Card, factOf, type Supervision } from './supervision-state';

/** A card that waits for the notice of a year, because its limit counted days of it (放假办法). */
export const waitsForNotice = ({ status, provisional }: Card): boolean => status === 'pending' && provisional;

/** The notice is known, and by its days nothing was broken: it never was a card. */
export const cardDropped = (
  { calendar: { zone } }: Sight,
  card: Card,
  why: Explanation['reason'],
  now: Instant,
): SupervisionEvent => ({
  type: 'CardDismissed',
  data: {
    ...factOf(card.fact),
    cause: 'calendar',
    dismissedBy: null,
    dismissedAt: now,
    dismissedOn: dateOf(now, zone),
    reason: null,
    why,
  },
});

/** The notice is known, and its limit was broken all the same: the card stands, where it falls by these days. */
export function cardMadeCertain(
  state: Supervision,
  sight: Sight,
  card: Card,
  due: DueCard,
  why: Explanation['reason'],
  now: Instant,
): readonly SupervisionEvent[] {
  const recomputed = cardRecomputed(sight, card, due, why, now);
  const fact = factOf(recomputed.data);
  return [
    recomputed,
    {
      type: 'CardMadeCertain',
      data: {
        ...fact,
        reason: why,
        certainAt: now,
        certainOn: dateOf(now, sight.calendar.zone),
        supersedes: supersededBy(state, fact),
        supersededBy: superseding(state, fact),
      },
    },
  ];
}
