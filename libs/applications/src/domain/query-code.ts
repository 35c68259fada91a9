import type { Instant, NamespaceSecret } from '@sealtrail/event-sourcing';
import { addDays, dateOf, type LocalDate } from '@sealtrail/working-days';

/** Natural days for which what a case is asked and rated with goes on after what it is about. */
const SECRET_DAYS = 90;

/** 80 bits: nobody tries them out. */
const CODE_BYTES = 10;
/** Crockford's, without letters that are read as digits: people copy it from a slip. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A case, and whether its secret has been in the hands of a unit that handles it (a slip that a hall printed). */
export type SecretOf = { readonly applicationId: string; readonly heldByUnit: boolean };

/**
 * What derives from the secret of a case for a purpose: its query code (查询码), its rating tokens. It comes of the namespace
 * secret and stands nowhere: who has the log and the views has nothing. A slip that a hall prints has a secret of its own, so
 * that what comes with it is known, and gives nothing away of the applicant's.
 */
export const ofCaseSecret = (
  { applicationId, heldByUnit }: SecretOf,
  purpose: string,
  secret: NamespaceSecret,
): Buffer => secret.derive(JSON.stringify(['case-secret', heldByUnit ? 'unit' : 'applicant', applicationId, purpose]));

/** Sixteen letters and digits in groups of four. */
export const queryCodeOf = (of: SecretOf, secret: NamespaceSecret): string =>
  (plainCodeOf(of, secret).match(/.{4}/g) ?? []).join('-');

/** Whether somebody told the code, in small or capital letters, with or without hyphens. */
export function isQueryCode(told: string, of: SecretOf, secret: NamespaceSecret): boolean {
  const plain = told.toUpperCase().replaceAll(/[\s-]/g, '');
  const read = plain.replaceAll(/[OIL]/g, (letter) => READ_AS[letter] ?? letter);
  return isSameSecret(read, plainCodeOf(of, secret), secret);
}

/** Compares what is keyed: how long it takes says nothing of either text. */
export const isSameSecret = (told: string, expected: string, secret: NamespaceSecret): boolean => {
  const [one, other] = [told, expected].map((text) => secret.derive(JSON.stringify(['compared', text])));
  return one !== undefined && other !== undefined && one.equals(other);
};

function plainCodeOf(of: SecretOf, secret: NamespaceSecret): string {
  const bytes = [...ofCaseSecret(of, 'query-code', secret).subarray(0, CODE_BYTES)];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** The last local day on which it opens anything: counted from the telling where that is later, so that no late report shortens it. */
export const lastSecretDay = (
  { on, toldAt }: { readonly on: LocalDate; readonly toldAt: Instant },
  zone: string,
): LocalDate => {
  const toldOn = dateOf(toldAt, zone);
  return addDays(toldOn > on ? toldOn : on, SECRET_DAYS);
};
