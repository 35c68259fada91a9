import type { Release } from './card-events';
import type { CardFact } from './card-fact';
import { type Matter, sameMatter } from './card-key';
import { isHigher } from './rules/rule';
import { type Card, isActive, isEffective, type Supervision } from './supervision-state';

type Levelled = Matter & Pick<CardFact, 'level'>;

const isAbove = (card: Card, fact: Levelled): boolean =>
  isEffective(card) && sameMatter(card.fact, fact) && isHigher(card.fact.level, fact.level);

/** 升级: the ids of the lower cards of the clock that a card supersedes, whoever they charge. */
export const lowerCardsOf = ({ cards }: Supervision, fact: Levelled): readonly string[] =>
  cards
    .filter(
      (card) =>
        (isEffective(card) || card.status === 'resolved') &&
        card.supersededBy === null &&
        sameMatter(card.fact, fact) &&
        isHigher(fact.level, card.fact.level),
    )
    .map(({ fact: { cardId } }) => cardId);

/** The id of the higher card of the clock that is effective already; `null`: there is none. */
export const higherCardOf = ({ cards }: Supervision, fact: Levelled): string | null =>
  cards.find((card) => isAbove(card, fact))?.fact.cardId ?? null;

/**
 * What becomes of the cards that a revoked card had superseded: another higher card supersedes them, or a yellow one is
 * released. A warning has served its purpose, and stays superseded.
 */
export const releasesOnRevocation = ({ cards }: Supervision, { fact: { cardId } }: Card): readonly Release[] =>
  cards
    .filter((card) => isActive(card) && card.supersededBy === cardId)
    .flatMap(({ fact }): readonly Release[] => {
      const next = cards.find((card) => card.fact.cardId !== cardId && isAbove(card, fact));
      if (next !== undefined) return [{ cardId: fact.cardId, supersededBy: next.fact.cardId }];
      return fact.level === 'warning' ? [] : [{ cardId: fact.cardId, supersededBy: null }];
    });
