import { isReadable } from '@sealtrail/event-sourcing';

/**
 * Whether the number that a source gave a case can tell it from others. Two writings of one number must not be two cases:
 * no outer blanks, as columns of fixed width pad them; nothing that is not seen, or half a character; and no character that
 * has a plainer writing (Unicode NFKC: `Ａ１` for `A1`).
 */
export const isExternalNumber = (text: string): boolean =>
  isReadable(text) &&
  text.trim() === text &&
  !/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(text) &&
  text.normalize('NFKC') === text;
