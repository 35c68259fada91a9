import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import { EventStore, NamespaceSecret } from '@sealtrail/event-sourcing';
import { ratingTextReaders } from '../access/role-groups';
import { reject } from './rejections';

/** A place in the log, as far as an answer knows it: of a fact, with its revision. */
type EventPlace = { readonly position: bigint | string; readonly revision: bigint | string };

/** Nothing lies so far ahead; who asks for it is told that the log does not reach there. */
const POSITION_BEYOND_ANY_LOG = 10n ** 15n;
const MINUTE_MS = 60_000;
/** Plain ones, and those of facts and of views that tell nothing. */
export const POSITION = /^(\d{1,18}|1\d{47}|2\d{52})$/;

/**
 * Positions as they are shown. They count every fact of everybody: between two of them a key could tell, to the second, that
 * somebody rated. So plain ones go to those alone who look into single ratings. Everybody else gets decimal text that is
 * good for `Sealtrail-Min-Position` and tells nothing: of facts of one stream a later one is greater, and a view is greater
 * than any fact.
 */
@Injectable()
export class PositionTokens {
  constructor(
    private readonly secret: NamespaceSecret,
    private readonly events: EventStore,
  ) {}

  /** The same for the same fact, for ever: a repeated command is answered to the letter. */
  forEvent(role: Role, { position, revision }: EventPlace): string {
    if (ratingTextReaders.includes(role)) return String(position);
    const hidden = this.secret.derive(JSON.stringify(['position', String(position)]));
    return `1${String(revision).padStart(8, '0')}${decimal(hidden)}`;
  }

  /** Another each time: whether something came since the last answer is not to be seen. */
  forView(role: Role, position: bigint): string {
    if (ratingTextReaders.includes(role)) return String(position);
    return `2${String(Date.now()).padStart(13, '0')}${decimal(randomBytes(16))}`;
  }

  /** To the minute: a single fact that waits is not to be seen. */
  lagMs(role: Role, lagMs: number): number {
    return ratingTextReaders.includes(role) ? lagMs : lagMs - (lagMs % MINUTE_MS);
  }

  /**
   * What an answer must have seen. Whoever gets no plain positions asks for all that is there now: a number that is tried
   * out tells no more than another.
   *
   * @throws {Rejection} `request.header-invalid`
   */
  async requestedPosition(role: Role, text: string): Promise<bigint> {
    if (!POSITION.test(text)) throw reject('request.header-invalid', { header: 'Sealtrail-Min-Position' });
    const isPlain = text.length <= 18;
    if (isPlain && (ratingTextReaders.includes(role) || BigInt(text) >= POSITION_BEYOND_ANY_LOG)) return BigInt(text);
    return this.events.head();
  }
}

/** 128 bits as 39 digits. */
const decimal = (bytes: Buffer): string =>
  BigInt(`0x${bytes.subarray(0, 16).toString('hex')}`)
    .toString()
    .padStart(39, '0');
