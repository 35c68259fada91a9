import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import { SEAL_BYTES, SealedTexts } from '../http/sealed-texts';

const POSITION_BYTES = 8;
const CURSOR_LENGTH = Math.ceil(((SEAL_BYTES + POSITION_BYTES) * 4) / 3);

/** The format of a cursor. */
export const CURSOR = new RegExp(`^[\\w-]{${CURSOR_LENGTH}}$`);

/**
 * The position of a feed reader as an opaque, encrypted text: positions count the facts of all cases, so the difference of two
 * would reveal that a rating was recorded. A cursor is valid for this log only, and independent of the key: a replaced key
 * continues where the previous one stopped.
 */
export class FeedCursors {
  private readonly texts: SealedTexts;

  constructor(secret: NamespaceSecret) {
    this.texts = new SealedTexts(secret, ['feedCursor']);
  }

  write(position: bigint): string {
    const plain = Buffer.alloc(POSITION_BYTES);
    plain.writeBigUInt64BE(position);
    return this.texts.seal(plain);
  }

  /** `null`: not a cursor of this log. */
  read(cursor: string): bigint | null {
    return CURSOR.test(cursor) ? (this.texts.open(cursor)?.plain.readBigUInt64BE() ?? null) : null;
  }
}
