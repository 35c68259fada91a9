import { type BSON, type Collection, type Db, type Document, MongoClient, type MongoClientOptions } from 'mongodb';
import { FaultProxy } from '../mongo-proxy/fault-proxy';
import type { Doc } from '../mongo-proxy/wire';
import { type deployments, startServerBehind } from './server-behind';

/** Documents of any shape, with ids of two types. */
export type AnyDocument = Document & { _id: string | number };

/** A server, a proxy in front of it, and the official driver connected through both. */
export type Pair = {
  readonly proxy: FaultProxy;
  readonly client: MongoClient;
  readonly db: Db;
  readonly cases: Collection<AnyDocument>;
  /** The documents of a collection, of the cases by default. */
  readonly stored: (types?: BSON.DeserializeOptions, collection?: string) => Promise<readonly Doc[]>;
  readonly refusals: readonly string[];
  /** Another client of the same database. */
  readonly casesOf: (options: MongoClientOptions) => Collection<AnyDocument>;
};

/** Servers, proxies and clients for a spec, closed after each test. */
export function pairs(): {
  open: (options?: MongoClientOptions, deployment?: (typeof deployments)[number]) => Promise<Pair>;
} {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  const clientOf = ({ url }: FaultProxy, options: MongoClientOptions): MongoClient => {
    const client = new MongoClient(url, {
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      minHeartbeatFrequencyMS: 10,
      ...options,
    });
    closing.push(() => client.close());
    return client;
  };
  const open: ReturnType<typeof pairs>['open'] = async (options = {}, deployment) => {
    const server = await startServerBehind(deployment);
    closing.push(() => server.close());
    const proxy = await FaultProxy.before(server.url);
    closing.push(() => proxy.close());
    const client = clientOf(proxy, options);
    const db = client.db(server.database);
    return {
      proxy,
      client,
      db,
      cases: db.collection<AnyDocument>('cases'),
      stored: (types, collection = 'cases') => server.stored(collection, types),
      refusals: server.refusals,
      casesOf: (others) => clientOf(proxy, others).db(server.database).collection<AnyDocument>('cases'),
    };
  };
  return { open };
}
