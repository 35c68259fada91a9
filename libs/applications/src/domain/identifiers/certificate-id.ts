import { checkCharacter } from './mod-37-36';

/** Root object identifier of electronic certificate identifiers. */
const ROOT = '1.2.156.3005.2';

/**
 * 电子证照标识 (GB/T 36904-2018): type (18 characters of the defining body and 3), issuer (统一社会信用代码), serial, version, and
 * the check character over these without their dots.
 *
 * @throws {RangeError} a part with a character other than `0-9A-Z`, or a version outside 1 to 999
 */
export function certificateId(of: {
  readonly type: string;
  readonly issuer: string;
  readonly serial: string;
  readonly version: number;
}): string {
  if (!Number.isInteger(of.version) || of.version < 1 || of.version > 999) {
    throw new RangeError(`${of.version} is no version of a certificate`);
  }
  const parts = [of.type, of.issuer, of.serial, String(of.version).padStart(3, '0')];
  return [ROOT, ...parts, checkCharacter(parts.join(''))].join('.');
}
