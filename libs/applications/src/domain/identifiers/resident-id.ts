import { isLocalDate } from '@sealtrail/working-days';

const SHAPE = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 居民身份证号码 (GB 11643-1999): 18 characters, a birth date that exists, and the right check character. */
export function isResidentId(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  if (!isLocalDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return CHECKS.charAt(sum % 11) === text.charAt(17);
}
