import { MongoConnection, type MongoTimings } from '@sealtrail/platform';
import type { BSON } from 'mongodb';
import { FaultProxy } from '../mongo-proxy/fault-proxy';
import { isOnServers } from '../servers/server-options';
import { type deployments, type ServerBehind, startServerBehind } from './server-behind';

/** Short, so that a spec of an outage is not an outage itself; a server that others use as well is given time. */
const PATIENCE_MS = isOnServers() ? 10_000 : 1_000;
const TIMINGS: MongoTimings = { selectionMs: PATIENCE_MS, connectMs: PATIENCE_MS, socketMs: PATIENCE_MS };

/** A server, a proxy that fails on demand in front of it, and connections through it, all closed together. */
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

  /** What a collection holds; 64-bit integers are `bigint`. */
  stored(collection: string, types: BSON.DeserializeOptions = { useBigInt64: true }) {
    return this.server.stored(collection, types);
  }

  /** What was sent to a collection since the last look, by name; all of it where none is named. */
  sent(...collections: readonly string[]): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
    const sent = this.proxy.commands.splice(0).filter(({ collection }) => collection !== null);
    return sent
      .filter(({ collection }) => collections.length === 0 || collections.includes(collection ?? ''))
      .map(({ name, document }) => [name, document]);
  }

  /** Refusals would mean that our code asks what the double does not know: then nothing was shown. */
  async close(): Promise<void> {
    for (const connection of this.connections) await connection.close();
    await this.proxy.close();
    await this.server.close();
    expect([...this.proxy.troubles, ...this.server.refusals]).toStrictEqual([]);
  }
}
