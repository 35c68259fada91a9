import { randomUUID } from 'node:crypto';
import { type JsonObject, NO_STREAM } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import { appendIdempotently } from './idempotent-append';
import { checkSendable, requireObject } from './stored-event';
import type { StreamNames } from './stream-names';

/** For how long a refusal is remembered where nobody says otherwise. */
export const REFUSALS_KEPT_DAYS = 30;

const REFUSED = 'CommandRefusedWith';
const SECONDS_PER_DAY = 86_400;

type Stream = { readonly name: string; readonly last: bigint };

/**
 * What commands were refused with, for a time: this process writes them into streams of its own, of which the server shows
 * nothing that is older than their `$maxAge` and removes it when it is scavenged (but for the last one). What the stream of a
 * command's answers says for ever is only where its refusal was.
 */
export class RefusalStore {
  /** Nobody is writing to these now. As many are begun as there ever were refusals at the same time: none waits for another. */
  private readonly idle: Stream[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
    private readonly keptDays: number,
  ) {}

  /** Answers where it is. */
  async keep(refusal: JsonObject): Promise<JsonObject> {
    const record = { id: randomUUID(), type: REFUSED, data: refusal, metadata: {} };
    checkSendable(REFUSED, [record]);
    const { name, last } = this.idle.pop() ?? (await this.begin());
    // After a try whose outcome is open nobody knows where the stream stands: it is not taken again.
    const write = { stream: name, shown: name, expected: last, records: [record] } as const;
    const { revision } = await appendIdempotently(this.connection, write);
    this.idle.push({ name, last: revision });
    return { stream: name, revision: String(revision), id: record.id };
  }

  /** `null` once its time is over. */
  async find(place: JsonObject): Promise<JsonObject | null> {
    const { stream, revision, id } = place as { readonly [key: string]: string };
    const [found] = await this.connection.read({
      stream: String(stream),
      from: BigInt(String(revision)),
      countMax: 1,
    });
    // A server that has let go of it gives the next one that there is.
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
