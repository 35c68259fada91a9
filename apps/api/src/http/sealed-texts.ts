import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a sealed text has beside what is sealed. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** What was opened, and the name of the seal: no two are the same, also of the same bytes. */
export type OpenedText = { readonly plain: Buffer; readonly seal: string };

/** Bytes as text that this namespace alone can write and read: it tells nothing, and another each time for the same. */
export class SealedTexts {
  private readonly key: Buffer;

  /** @param purpose a key of its own for each: what is sealed for one opens as no other */
  constructor(secret: NamespaceSecret, purpose: readonly string[]) {
    this.key = secret.derive(JSON.stringify(purpose)).subarray(0, 32);
  }

  seal(plain: Buffer): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** `null`: nobody here has written it, to the letter. */
  open(text: string): OpenedText | null {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length < SEAL_BYTES || bytes.toString('base64url') !== text) return null;
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return { plain: Buffer.concat([plain, decipher.final()]), seal: nonce.toString('hex') };
    } catch {
      return null;
    }
  }
}
