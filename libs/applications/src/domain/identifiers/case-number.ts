import type { LocalDate } from '@sealtrail/working-days';
import { checkCharacter } from './mod-37-36';

/** The highest sequence number of a region and day. */
export const SEQUENCE_MAX = 999_999;

const SHAPE = /^\d{20}[0-9A-Z]$/;

/** The part of a region code used in numbers and sequences: the first six digits (GB/T 2260). */
export const numberRegion = (region: string): string => region.slice(0, 6);

/**
 * 办件编号: region (6 digits), local day of receipt, sequence (6 digits), and the check character of ISO 7064 MOD 37,36.
 *
 * @throws {RangeError} the sequence is not from 1 to {@link SEQUENCE_MAX}
 */
export function caseNumber(of: {
  readonly region: string;
  readonly date: LocalDate;
  readonly sequence: number;
}): string {
  if (!Number.isInteger(of.sequence) || of.sequence < 1 || of.sequence > SEQUENCE_MAX) {
    throw new RangeError(`${of.sequence} is no sequence number`);
  }
  const text = `${numberRegion(of.region)}${of.date.replaceAll('-', '')}${String(of.sequence).padStart(6, '0')}`;
  return text + checkCharacter(text);
}

/** Whether the text has the shape of a case number and a correct check character. */
export const isCaseNumber = (text: string): boolean =>
  SHAPE.test(text) && checkCharacter(text.slice(0, -1)) === text.slice(-1);
