import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  NO_STREAM as NONE_YET,
  type ResolvedEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { NO_STREAM } from '@sealtrail/event-sourcing';
import { UnusableServer } from '../storage-errors';
import { callFailed } from './call-failures';
import { collect, type OpenRead } from './collect';
import { lastWithPrefix } from './filtered-read';
import { GrpcLogFeed } from './grpc-log-feed';
import {
  CallFailed,
  type FoundRecord,
  type LogClient,
  type LogFeed,
  type SentRecord,
  type StreamRead,
} from './log-client';
import type { ServerAddress } from './server-address';
import type { Timings } from './timings';
import { withTimeout } from './with-timeout';

/** Lets the server's own deadline expire first. */
const GRACE_MS = 500;

/** Read-ahead of a feed, in events, for a consumer slower than the server. */
const AHEAD_MAX = 256;

/** A heartbeat after this many times 32 events that do not belong to the namespace. */
const SIGN_INTERVAL = 8;

/**
 * A follower node may lag behind: decisions and acknowledgements based on its answers may be wrong. With this option it refuses
 * the call and names the leader, to which the client then reconnects.
 */
const LEADER = { requiresLeader: true } as const;

/** Hidden in the client's types, yet the only source of the server's version. */
type Inner = { readonly capabilities: Promise<{ readonly serverVersion: string }> };

/** {@link LogClient} over `@eventstore/db-client`, with a guard for each of its known defects. */
export class GrpcLogClient implements LogClient {
  private readonly client: EventStoreDBClient;

  /** @throws {UnusableServer} if the client cannot parse the connection string, or read a file it names. */
  constructor(
    private readonly address: ServerAddress,
    private readonly timings: Timings,
  ) {
    try {
      this.client = EventStoreDBClient.connectionString(address.url);
    } catch (error) {
      const text = error instanceof Error && /certificate|key file/i.test(error.message) ? error.message : 'unreadable';
      throw new UnusableServer(`the connection string of ${address.shown} cannot be used: ${text}`);
    }
  }

  async serverVersion(): Promise<string> {
    const asking = (this.client as unknown as Inner).capabilities;
    return this.tell('the version', withTimeout(this.timings.stallMs, 'the version', asking)).then(
      ({ serverVersion }) => serverVersion,
    );
  }

  async append(stream: string, expected: bigint, records: readonly SentRecord[]) {
    const what = `append to ${stream}`;
    const { attemptMs } = this.timings;
    // Credentials per call, even if they are those of the connection, or none are needed: only then does the client append with
    // a separate call. Its other way (batch append) shares one table between all clients of the process: it can end the
    // process, hang, and fail the appends of a healthy connection.
    const { credentials } = this.address;
    const sending = this.client.appendToStream(
      stream,
      records.map((record) => jsonEvent({ ...record })),
      { expectedRevision: expected === NO_STREAM ? NONE_YET : expected, credentials, deadline: attemptMs, ...LEADER },
    );
    const answer = await this.tell(what, withTimeout(attemptMs + GRACE_MS, what, sending));
    return { revision: answer.nextExpectedRevision, position: answer.position?.commit ?? null };
  }

  async readStream({ stream, from, countMax }: StreamRead): Promise<readonly FoundRecord[] | null> {
    const what = `read of ${stream}`;
    const read = this.client.readStream(stream, {
      fromRevision: from === 'last' ? END : from,
      direction: from === 'last' ? BACKWARDS : FORWARDS,
      maxCount: countMax,
      ...LEADER,
    });
    try {
      return (await this.all(read as unknown as OpenRead, what)).map((found) => foundOf(found, what));
    } catch (error) {
      if ((error as { cause?: { type?: unknown } }).cause?.type === 'stream-not-found') return null;
      throw error;
    }
  }

  async readLogBackwards(before: bigint | 'end', countMax: number): Promise<readonly FoundRecord[]> {
    const read = this.client.readAll({
      fromPosition: before === 'end' ? END : { commit: before, prepare: before },
      direction: BACKWARDS,
      maxCount: countMax,
      ...LEADER,
    });
    const what = 'read of the log';
    return (await this.all(read as unknown as OpenRead, what)).map((found) => foundOf(found, what));
  }

  lastOf(prefix: string): Promise<bigint | null> {
    const what = 'search of the log';
    return this.tell(what, lastWithPrefix(this.client, prefix, this.timings.searchMs));
  }

  follow(after: bigint, prefixes: readonly string[]): LogFeed {
    const feed = new GrpcLogFeed();
    const filter = streamNameFilter({
      prefixes: [...prefixes],
      checkpointInterval: SIGN_INTERVAL,
      // Only a heartbeat: the checkpoint runs ahead of what was read, and servers have sent wrong ones.
      checkpointReached: () => feed.sign(),
    });
    const fromPosition = after === 0n ? START : { commit: after, prepare: after };
    feed.take(
      this.client.subscribeToAll({ fromPosition, filter, ...LEADER }, { readableHighWaterMark: AHEAD_MAX } as object),
    );
    return feed;
  }

  async close(): Promise<void> {
    // A connection without calls keeps neither the process alive nor resources at the server.
    await withTimeout(GRACE_MS, 'close', this.client.dispose()).catch(() => {});
  }

  private all(read: OpenRead, what: string): Promise<readonly ResolvedEvent[]> {
    return this.tell(what, collect<ResolvedEvent>(read, this.timings.stallMs, what));
  }

  private async tell<T>(what: string, call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      throw callFailed(what, error);
    }
  }
}

function foundOf({ event, link, commitPosition }: ResolvedEvent, what: string): FoundRecord {
  const found = event ?? link;
  const position = commitPosition ?? found?.position?.commit;
  if (found === undefined || position === undefined) {
    throw new CallFailed('refused', `${what}: the server sent an event without position`);
  }
  const { id, type, streamId, revision, data, metadata } = found;
  return { id, type, stream: streamId, revision, position, data, metadata };
}
