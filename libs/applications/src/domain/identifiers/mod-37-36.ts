const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character of ISO 7064 MOD 37,36 (hybrid system): detects every single wrong character and nearly every transposition.
 *
 * @throws {RangeError} a character other than `0-9A-Z`
 */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value === -1) throw new RangeError('only 0-9 and A-Z have a value in MOD 37,36');
    product = (((product + value) % 36 || 36) * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}
