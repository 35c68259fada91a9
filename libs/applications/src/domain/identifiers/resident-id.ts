import { isRegionCode, regionPrefix } from '@sealtrail/event-sourcing';
import { isLocalDate, type LocalDate } from '@sealtrail/working-days';

const SHAPE = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 台湾居民 have citizen numbers with a code of their own (国办发〔2018〕81号, art. 4); those of 香港 and 澳门 use their GB/T 2260 codes. */
const OF_TAIWAN = /^830000/;

/**
 * 公民身份号码 (GB 11643-1999): 18 characters with an existing province, a real birth date that is not in the future, and a correct check
 * character. Below the province the region code is that of its time: many have been abolished.
 */
export function isResidentId(text: string, on: LocalDate): boolean {
  if (!SHAPE.test(text) || !isOfProvince(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isLocalDate(born) || born > on) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return CHECKS.charAt(sum % 11) === text.charAt(17);
}

function isOfProvince(text: string): boolean {
  if (OF_TAIWAN.test(text)) return true;
  const province = `${text.slice(0, 2)}0000`;
  // The whole country is also a region code, but not a residence.
  return isRegionCode(province) && regionPrefix(province) !== '';
}
