import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Overhead of a sealed text over its content. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** The opened content, and the id of its seal, which is unique even for the same content. */
export type OpenedText = { readonly plain: Buffer; readonly seal: string };

/** Authenticated encryption of short contents, under a key of this namespace; the same content gives a different text each time. */
export class SealedTexts {
  private readonly key: Buffer;

  /** @param purpose selects the key: a text sealed for one purpose cannot be opened for another */
  constructor(secret: NamespaceSecret, purpose: readonly string[]) {
    this.key = secret.derive(JSON.stringify(purpose)).subarray(0, 32);
  }

  seal(plain: Buffer): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** `null`: not sealed here, or altered. */
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
