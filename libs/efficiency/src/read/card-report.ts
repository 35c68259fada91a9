import type { CardLevel } from '@sealtrail/policy/events';
import type { RuleId } from '@sealtrail/supervision/events';
import { cardsByLevel } from './efficiency-report';
import type { CardCount, Figures } from './figures';

export type CardCounts = Readonly<Record<CardLevel, CardCount>>;

/** One row of the card statistics, without whom it is about. */
export type CardFigures = {
  /** 预警, 黄牌, 红牌 of all rules: effective and revoked apart, in the month in which they fell. */
  readonly cards: CardCounts;
  readonly byRule: Readonly<Record<RuleId, CardCounts>>;
};

const NONE: CardCount = { effective: 0, revoked: 0 };

export function cardFigures({ cards }: Figures): CardFigures {
  const rule = (id: RuleId): CardCounts => ({ warning: NONE, yellow: NONE, red: NONE, ...cards[id] });
  return {
    cards: cardsByLevel(cards),
    byRule: {
      case: rule('case'),
      firstCheck: rule('firstCheck'),
      step: rule('step'),
      suspension: rule('suspension'),
      suspensionNotice: rule('suspensionNotice'),
      delivery: rule('delivery'),
    },
  };
}
