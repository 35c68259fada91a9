import { type Ratio, ratioOf, recordOf } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels } from '@sealtrail/policy/events';
import { type CardStatus, cardStatuses, type RuleId, ruleIds } from '@sealtrail/supervision/events';
import { type ChargedCard, statusOf } from '../scores/charged-cards-view';
import type { CardCount } from './figures';

export type CardCounts = Readonly<Record<CardLevel, CardCount>>;

/** One row of the card statistics, without whom it is about. */
export type CardFigures = {
  /** Every card that fell, in whatever state. */
  readonly all: number;
  /** 预警, 黄牌, 红牌 of all rules: effective and revoked apart. Those that wait, were dismissed or lapsed are in neither. */
  readonly cards: CardCounts;
  /** 预警转化率. */
  readonly warningsConverted: Ratio;
  readonly byRule: Readonly<Record<RuleId, CardCounts>>;
  readonly byStatus: Readonly<Record<CardStatus, number>>;
};

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] extends number ? number : Mutable<T[Name]> };

/** Counted up in place: a report passes over every card of its period. */
export type CardTally = Mutable<Omit<CardFigures, 'warningsConverted'>> & { converted: number; resolved: number };

const noCounts = (): Mutable<CardCounts> => recordOf(cardLevels, () => ({ effective: 0, revoked: 0 }));

export const emptyCardTally = (): CardTally => ({
  all: 0,
  cards: noCounts(),
  byRule: recordOf(ruleIds, noCounts),
  byStatus: recordOf(cardStatuses, () => 0),
  converted: 0,
  resolved: 0,
});

/** What is neither counted as effective nor as revoked. */
const IN_NEITHER: readonly CardStatus[] = ['pending', 'dismissed', 'lapsed'];

export function countCard(tally: CardTally, card: ChargedCard): void {
  const status = statusOf(card);
  tally.all += 1;
  tally.byStatus[status] += 1;
  if (card.converted) tally.converted += 1;
  else if (card.resolved && status !== 'lapsed') tally.resolved += 1;
  if (card.neverCounted || IN_NEITHER.includes(status)) return;
  const side = status === 'revoked' ? 'revoked' : 'effective';
  tally.cards[card.level][side] += 1;
  tally.byRule[card.rule][card.level][side] += 1;
}

export const cardFigures = ({ converted, resolved, ...counts }: CardTally): CardFigures => ({
  ...counts,
  warningsConverted: ratioOf(converted, converted + resolved),
});
