import { type Decider, isReadable } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { CardConfirmed, SupervisionEvent } from './card-events';
import { conversions } from './conversion';
import { reconcile } from './reconcile';
import { supersededBy, superseding } from './superseding';
import type { ConfirmCard, SupervisionCommand } from './supervision-commands';
import type { SupervisionKnown } from './supervision-known';
import { type Card, factOf, type Supervision, supervisionEvolve, unwatched } from './supervision-state';

/** The supervision of one case (电子监察): which cards there are, and what a person says to those that wait. */
export const supervisionDecider: Decider<Supervision, SupervisionCommand, SupervisionEvent, SupervisionKnown> = {
  initial: unwatched,

  decide: {
    CheckLimits: ({ at }, state, known) => reconcile(state, known, at),

    ConfirmCard: (word, state, { calendar: { zone } }) => {
      const { fact } = waiting(state, word);
      const confirmed: CardConfirmed = {
        type: 'CardConfirmed',
        data: {
          ...factOf(fact),
          confirmedBy: word.by,
          confirmedAt: word.at,
          confirmedOn: dateOf(word.at, zone),
          reason: word.reason,
          supersedes: supersededBy(state, fact),
          supersededBy: superseding(state, fact),
        },
      };
      const then = supervisionEvolve.CardConfirmed(state, confirmed.data);
      return [confirmed, ...conversions(then, { at: word.at, zone })];
    },

    DismissCard: (word, state, { calendar: { zone } }) => {
      const { fact } = waiting(state, word);
      return [
        {
          type: 'CardDismissed',
          data: {
            ...factOf(fact),
            cause: 'word',
            dismissedBy: word.by,
            dismissedAt: word.at,
            dismissedOn: dateOf(word.at, zone),
            reason: word.reason,
            why: null,
          },
        },
      ];
    },
  },

  evolve: supervisionEvolve,
};

/**
 * A card that waits for a person's word, from somebody outside the unit that is charged.
 *
 * @throws {Rejection} `supervision.card-not-found`, `supervision.own-unit`, `supervision.reason-missing`,
 *   `supervision.card-not-pending`, `supervision.before-card`
 */
function waiting({ cards }: Supervision, { cardId, department, reason, at }: ConfirmCard['data']): Card {
  const card = cards.find(({ fact }) => fact.cardId === cardId);
  if (card === undefined) throw reject('supervision.card-not-found');
  if (department === card.fact.department) {
    throw reject('supervision.own-unit', { department });
  }
  if (!isReadable(reason)) throw reject('supervision.reason-missing');
  if (card.status !== 'pending') {
    throw reject('supervision.card-not-pending', { status: card.status });
  }
  if (at < card.issuedAt) {
    throw reject('supervision.before-card', { issuedAt: card.issuedAt });
  }
  return card;
}
