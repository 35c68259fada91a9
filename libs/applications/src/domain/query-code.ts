import type { Instant, NamespaceSecret } from '@sealtrail/event-sourcing';
import { addDays, dateOf, type LocalDate } from '@sealtrail/working-days';

/** Natural days for which query codes and rating tokens stay valid after the event they refer to. */
const SECRET_DAYS = 90;

/** 80 bits: infeasible to guess. */
const CODE_BYTES = 10;
/** Crockford's alphabet, without letters that look like digits: people copy the code from a slip. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A case, and whether its secret has been in the possession of a unit that handles it (a slip printed by a service hall). */
export type SecretOf = { readonly applicationId: string; readonly heldByUnit: boolean };

/**
 * Derives a value from the secret of a case for a purpose: its query code (查询码), its rating tokens. The secret derives from the namespace secret and
 * is stored nowhere, so that log and views do not reveal it. A slip printed by a service hall has a separate secret: what is done with it is
 * recognisable, and it does not reveal the applicant's.
 */
export const ofCaseSecret = (
  { applicationId, heldByUnit }: SecretOf,
  purpose: string,
  secret: NamespaceSecret,
): Buffer => secret.derive(JSON.stringify(['case-secret', heldByUnit ? 'unit' : 'applicant', applicationId, purpose]));

/** Sixteen letters and digits in groups of four. */
export const queryCodeOf = (of: SecretOf, secret: NamespaceSecret): string =>
  (plainCodeOf(of, secret).match(/.{4}/g) ?? []).join('-');

/** Whether the text is the code, in lower or upper case, with or without hyphens. */
export function isQueryCode(told: string, of: SecretOf, secret: NamespaceSecret): boolean {
  const plain = told.toUpperCase().replaceAll(/[\s-]/g, '');
  const read = plain.replaceAll(/[OIL]/g, (letter) => READ_AS[letter] ?? letter);
  return isSameSecret(read, plainCodeOf(of, secret), secret);
}

/** Compares keyed digests: the response time reveals nothing about either text. */
export const isSameSecret = (told: string, expected: string, secret: NamespaceSecret): boolean => {
  const [one, other] = [told, expected].map((text) => secret.derive(JSON.stringify(['compared', text])));
  return one !== undefined && other !== undefined && one.equals(other);
};

function plainCodeOf(of: SecretOf, secret: NamespaceSecret): string {
  const bytes = [...ofCaseSecret(of, 'query-code', secret).subarray(0, CODE_BYTES)];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** The last local day on which the secret is valid: counted from the report if that is later, so that a late report does not shorten it. */
export const lastSecretDay = (
  { on, toldAt }: { readonly on: LocalDate; readonly toldAt: Instant },
  zone: string,
): LocalDate => {
  const toldOn = dateOf(toldAt, zone);
  return addDays(toldOn > on ? toldOn : on, SECRET_DAYS);
};
