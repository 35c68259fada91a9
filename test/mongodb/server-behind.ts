import { randomUUID } from 'node:crypto';
import { type BSON, MongoClient } from 'mongodb';
import type { Deployment } from '../mongo-double/greeting';
import { MongoDouble } from '../mongo-double/mongo-double';
import { AS_SENT, type Doc } from '../mongo-proxy/wire';
import { addressesIn } from '../servers/addresses';
import { isOnServers } from '../servers/server-options';

/** The server of a test: both kinds of the double, or the one real server. */
export const deployments: readonly (Deployment | 'server')[] = isOnServers()
  ? ['server']
  : ['standalone', 'replicaSet'];

/** The server behind the proxy in a test, with its own database. */
export type ServerBehind = {
  readonly url: string;
  readonly database: string;
  /** The documents of a collection in insertion order, with the BSON types as stored or as requested. */
  stored(collection: string, types?: BSON.DeserializeOptions): Promise<readonly Doc[]>;
  /** Requests that the double does not support; a server reports them only in its responses. */
  readonly refusals: readonly string[];
  close(): Promise<void>;
};

/** The double; under `npm run test:servers` the configured server. */
export async function startServerBehind(deployment: Deployment | 'server' = 'replicaSet'): Promise<ServerBehind> {
  if (isOnServers()) return realServer(addressesIn(process.env).mongodb ?? '');
  const double = await MongoDouble.start({ deployment: deployment === 'server' ? 'replicaSet' : deployment });
  const database = 'sealtrail-test';
  return {
    url: double.url,
    database,
    refusals: double.refusals,
    stored: (collection, types) => double.stored(database, collection, types),
    close: () => double.close(),
  };
}

async function realServer(url: string): Promise<ServerBehind> {
  const client = await MongoClient.connect(url);
  const db = client.db(`sealtrail-test-${randomUUID().slice(0, 8)}`);
  return {
    url,
    database: db.databaseName,
    refusals: [],
    stored: (collection, types = AS_SENT) => db.collection(collection).find({}, types).toArray(),
    close: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}
