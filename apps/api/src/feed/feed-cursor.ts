import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const POSITION_BYTES = 8;
const TAG_BYTES = 16;
const CURSOR_BYTES = NONCE_BYTES + POSITION_BYTES + TAG_BYTES;

/** How a cursor is written. */
export const CURSOR = /^[\w-]{48}$/;

/**
 * Where a reader of the feed has come to, as text that tells nothing: positions count the facts of everybody, and between two
 * of them a reader could tell that somebody rated. It is of this log alone, and of no key: a new key goes on where the old one was.
 */
export class FeedCursors {
  private readonly key: Buffer;

  constructor(secret: NamespaceSecret) {
    this.key = secret.derive(JSON.stringify(['feedCursor'])).subarray(0, 32);
  }

  write(position: bigint): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    const plain = Buffer.alloc(POSITION_BYTES);
    plain.writeBigUInt64BE(position);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** `null`: it is none of this log. */
  read(cursor: string): bigint | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (!CURSOR.test(cursor) || bytes.length !== CURSOR_BYTES) return null;
    const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([plain, decipher.final()]).readBigUInt64BE();
    } catch {
      return null;
    }
  }
}
