/**
 * A ratio with its two integers, so that it can be recomputed and ratios can be added up. `percent` is for display only:
 * rounded half up to two decimals. For a denominator of 0 it is `null`, never 100 %.
 */
export type Ratio = {
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: number | null;
};

export const ratioOf = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
  percent: denominator === 0 ? null : roundedQuotient(numerator * 100, denominator),
});

/**
 * The quotient of two integers to two decimals, rounded half up from the integers themselves; the denominator must be above 0.
 */
export const roundedQuotient = (numerator: number, denominator: number): number =>
  Math.floor((numerator * 200 + denominator) / (denominator * 2)) / 100;
