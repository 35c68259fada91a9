/**
 * Whether there is something to read: at least one letter or digit of some script. Characters that show nothing do not
 * count, though some of them are letters (Default_Ignorable_Code_Point: U+200B, U+3164); half of a surrogate pair cannot be
 * kept as it was typed.
 */
export const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(shown(text)) && !/\p{Surrogate}/u.test(text);

/** Whether a text can be what somebody is called: readable, with a letter, and without control characters. */
export const isName = (text: string): boolean =>
  isReadable(text) && /\p{L}/u.test(shown(text)) && !/\p{Cc}/u.test(text);

const shown = (text: string): string => text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
