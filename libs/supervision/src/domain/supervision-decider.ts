import { type Decider, isReadable } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { CardConfirmed, SupervisionEvent } from './card-events';
import { chargedSteps } from './card-life/charged-steps';
import { limitsFrom, policyOfCard } from './card-life/life-limits';
import { outsideSteps } from './card-life/outside-steps';
import { knownCard } from './card-life/step-preconditions';
import { conversions } from './conversion';
import type { DecisionContext } from './decision-context';
import { reconcile } from './reconcile';
import { higherCardOf, lowerCardsOf } from './superseding';
import type { ConfirmCard, SupervisionCommand } from './supervision-commands';
import { type Card, cardFactOf, initialSupervision, type Supervision, supervisionEvolve } from './supervision-state';

/** 电子监察 of one case: its cards, the review of those that are pending, and what people do with the others. */
export const supervisionDecider: Decider<Supervision, SupervisionCommand, SupervisionEvent, DecisionContext> = {
  initial: initialSupervision,

  decide: {
    CheckLimits: ({ at }, state, decisionContext) => reconcile(state, decisionContext, at),

    ...chargedSteps,
    ...outsideSteps,

    ConfirmCard: (review, state, { calendar, policies }) => {
      const card = pendingCard(state, review);
      const { fact } = card;
      const { zone } = calendar;
      const confirmedOn = dateOf(review.at, zone);
      const confirmed: CardConfirmed = {
        type: 'CardConfirmed',
        data: {
          ...cardFactOf(fact),
          confirmedBy: review.by,
          confirmedAt: review.at,
          confirmedOn,
          reason: review.reason,
          limits: limitsFrom(fact.level, policyOfCard(card, policies), dateOf(review.now, zone), calendar),
          supersedes: lowerCardsOf(state, fact),
          supersededBy: higherCardOf(state, fact),
        },
      };
      const afterConfirmation = supervisionEvolve.CardConfirmed(state, confirmed.data);
      return [confirmed, ...conversions(afterConfirmation, { at: review.at, zone })];
    },

    DismissCard: (review, state, { calendar: { zone } }) => {
      const { fact } = pendingCard(state, review);
      return [
        {
          type: 'CardDismissed',
          data: {
            ...cardFactOf(fact),
            cause: 'word',
            dismissedBy: review.by,
            dismissedAt: review.at,
            dismissedOn: dateOf(review.at, zone),
            reason: review.reason,
            why: null,
          },
        },
      ];
    },
  },

  evolve: supervisionEvolve,
};

/**
 * A pending card, reviewed by somebody outside the charged unit.
 *
 * @throws {Rejection} `supervision.card-not-found`, `supervision.own-unit`, `supervision.reason-missing`,
 *   `supervision.card-not-pending`, `supervision.before-card`
 */
function pendingCard(state: Supervision, { cardId, department, reason, at }: ConfirmCard['data']): Card {
  const card = knownCard(state, cardId);
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
