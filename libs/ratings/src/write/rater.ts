/** 实名评价: the rater's data needed to call back. */
export type Rater = { readonly name: string; readonly phone: string | null; readonly idNumber: string | null };
