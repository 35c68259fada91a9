import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { IdType } from './applicant-enums';

type Filing = {
  readonly applicant: { readonly idType: IdType; readonly idNumber: string };
  readonly item: string;
  /** Local day of the receipt. */
  readonly receivedOn: LocalDate;
};

/**
 * Identifies duplicate filings of the same person, item and day. Keyed, because identities can be guessed: without the namespace secret no filing
 * can be derived from a person, or the reverse, and without the salt of the day not even with it.
 */
export const sameFilingOf = (
  { applicant: { idType, idNumber }, item, receivedOn }: Filing,
  { secret, salt }: { readonly secret: NamespaceSecret; readonly salt: string },
): string => secret.derive(JSON.stringify(['same-filing', salt, idType, idNumber, item, receivedOn])).toString('hex');
