import { isReadable } from '@sealtrail/event-sourcing';

/** Invisible or blank characters, some of which have other Unicode classes (U+FFF9, U+2028, U+2800). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** No leading or trailing blanks, as padded columns have, and no invisible characters: two different texts look different. */
export const isPlainlyWritten = (text: string): boolean =>
  isReadable(text) && text.trim() === text && !UNSEEN.test(text);

/**
 * Whether an external number is unambiguous. Two spellings of one number must not become two cases: no blanks or invisible characters, and no
 * character with a compatibility form (Unicode NFKC: `Ａ１` for `A1`).
 */
export const isExternalNumber = (text: string): boolean => isPlainlyWritten(text) && text.normalize('NFKC') === text;

/** Whether a paper can have this number: `军字第0000001号`, `AB/000001`, `H12345678(1)`. Each kind has its own form. */
export const isPaperNumber = (text: string): boolean => isPlainlyWritten(text);
