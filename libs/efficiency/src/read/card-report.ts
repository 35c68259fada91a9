import { type Ratio, recordOf } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels } from '@sealtrail/policy/events';
import { type RuleId, ruleIds } from '@sealtrail/supervision/events';
import { cardsByLevel } from './efficiency-report';
import type { CardCount, Figures } from './figures';
import { indicatorsOf } from './indicators';

export type CardCounts = Readonly<Record<CardLevel, CardCount>>;

/** One row of the card statistics, without whom it is about. */
export type CardFigures = {
  /** 预警, 黄牌, 红牌 of all rules: effective and revoked apart, in the month in which they fell. */
  readonly cards: CardCounts;
  /** 预警转化率. */
  readonly warningsConverted: Ratio;
  readonly byRule: Readonly<Record<RuleId, CardCounts>>;
};

const NO_CARDS: CardCounts = recordOf(cardLevels, () => ({ effective: 0, revoked: 0 }));

export function cardFigures(figures: Figures): CardFigures {
  const { cards } = figures;
  return {
    cards: cardsByLevel(cards),
    warningsConverted: indicatorsOf(figures).warningsConverted,
    byRule: recordOf(ruleIds, (rule) => ({ ...NO_CARDS, ...cards[rule] })),
  };
}
