import { MongoConnection, type MongoTimings } from '@sealtrail/platform';
import { MongoDouble, type MongoDoubleOptions } from '../mongo-double/mongo-double';

export const DATABASE = 'sealtrail-test';

/** Short, so that a spec of an outage is not an outage itself. */
const TIMINGS: MongoTimings = { selectionMs: 1_000, connectMs: 1_000, socketMs: 1_000 };

/** A double of MongoDB and connections to it, all closed together. It proves nothing about a real server. */
export class DoubleWorld {
  private readonly connections: MongoConnection[] = [];

  private constructor(readonly double: MongoDouble) {}

  static async start(options: MongoDoubleOptions = {}): Promise<DoubleWorld> {
    return new DoubleWorld(await MongoDouble.start(options));
  }

  /** As another process would. */
  async connect(timings: Partial<MongoTimings> = {}): Promise<MongoConnection> {
    const { url } = this.double;
    const connection = await MongoConnection.open({ url, namespace: DATABASE, timings: { ...TIMINGS, ...timings } });
    this.connections.push(connection);
    return connection;
  }

  /** What a collection holds; 64-bit integers are `bigint`. */
  stored(collection: string): readonly Readonly<Record<string, unknown>>[] {
    return this.double.stored(DATABASE, collection, { useBigInt64: true });
  }

  /** What was sent to a collection since the last look, by name; all of it where none is named. */
  sent(...collections: readonly string[]): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
    const sent = this.double.commands.splice(0).filter(({ collection }) => collection !== null);
    return sent
      .filter(({ collection }) => collections.length === 0 || collections.includes(collection ?? ''))
      .map(({ name, document }) => [name, document]);
  }

  /** Refusals would mean that our code asks what the double does not know: then nothing was shown. */
  async close(): Promise<void> {
    for (const connection of this.connections) await connection.close();
    await this.double.close();
    expect(this.double.refusals).toStrictEqual([]);
  }
}
