import { checkUscc } from '@sealtrail/catalog/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { IdType } from '../applicant-enums';
import { isPaperNumber } from './plain-number';
import { isResidentId } from './resident-id';

/** The canonical form of a number whose type has no lower-case letters: the check character X of a resident id is often written in lower case. */
export const plainIdNumber = (idType: IdType, idNumber: string): string =>
  idType === 'residentId' || idType === 'uscc' ? idNumber.toUpperCase() : idNumber;

/** Whether a paper of this type, issued by `on`, can have the number. */
export function isIdNumber(idType: IdType, idNumber: string, on: LocalDate): boolean {
  const number = plainIdNumber(idType, idNumber);
  if (idType === 'residentId') return isResidentId(number, on);
  if (idType === 'uscc') return checkUscc(number) !== 'wrongShape';
  return isPaperNumber(number);
}
