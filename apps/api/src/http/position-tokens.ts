import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import { EventStore, NamespaceSecret } from '@sealtrail/event-sourcing';
import { ratingTextReaders } from '../access/role-groups';
import { reject } from './rejections';

/** The position and revision of a fact, as far as a response knows them. */
type EventPlace = { readonly position: bigint | string; readonly revision: bigint | string };

/** No log is this long; a request for it is refused as beyond the log. */
const POSITION_BEYOND_ANY_LOG = 10n ** 15n;
const MINUTE_MS = 60_000;
/** Plain positions, and opaque ones of facts and of views. */
export const POSITION = /^(\d{1,18}|1\d{47}|2\d{52})$/;

/**
 * Positions as displayed. A plain position counts the facts of all cases: the difference of two would reveal, to the second, that
 * a rating was recorded. So only readers of single ratings get plain positions. All others get opaque decimal texts that are
 * valid for `Sealtrail-Min-Position`: within a stream a later fact has a greater one, and a view is greater than any fact.
 */
@Injectable()
export class PositionTokens {
  constructor(
    private readonly secret: NamespaceSecret,
    private readonly events: EventStore,
  ) {}

  /** Deterministic for a fact: a repeated command gets an identical response. */
  forEvent(role: Role, { position, revision }: EventPlace): string {
    if (ratingTextReaders.includes(role)) return String(position);
    const hidden = this.secret.derive(JSON.stringify(['position', String(position)]));
    return `1${String(revision).padStart(8, '0')}${decimal(hidden)}`;
  }

  /** Random: it does not reveal whether a fact was recorded since the last response. */
  forView(role: Role, position: bigint): string {
    if (ratingTextReaders.includes(role)) return String(position);
    return `2${String(Date.now()).padStart(13, '0')}${decimal(randomBytes(16))}`;
  }

  /** Rounded to the minute: a single waiting fact is not visible. */
  lagMs(role: Role, lagMs: number): number {
    return ratingTextReaders.includes(role) ? lagMs : lagMs - (lagMs % MINUTE_MS);
  }

  /**
   * The position that a response must include. Callers without plain positions wait for the current head: a guessed number
   * reveals nothing.
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
