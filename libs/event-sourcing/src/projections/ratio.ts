/**
 * A share as its two integers, so that anybody can compute it again and shares can be added up. `percent` is only for
 * showing: rounded half up to two decimals. Nothing in the denominator is `null`, never 100 %.
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

/** The quotient of two integers to two decimals, rounded half up from the integers themselves; a denominator above 0. */
export const roundedQuotient = (numerator: number, denominator: number): number =>
  Math.floor((numerator * 200 + denominator) / (denominator * 2)) / 100;
