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
  /** Names the database if the connection string does not. */
  readonly namespace: string;
  readonly timings?: Partial<MongoTimings>;
};

export type MongoTimings = {
  /** How long a request waits for an available server, for instance during an election. */
  readonly selectionMs: number;
  readonly connectMs: number;
  /** Socket timeout within a request. */
  readonly socketMs: number;
};

const TIMINGS: MongoTimings = { selectionMs: 10_000, connectMs: 10_000, socketMs: 30_000 };
const POOL_MAX = 50;
/** Server 4.4: the oldest version that the driver supports. */
const WIRE_VERSION_MIN = 9;
/** The collection of documents about the database as a whole. */
export const PLACE = 'sealtrail';
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;

/**
 * The only client of a process, with the database that its stores share.
 *
 * Acknowledged writes have reached the journals of a majority (`w: majority, j: true`), and reads return only such data
 * (`readConcern: majority`, from the primary): no failover rolls any of it back. A single server is sufficient, as it is its
 * own majority; neither transactions nor change streams are needed.
 *
 * 64-bit integers are returned as `Long`, every other number as a JavaScript number.
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

/** Read and write concerns of the connection string are ignored: the guarantees of the stores depend on these. */
function databaseOf(client: MongoClient, { url, namespace }: MongoPlace): Db {
  return client.db(databaseName(url) ?? namespace, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: new ReadConcern('majority'),
    readPreference: 'primary',
    // Not `useBigInt64`: the driver reads a counter of its own from errors of a primary that steps down, and would crash on a
    // bigint.
    promoteLongs: false,
    ignoreUndefined: true,
  });
}

/** The database name in a connection string, or `null`. */
export function databaseName(url: string): string | null {
  const [, name = ''] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]*)/.exec(url) ?? [];
  return name === '' ? null : decodeURIComponent(name);
}

/** A connection string without secrets. */
export const shownUrl = (url: string): string => url.replace(/\/\/.*@/s, '//').replace(/\?.*$/s, '');

/**
 * Checks the server, then writes nothing with the write concern of all writes: a server that cannot provide it is reported now.
 */
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
