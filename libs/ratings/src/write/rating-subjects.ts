import { derivedId } from '@sealtrail/event-sourcing';

/** 实名评价: who rates, as far as it must be known to call them back. */
export type Rater = { readonly name: string; readonly phone: string | null; readonly idNumber: string | null };

/** Ids in the vault. They derive from the id of the command, which the rated cannot guess. */
export const raterId = (commandId: string): string => derivedId('rater', commandId);
export const commentId = (commandId: string): string => derivedId('rating-comment', commandId);
