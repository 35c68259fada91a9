import { isReadable } from '@sealtrail/event-sourcing';

/** Shows nothing, or a blank, though some of it has a class of its own (U+FFF9, U+2028, U+2800). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** No outer blanks, as columns of fixed width pad them, and nothing that is not seen: two such texts look different. */
export const isPlainlyWritten = (text: string): boolean =>
  isReadable(text) && text.trim() === text && !UNSEEN.test(text);

/**
 * Whether the number that a source gave a case can tell it from others. Two writings of one number must not be two cases:
 * it is plainly written, and no character of it has a plainer form (Unicode NFKC: `Ａ１` for `A1`).
 */
export const isExternalNumber = (text: string): boolean => isPlainlyWritten(text) && text.normalize('NFKC') === text;

/** Whether a paper can have this number: `军字第0000001号`, `AB/000001`, `H12345678(1)`. Each kind has its own form. */
export const isPaperNumber = (text: string): boolean => isPlainlyWritten(text);
