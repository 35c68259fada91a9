import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { HANDSHAKES, receivedCommand } from '../mongo-proxy/received-command';
import {
  AS_SENT,
  answer,
  type Doc,
  encode,
  Framing,
  type Message,
  readMessage,
  UnreadableMessage,
} from '../mongo-proxy/wire';
import type { Server } from './command';
import { runCommand } from './commands';
import { Cursors } from './cursors';
import { Refusal, ServerError } from './errors';
import { type Deployment, greeting, SET_NAME } from './greeting';
import { RetryMemory } from './retry-memory';
import { Store } from './store';

export type MongoDoubleOptions = {
  /** 0 (the default): any free port. */
  readonly port?: number;
  readonly deployment?: Deployment;
  /** Called for every refusal; they are also collected in `refusals`. */
  readonly refused?: (what: string) => void;
};

/**
 * Replaces MongoDB if no server is available: it implements the part of the wire protocol that our drivers use.
 *
 * It is only a double. It supports only the commands in `read-commands.ts`, `write-commands.ts` and `catalog-commands.ts`, only
 * the filters in `filter.ts` and only the updates in `update.ts`; it refuses everything else with an error that begins with
 * "mongo double refuses" and is collected in `refusals`. One process runs one command at a time, in memory: no replication, no
 * journal, no concurrency inside the server; a cursor reads the state at the time of its query, and fields with integer names
 * come first in a document, as in any JavaScript object. It never fails by itself: for that there is the proxy in front of it.
 * That it behaves like a server is verified by running its specs on servers (`npm run test:servers`); by itself it proves
 * nothing about MongoDB.
 */
export class MongoDouble {
  /** Everything refused because the double does not support it. A spec can require none. */
  readonly refusals: string[] = [];
  private readonly server: Server = { store: new Store(), cursors: new Cursors(), memory: new RetryMemory() };
  private readonly deployment: Deployment;
  private readonly sockets = new Set<Socket>();
  private readonly listener: NetServer;

  private constructor(private readonly options: MongoDoubleOptions) {
    this.deployment = options.deployment ?? 'replicaSet';
    this.listener = createServer((socket) => this.serve(socket));
  }

  static async start(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
    const double = new MongoDouble(options);
    double.listener.listen(options.port ?? 0, '127.0.0.1');
    await once(double.listener, 'listening');
    return double;
  }

  get url(): string {
    const address = `mongodb://${this.address}/`;
    return this.deployment === 'standalone' ? address : `${address}?replicaSet=${SET_NAME}`;
  }

  async close(): Promise<void> {
    const closed = once(this.listener, 'close');
    this.listener.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Copies of the documents of a collection in insertion order, with the BSON types as stored or as requested. */
  async stored(db: string, collection: string, types: BSON.DeserializeOptions = AS_SENT): Promise<readonly Doc[]> {
    const documents = [...(this.server.store.find(db, collection)?.all ?? [])];
    return documents.map((document) => BSON.deserialize(encode(document), types));
  }

  private get address(): string {
    return `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  private serve(socket: Socket): void {
    const framing = new Framing();
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.sockets.delete(socket));
    // A client that disconnects is not a failure of the double.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const bytes of framing.read(chunk)) this.handle(readMessage(bytes), socket);
      } catch (error) {
        this.refuse(error instanceof UnreadableMessage ? error.message : String(error));
        socket.destroy();
      }
    });
  }

  private handle({ id, isQuery, isAnswered, document }: Message, socket: Socket): void {
    // A client that disconnects announces it without waiting for a response.
    if (!isAnswered && !('endSessions' in document)) throw new UnreadableMessage('an unacknowledged write');
    const done = this.execute(document);
    if (isAnswered) socket.write(answer(id, done, isQuery ? 'query' : 'message').bytes);
  }

  private execute(document: Doc): Doc {
    const command = receivedCommand(document);
    if (HANDSHAKES.includes(command.name)) return greeting(this.deployment, this.address);
    try {
      return runCommand(command, this.server, this.deployment);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (error instanceof Refusal) this.refuse(error.message);
      return error.reply();
    }
  }

  private refuse(what: string): void {
    this.refusals.push(what);
    this.options.refused?.(what);
  }
}
