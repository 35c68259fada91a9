/**
 * Whether a text has visible content: at least one letter or digit of some script. Invisible characters do not count, although
 * some of them are letters (Default_Ignorable_Code_Point: U+200B, U+3164); a lone surrogate is refused, since it cannot be
 * stored as typed.
 */
export const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(shown(text)) && !/\p{Surrogate}/u.test(text);

/** Whether a text can be a name: readable, with a letter, and without control characters. */
export const isName = (text: string): boolean =>
  isReadable(text) && /\p{L}/u.test(shown(text)) && !/\p{Cc}/u.test(text);

const shown = (text: string): string => text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
