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
 * Tells a duplicate filing of the same person, item and day from any other. Keyed, for who somebody is can be guessed: without
 * the namespace secret nobody gets from a person to a filing, nor back, and without the salt of the day not even with it.
 */
export const sameFilingOf = (
  { applicant: { idType, idNumber }, item, receivedOn }: Filing,
  { secret, salt }: { readonly secret: NamespaceSecret; readonly salt: string },
): string => secret.derive(JSON.stringify(['same-filing', salt, idType, idNumber, item, receivedOn])).toString('hex');
