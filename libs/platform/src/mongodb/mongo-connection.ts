import {
  type Db,
  MongoClient,
  MongoCompatibilityError,
  MongoParseError,
  MongoServerError,
  type MongoServerSelectionError,
  ReadConcern,
} from 'mongodb';
import { UnusableServer } from '../storage-errors';

export type MongoPlace = {
  /** A connection string: `mongodb://…` or `mongodb+srv://…`. */
  readonly url: string;
  /** Names the database where the connection string names none. */
  readonly namespace: string;
  readonly timings?: Partial<MongoTimings>;
};

export type MongoTimings = {
  /** How long a request waits for a server that can serve it, for instance during an election. */
  readonly selectionMs: number;
  readonly connectMs: number;
  /** Silence of a connection in the middle of a request. */
  readonly socketMs: number;
};

const TIMINGS: MongoTimings = { selectionMs: 10_000, connectMs: 10_000, socketMs: 30_000 };
const POOL_MAX = 50;
/** Server 4.4: the least that the driver speaks to. */
const WIRE_VERSION_MIN = 9;
/** The collection of what the database as a whole says of itself. */
export const PLACE = 'sealtrail';
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;

/**
 * The one client of a process, and the database that its stores share.
 *
 * What it acknowledges has reached the journals of a majority (`w: majority, j: true`), and it reads only what has
 * (`readConcern: majority`, from the primary): no failover takes any of it back. A single server will do, it is its own
 * majority then; nothing here needs transactions or change streams.
 *
 * Integers of 64 bits come back as `Long`, every other number as one of JavaScript's.
 */
export class MongoConnection {
  private constructor(
    private readonly client: MongoClient,
    readonly db: Db,
  ) {}

  /** @throws {UnusableServer} */
  static async open(place: MongoPlace): Promise<MongoConnection> {
    const shown = shownUrl(place.url);
    let client: MongoClient | undefined;
    try {
      client = new MongoClient(place.url, optionsFor(place));
      await client.connect();
      const db = databaseOf(client, place);
      await refuseUnlessUsable(db, shown);
      return new MongoConnection(client, db);
    } catch (error) {
      await client?.close();
      throw explained(error, place.url, shown);
    }
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

function optionsFor({ timings }: MongoPlace) {
  const { selectionMs, connectMs, socketMs } = { ...TIMINGS, ...timings };
  return {
    appName: 'sealtrail',
    serverSelectionTimeoutMS: selectionMs,
    connectTimeoutMS: connectMs,
    socketTimeoutMS: socketMs,
    waitQueueTimeoutMS: selectionMs,
    maxPoolSize: POOL_MAX,
    retryWrites: true,
    retryReads: true,
  };
}

/** What a connection string says of concerns is not heeded: the promises of the stores rest on these. */
function databaseOf(client: MongoClient, { url, namespace }: MongoPlace): Db {
  return client.db(databaseName(url) ?? namespace, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: new ReadConcern('majority'),
    readPreference: 'primary',
    // Not `useBigInt64`: the driver reads a counter of its own from errors of a primary that steps down, and would die of it.
    promoteLongs: false,
    ignoreUndefined: true,
  });
}

/** The database that a connection string names, or `null`. */
export function databaseName(url: string): string | null {
  const [, name = ''] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]*)/.exec(url) ?? [];
  return name === '' ? null : decodeURIComponent(name);
}

/** A connection string without what is secret. */
export const shownUrl = (url: string): string => url.replace(/\/\/.*@/s, '//').replace(/\?.*$/s, '');

/** Looks at the server, then writes nothing as everything will be written: what it cannot promise, it says now. */
async function refuseUnlessUsable(db: Db, shown: string): Promise<void> {
  const hello = await db.command({ hello: 1 });
  if (Number(hello['maxWireVersion']) < WIRE_VERSION_MIN) throw new UnusableServer(tooOld(shown));
  if (hello['isWritablePrimary'] !== true) {
    throw new UnusableServer(
      `${shown} is not the primary of its replica set. Set replicaSet=… in the connection string.`,
    );
  }
  const place = db.collection<{ _id: string }>(PLACE);
  await place.findOneAndUpdate({ _id: { $eq: 'nothing' } }, { $set: { written: true } });
}

const tooOld = (shown: string): string => `${shown} is too old: MongoDB 4.4 or later is required.`;

function explained(error: unknown, url: string, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof UnusableServer) return error;
  const text = error.message.replaceAll(url, shown);
  if (error instanceof MongoParseError) return new UnusableServer(`The address of MongoDB cannot be read: ${text}`);
  if (isTooOld(error)) return new UnusableServer(`${tooOld(shown)} (${text})`);
  if (error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED) {
    return new UnusableServer(`${shown} rejects the user of the connection string: ${text}`);
  }
  if (error instanceof MongoServerError && error.code === UNAUTHORIZED) {
    return new UnusableServer(`The user of the connection string lacks read and write permission at ${shown}: ${text}`);
  }
  return new UnusableServer(`${shown} cannot be used: ${text}. Is it running, and can this machine reach it?`, {
    cause: error,
  });
}

const isTooOld = (error: Error): boolean =>
  error instanceof MongoCompatibilityError ||
  (error as MongoServerSelectionError).reason?.error instanceof MongoCompatibilityError;
