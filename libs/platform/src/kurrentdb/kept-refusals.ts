import { randomUUID } from 'node:crypto';
import { type JsonObject, NO_STREAM } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import { appendExact } from './exact-append';
import type { PlaceNames } from './place-names';
import { objectOf, sendable } from './stored-event';

/** For how long a refusal is remembered where nobody says otherwise. */
export const REFUSALS_KEPT_DAYS = 30;

const REFUSED = 'CommandRefusedWith';
const SECONDS_PER_DAY = 86_400;

type Stream = { readonly name: string; last: bigint };

/**
 * What commands were refused with, for a time: this process writes them into a stream of its own, of which the server shows
 * nothing that is older than its `$maxAge` and removes it when it is scavenged (but for the last one). What the stream of a
 * command's answers says for ever is only where its refusal was.
 */
export class KeptRefusals {
  private stream: Stream | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly names: PlaceNames,
    private readonly keptDays: number,
  ) {}

  /** One after the other: each needs the revision of the one before. Answers where it is. */
  keep(refusal: JsonObject): Promise<JsonObject> {
    const kept = this.turn.then(() => this.append(refusal));
    this.turn = kept.catch(() => {});
    return kept;
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
    return found === undefined || found.id !== id ? null : objectOf(found, found.data, 'data');
  }

  private async append(refusal: JsonObject): Promise<JsonObject> {
    // After a try whose outcome is open nobody knows where the stream stands: then another one is begun.
    const stream = this.stream ?? (await this.begin());
    this.stream = null;
    const record = { id: randomUUID(), type: REFUSED, data: refusal, metadata: {} };
    sendable(stream.name, [record]);
    const { name } = stream;
    const { revision } = await appendExact(this.connection, {
      stream: name,
      shown: name,
      expected: stream.last,
      records: [record],
    });
    this.stream = { name, last: revision };
    return { stream: name, revision: String(revision), id: record.id };
  }

  private async begin(): Promise<Stream> {
    const name = this.names.refusals(randomUUID());
    const data = { $maxAge: this.keptDays * SECONDS_PER_DAY };
    const stream = `$$${name}`;
    const records = [{ id: randomUUID(), type: '$metadata', data, metadata: {} }] as const;
    await appendExact(this.connection, { stream, shown: stream, expected: NO_STREAM, records });
    return { name, last: NO_STREAM };
  }
}
