import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import { SEAL_BYTES, SealedTexts } from '../http/sealed-texts';

const POSITION_BYTES = 8;
const CURSOR_LENGTH = Math.ceil(((SEAL_BYTES + POSITION_BYTES) * 4) / 3);

/** How a cursor is written. */
export const CURSOR = new RegExp(`^[\\w-]{${CURSOR_LENGTH}}$`);

/**
 * Where a reader of the feed has come to, as text that tells nothing: positions count the facts of everybody, and between two
 * of them a reader could tell that somebody rated. It is of this log alone, and of no key: a new key goes on where the old one was.
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

  /** `null`: it is none of this log. */
  read(cursor: string): bigint | null {
    return CURSOR.test(cursor) ? (this.texts.open(cursor)?.plain.readBigUInt64BE() ?? null) : null;
  }
}
