import { randomUUID } from 'node:crypto';
import { type JsonObject, NO_STREAM } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import { appendIdempotently } from './idempotent-append';
import { checkSendable, requireObject } from './stored-event';
import type { StreamNames } from './stream-names';

/** Default retention time of rejections. */
export const REFUSALS_KEPT_DAYS = 30;

const REFUSED = 'CommandRefusedWith';
const SECONDS_PER_DAY = 86_400;

type Stream = { readonly name: string; readonly last: bigint };

/**
 * Rejections with a retention time: this process writes them into its own streams, of which the server hides events older than
 * their `$maxAge` and removes them when it is scavenged (except for the last one). The outcome stream of a command only
 * contains, for good, where its rejection was stored.
 */
export class RefusalStore {
  /** Streams without a pending write. There are as many as there were ever concurrent rejections: none waits for another. */
  private readonly idle: Stream[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
    private readonly keptDays: number,
  ) {}

  /** Returns its location. */
  async keep(refusal: JsonObject): Promise<JsonObject> {
    const record = { id: randomUUID(), type: REFUSED, data: refusal, metadata: {} };
    checkSendable(REFUSED, [record]);
    const { name, last } = this.idle.pop() ?? (await this.begin());
    // After an attempt with an unclear outcome the revision of the stream is unknown: it is not used again.
    const write = { stream: name, shown: name, expected: last, records: [record] } as const;
    const { revision } = await appendIdempotently(this.connection, write);
    this.idle.push({ name, last: revision });
    return { stream: name, revision: String(revision), id: record.id };
  }

  /** `null` once its retention time has passed. */
  async find(place: JsonObject): Promise<JsonObject | null> {
    const { stream, revision, id } = place as { readonly [key: string]: string };
    const [found] = await this.connection.read({
      stream: String(stream),
      from: BigInt(String(revision)),
      countMax: 1,
    });
    // A server that has removed it returns the next existing one.
    return found === undefined || found.id !== id ? null : requireObject(found, found.data, 'data');
  }

  private async begin(): Promise<Stream> {
    const name = this.names.refusals(randomUUID());
    const data = { $maxAge: this.keptDays * SECONDS_PER_DAY };
    const stream = `$$${name}`;
    const records = [{ id: randomUUID(), type: '$metadata', data, metadata: {} }] as const;
    await appendIdempotently(this.connection, { stream, shown: stream, expected: NO_STREAM, records });
    return { name, last: NO_STREAM };
  }
}
