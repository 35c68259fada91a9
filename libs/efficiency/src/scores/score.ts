import type { CardLevel, PolicyRules } from '@sealtrail/policy/events';
import { type Month, monthOf } from '@sealtrail/working-days';
import type { ChargedCard } from './charged-cards-view';
import type { DeductionGround } from './score-enums';

/** How a policy makes points of cards (计分、折算). */
export type ScoreRules = Pick<PolicyRules, 'convert' | 'score'>;

/** Points taken off, with the cards that they rest on. */
export type Deduction = {
  readonly ground: DeductionGround;
  readonly points: number;
  readonly cards: readonly ChargedCard[];
};

/** A month's score of a department or an official. */
export type MonthScore = {
  readonly month: Month;
  readonly score: number;
  readonly deductions: readonly Deduction[];
  /** Warnings too few to be counted as one. */
  readonly warningsLeft: readonly ChargedCard[];
};

const RANK: Readonly<Record<CardLevel, number>> = { warning: 0, yellow: 1, red: 2 };

const inOrder = (a: ChargedCard, b: ChargedCard): number =>
  a.breachedAt < b.breachedAt ? -1 : a.breachedAt > b.breachedAt ? 1 : a.cardId < b.cardId ? -1 : 1;

/**
 * The one card of a matter that counts: of those that stand, the highest; of two the one that fell first. So a late notice and the
 * red card of the first check that it missed are one, and no matter counts twice, whatever the month. `null`: none stands.
 */
export function countedCard(cards: readonly ChargedCard[]): ChargedCard | null {
  const standing = cards.filter(({ state, supersededBy }) => state === 'issued' && supersededBy === null);
  const [highest] = standing.sort((a, b) => RANK[b.level] - RANK[a.level] || inOrder(a, b));
  return highest ?? null;
}

/** What a month's counted cards make of the base. A score is never below 0. */
export function scoreOfMonth(
  month: Month,
  counted: readonly ChargedCard[],
  { score, convert }: ScoreRules,
): MonthScore {
  const cards = counted.filter(({ fellOn }) => monthOf(fellOn) === month).sort(inOrder);
  const of = (level: CardLevel) => cards.filter((card) => card.level === level);
  const warnings = together(of('warning'), convert.warningsToDeduction);
  const yellows = together(of('yellow'), convert.yellowsToRedPerMonth);
  // So many yellow cards are one red, where that is not less than they are by themselves.
  const asRed = Math.max(score.red, convert.yellowsToRedPerMonth * score.yellow);
  const deductions: readonly Deduction[] = [
    ...of('red').map((card) => ({ ground: 'red' as const, points: score.red, cards: [card] })),
    ...yellows.whole.map((some) => ({ ground: 'yellowsAsRed' as const, points: asRed, cards: some })),
    ...yellows.left.map((card) => ({ ground: 'yellow' as const, points: score.yellow, cards: [card] })),
    ...warnings.whole.map((some) => ({ ground: 'warnings' as const, points: score.warnings, cards: some })),
  ];
  const off = deductions.reduce((sum, { points }) => sum + points, 0);
  return { month, score: Math.max(0, score.base - off), deductions, warningsLeft: warnings.left };
}

/** In their order, so many at a time; 0: never. */
function together(cards: readonly ChargedCard[], size: number) {
  const count = size === 0 ? 0 : Math.floor(cards.length / size);
  const whole = Array.from({ length: count }, (_, n) => cards.slice(n * size, (n + 1) * size));
  return { whole, left: cards.slice(count * size) };
}
