import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { SupervisionEvent } from './card-events';
import { higherCardOf } from './superseding';
import { type Card, cardFactOf, isActive, type Supervision } from './supervision-state';

type When = { readonly at: Instant; readonly zone: string };

/** 预警转化: a warning whose clock led to a yellow or red card that is effective, whoever it charges; undone with the last such card. */
export const conversions = (state: Supervision, when: When): readonly SupervisionEvent[] =>
  state.cards.flatMap((card) => {
    if (card.fact.level !== 'warning' || !isActive(card)) return [];
    const by = higherCardOf(state, card.fact);
    if (card.converted === (by !== null)) return [];
    return by === null ? [undone(card, when)] : [converted(card, by, when)];
  });

const converted = (card: Card, by: string, { at, zone }: When): SupervisionEvent => ({
  type: 'WarningConverted',
  data: {
    ...cardFactOf(card.fact),
    by,
    wasResolved: card.status === 'resolved',
    convertedAt: at,
    convertedOn: dateOf(at, zone),
  },
});

const undone = (card: Card, { at, zone }: When): SupervisionEvent => ({
  type: 'WarningConversionUndone',
  data: {
    ...cardFactOf(card.fact),
    wasResolved: card.status === 'resolved',
    undoneAt: at,
    undoneOn: dateOf(at, zone),
  },
});
