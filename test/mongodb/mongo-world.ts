import { MongoConnection, type MongoTimings } from '@sealtrail/platform';
import type { BSON } from 'mongodb';
import { FaultProxy } from '../mongo-proxy/fault-proxy';
import { isOnServers } from '../servers/server-options';
import { type deployments, type ServerBehind, startServerBehind } from './server-behind';

/** Short, so that a spec of an outage is quick; a shared server is given more time. */
const PATIENCE_MS = isOnServers() ? 10_000 : 1_000;
const TIMINGS: MongoTimings = { selectionMs: PATIENCE_MS, connectMs: PATIENCE_MS, socketMs: PATIENCE_MS };

/** A server, a fault-injecting proxy in front of it, and connections through it, all closed together. */
export class MongoWorld {
  private readonly connections: MongoConnection[] = [];

  private constructor(
    readonly proxy: FaultProxy,
    private readonly server: ServerBehind,
  ) {}

  static async start(deployment?: (typeof deployments)[number]): Promise<MongoWorld> {
    const server = await startServerBehind(deployment);
    return new MongoWorld(await FaultProxy.before(server.url), server);
  }

  /** The database that all connections use. */
  get database(): string {
    return this.server.database;
  }

  /** As another process would. */
  async connect(timings: Partial<MongoTimings> = {}): Promise<MongoConnection> {
    const place = { url: this.proxy.url, namespace: this.database, timings: { ...TIMINGS, ...timings } };
    const connection = await MongoConnection.open(place);
    this.connections.push(connection);
    return connection;
  }

  /** The documents of a collection; 64-bit integers are `bigint`. */
  stored(collection: string, types: BSON.DeserializeOptions = { useBigInt64: true }) {
    return this.server.stored(collection, types);
  }

  /** The commands sent to a collection since the last call, by name; to all if none is named. */
  sent(...collections: readonly string[]): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
    const sent = this.proxy.commands.splice(0).filter(({ collection }) => collection !== null);
    return sent
      .filter(({ collection }) => collections.length === 0 || collections.includes(collection ?? ''))
      .map(({ name, document }) => [name, document]);
  }

  /** Refusals would mean that our code uses what the double does not support: then the test proves nothing. */
  async close(): Promise<void> {
    for (const connection of this.connections) await connection.close();
    await this.proxy.close();
    await this.server.close();
    expect([...this.proxy.troubles, ...this.server.refusals]).toStrictEqual([]);
  }
}
