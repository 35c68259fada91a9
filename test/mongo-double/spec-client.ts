import { type Collection, type Db, type Document, MongoClient, type MongoClientOptions } from 'mongodb';
import { MongoDouble, type MongoDoubleOptions } from './mongo-double';

/** Documents of any shape, with ids of two types. */
export type AnyDocument = Document & { _id: string | number };

/** A double and the official driver in front of it. */
export type Pair = {
  readonly double: MongoDouble;
  readonly client: MongoClient;
  readonly db: Db;
  readonly cases: Collection<AnyDocument>;
};

/** Doubles and clients for a spec, closed after each test. */
export function pairs(): {
  open: (options?: MongoDoubleOptions, client?: MongoClientOptions) => Promise<Pair>;
  clientOf: (double: MongoDouble, options?: MongoClientOptions) => MongoClient;
} {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  const clientOf = (double: MongoDouble, options: MongoClientOptions = {}): MongoClient => {
    const client = new MongoClient(double.url, {
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      minHeartbeatFrequencyMS: 10,
      ...options,
    });
    closing.push(() => client.close());
    return client;
  };
  const open = async (options?: MongoDoubleOptions, clientOptions?: MongoClientOptions): Promise<Pair> => {
    const double = await MongoDouble.start(options);
    closing.push(() => double.close());
    const client = clientOf(double, clientOptions);
    const db = client.db('office');
    return { double, client, db, cases: db.collection<AnyDocument>('cases') };
  };
  return { open, clientOf };
}
