const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Result of checking a 统一社会信用代码: real registers contain codes with a wrong check character. */
type UsccCheck = 'valid' | 'wrongCheckCharacter' | 'wrongShape';

/** Checks shape (registrar, kind, six digits of region, body) and check character of GB 32100-2015. */
export function checkUscc(code: string): UsccCheck {
  if (!SHAPE.test(code)) return 'wrongShape';
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? 'valid' : 'wrongCheckCharacter';
}
