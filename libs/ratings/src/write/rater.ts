/** 实名评价: who rates, as far as it must be known to call them back. */
export type Rater = { readonly name: string; readonly phone: string | null; readonly idNumber: string | null };
