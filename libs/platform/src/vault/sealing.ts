import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { BrokenSeal, type Sealed, SubjectTaken } from '@sealtrail/event-sourcing';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;
export const SALT_BYTES = 32;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);
const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** IV ‖ tag ‖ ciphertext, bound to the subject: it cannot be decrypted under another subject's id. */
export function encrypted(key: Buffer, subjectId: string, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(subjectId));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
}

/** @throws {BrokenSeal} */
export function decrypted(key: Buffer, subjectId: string, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(subjectId))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BrokenSeal(`what the vault keeps of ${subjectId} was changed, or belongs to somebody else`);
  }
}

/** Lower-case hex. */
export const commitmentOf = (salt: Buffer, text: string): string =>
  createHash('sha256').update(salt).update(text).digest('hex');

/** What a vault stores of a subject. Both members are removed by an erasure. */
export type SealedSubject = {
  readonly commitment: string;
  /** Salt ‖ canonical JSON, encrypted under a key of its own … */
  readonly sealed: Buffer | null;
  /** … which is encrypted under the master key. */
  readonly wrapped: Buffer | null;
};

/** `text` is canonical JSON. */
export function sealedUnder(
  masterKey: Buffer,
  subjectId: string,
  text: string,
): { readonly commitment: string; readonly sealed: Buffer; readonly wrapped: Buffer } {
  const [key, salt] = [newKey(), newSalt()];
  return {
    commitment: commitmentOf(salt, text),
    sealed: encrypted(key, subjectId, Buffer.concat([salt, Buffer.from(text)])),
    wrapped: encrypted(masterKey, subjectId, key),
  };
}

/** The canonical JSON, or `null` if it was erased. @throws {BrokenSeal} */
export function unsealedUnder(
  masterKey: Buffer,
  { subjectId, commitment }: Sealed,
  { commitment: kept, sealed, wrapped }: SealedSubject,
): string | null {
  if (kept !== commitment) throw new BrokenSeal(`what the vault keeps of ${subjectId} does not match its commitment`);
  if (sealed === null && wrapped === null) return null;
  if (sealed === null || wrapped === null) {
    throw new BrokenSeal(`the vault keeps only half of what belongs to ${subjectId}`);
  }
  const salted = decrypted(decrypted(masterKey, subjectId, wrapped), subjectId, sealed);
  const text = salted.subarray(SALT_BYTES).toString();
  if (commitmentOf(salted.subarray(0, SALT_BYTES), text) === commitment) return text;
  throw new BrokenSeal(`the commitment that the vault keeps of ${subjectId} is not that of the data`);
}

/** Whether a subject has exactly these data; an erased one has none. @throws {BrokenSeal} */
export const matchesSealed = (masterKey: Buffer, subjectId: string, kept: SealedSubject, text: string): boolean =>
  unsealedUnder(masterKey, { subjectId, commitment: kept.commitment }, kept) === text;

/** The result of a repeated seal. @throws {SubjectTaken} {@link BrokenSeal} */
export function sealedAgain(masterKey: Buffer, subjectId: string, kept: SealedSubject, text: string): Sealed {
  if (!matchesSealed(masterKey, subjectId, kept, text)) throw new SubjectTaken(subjectId);
  return { subjectId, commitment: kept.commitment };
}
