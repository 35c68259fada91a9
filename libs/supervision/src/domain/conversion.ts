import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { SupervisionEvent } from './card-events';
import { superseding } from './superseding';
import { type Card, factOf, holdsKey, type Supervision } from './supervision-state';

type When = { readonly at: Instant; readonly zone: string };

/**
 * 预警转化: what a warning warned of has come to a card that stands, whoever that is against. Where every such card is
 * taken back, it has not come to that after all.
 */
export const conversions = (state: Supervision, when: When): readonly SupervisionEvent[] =>
  state.cards.flatMap((card) => {
    if (card.fact.level !== 'warning' || !holdsKey(card)) return [];
    const by = superseding(state, card.fact);
    if (card.converted === (by !== null)) return [];
    return by === null ? [undone(card, when)] : [converted(card, by, when)];
  });

const converted = (card: Card, by: string, { at, zone }: When): SupervisionEvent => ({
  type: 'WarningConverted',
  data: {
    ...factOf(card.fact),
    by,
    wasResolved: card.status === 'resolved',
    convertedAt: at,
    convertedOn: dateOf(at, zone),
  },
});

const undone = (card: Card, { at, zone }: When): SupervisionEvent => ({
  type: 'WarningConversionUndone',
  data: {
    ...factOf(card.fact),
    wasResolved: card.status === 'resolved',
    undoneAt: at,
    undoneOn: dateOf(at, zone),
  },
});
