import { isRegionCode, regionPrefix } from '@sealtrail/event-sourcing';
import { isLocalDate, type LocalDate } from '@sealtrail/working-days';

const SHAPE = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * 居民身份证号码 (GB 11643-1999): 18 characters, of a province that there is, a birth date that exists and has come, and the
 * right check character. Below the province the region is that of its day: many of those codes are gone.
 */
export function isResidentId(text: string, on: LocalDate): boolean {
  if (!SHAPE.test(text) || !isOfProvince(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isLocalDate(born) || born > on) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return CHECKS.charAt(sum % 11) === text.charAt(17);
}

function isOfProvince(text: string): boolean {
  const province = `${text.slice(0, 2)}0000`;
  // The whole country is a region too, and nobody's home.
  return isRegionCode(province) && regionPrefix(province) !== '';
}
