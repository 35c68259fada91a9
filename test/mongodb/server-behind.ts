import { randomUUID } from 'node:crypto';
import { type BSON, MongoClient } from 'mongodb';
import type { Deployment } from '../mongo-double/greeting';
import { MongoDouble } from '../mongo-double/mongo-double';
import { AS_SENT, type Doc } from '../mongo-proxy/wire';
import { addressesIn } from '../servers/addresses';
import { isOnServers } from '../servers/server-options';

/** What a test can be about: both kinds of the double, or the one server that is there. */
export const deployments: readonly (Deployment | 'server')[] = isOnServers()
  ? ['server']
  : ['standalone', 'replicaSet'];

/** What stands behind the proxy in a test, with a database of its own. */
export type ServerBehind = {
  readonly url: string;
  readonly database: string;
  /** What a collection holds, in the order of insertion, with the BSON types as stored or as you like. */
  stored(collection: string, types?: BSON.DeserializeOptions): Promise<readonly Doc[]>;
  /** What was asked that the double does not know; a server tells of it by its answers alone. */
  readonly refusals: readonly string[];
  close(): Promise<void>;
};

/** The double; under `npm run test:servers` the server that it is told of. */
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
