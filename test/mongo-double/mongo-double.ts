import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { BSON } from 'mongodb';
import type { Doc } from './bson-order';
import { NO_FAULTS, type ReceivedCommand, type Server, type WriteFaults } from './command';
import {
  gridFsIndexes,
  isForAnyMember,
  isWrite,
  receivedCommand,
  runCommand,
  type WriteConcernExemption,
} from './commands';
import { Connection, type Reaction } from './connection';
import { Cursors } from './cursors';
import { Refusal, ServerError } from './errors';
import { type Fault, Faults, HANDSHAKES } from './faults';
import { Gate } from './gate';
import { type Deployment, Member, SET_NAME } from './member';
import { RetryMemory } from './retry-memory';
import { Store } from './store';
import { decode, encode, type Message } from './wire';

export type MongoDoubleOptions = {
  /** 0 for any free one, which is the default. */
  readonly port?: number;
  readonly deployment?: Deployment;
  /** Which writes may go without `{ w: 'majority', j: true }`: by default only GridFS making its indexes. */
  readonly exempt?: WriteConcernExemption;
  /** Whether `commands` is kept: true unless told otherwise. */
  readonly recording?: boolean;
  /** Told of every refusal as it happens; they stand in `refusals` in any case. */
  readonly refused?: (what: string) => void;
};

/**
 * A test double that speaks enough of MongoDB's wire protocol for the official driver, and fails on demand.
 *
 * It is a double and nothing more. It knows only the commands in `read-commands.ts`, `write-commands.ts` and
 * `catalog-commands.ts`, only the filters in `filter.ts` and only the updates in `update.ts`; everything else it refuses
 * with an error that begins with "mongo double refuses" and stands in `refusals`. One process carries out one command
 * at a time, in memory: no replication, no journal, no concurrency inside the server; a cursor reads what was there when
 * its query ran, and fields named like whole numbers come first in a document, as in any object of JavaScript. It proves
 * nothing about MongoDB. What it is for is to show what our code does when an answer is lost, late, or an error.
 */
export class MongoDouble {
  /** Every command that arrived, handshakes included, in the order of arrival and with the BSON types as sent. */
  readonly commands: ReceivedCommand[] = [];
  /** Everything that was refused because the double does not know it. A spec can ask for none. */
  readonly refusals: string[] = [];
  readonly faults = new Faults();
  private readonly server: Server = { store: new Store(), cursors: new Cursors(), memory: new RetryMemory() };
  private readonly member: Member;
  private readonly running = new Gate();
  private readonly connections = new Set<Connection>();
  private listener: NetServer | null = null;
  private port: number;

  private constructor(private readonly options: MongoDoubleOptions) {
    this.port = options.port ?? 0;
    this.member = new Member(options.deployment ?? 'replicaSet', () => `127.0.0.1:${this.port}`);
    this.running.open();
  }

  static async start(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
    const double = new MongoDouble(options);
    await double.up();
    return double;
  }

  get url(): string {
    const address = `mongodb://127.0.0.1:${this.port}/`;
    return this.member.deployment === 'standalone' ? address : `${address}?replicaSet=${SET_NAME}`;
  }

  /** Listens again, on the same port and with what was stored. */
  async up(): Promise<void> {
    const listener = createServer((socket) => {
      const connection = new Connection(socket, {
        react: (message) => this.react(message),
        running: () => this.running.pass(),
        refuse: (what) => this.refuse(what),
      });
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
    listener.listen(this.port, '127.0.0.1');
    await once(listener, 'listening');
    this.port = (listener.address() as AddressInfo).port;
    this.listener = listener;
  }

  /** Stops listening and closes every connection; what is stored stays. */
  async down(): Promise<void> {
    const closed = this.listener?.listening ? once(this.listener, 'close') : null;
    this.listener?.close();
    this.dropConnections();
    await closed;
  }

  async close(): Promise<void> {
    await this.down();
    this.member.release();
    this.resume();
  }

  dropConnections(): void {
    for (const connection of this.connections) connection.close();
  }

  /** Reads nothing and answers nothing, as a process that was stopped: connections stay open and can be made. */
  pause(): void {
    this.running.close();
  }

  resume(): void {
    this.running.open();
  }

  /** Is a secondary from now on, until `stepUp`: there is no primary then. */
  stepDown(): void {
    this.member.turn(false);
  }

  stepUp(): void {
    this.member.turn(true);
  }

  /** Copies of what a collection holds, in the order of insertion, with the BSON types as stored or as you like. */
  stored(db: string, collection: string, types?: BSON.DeserializeOptions): Doc[] {
    const documents = [...(this.server.store.find(db, collection)?.all ?? [])];
    return documents.map((document) => {
      const bytes = encode(document);
      return types === undefined ? decode(bytes) : BSON.deserialize(bytes, types);
    });
  }

  private refuse(what: string): void {
    this.refusals.push(what);
    this.options.refused?.(what);
  }

  private async react(message: Message): Promise<Reaction> {
    await this.running.pass();
    const command = receivedCommand(message.document);
    if (this.options.recording !== false) this.commands.push(command);
    const fault = this.faults.for(command);
    if (fault !== null) return this.strike(command, message, fault);
    return this.obey(command, message, NO_FAULTS);
  }

  private async obey(command: ReceivedCommand, message: Message, faults: WriteFaults): Promise<Reaction> {
    if (HANDSHAKES.includes(command.name)) return this.greet(command, message);
    return { answer: this.execute(command, faults) };
  }

  private async greet({ document }: ReceivedCommand, { exhaustAllowed }: Message): Promise<Reaction> {
    if (!exhaustAllowed) {
      await this.member.news(document);
      return { answer: this.member.hello() };
    }
    let known = document['topologyVersion'];
    return {
      stream: async () => {
        await this.member.news({ ...document, topologyVersion: known });
        known = this.member.topologyVersion;
        return this.member.hello();
      },
    };
  }

  private execute(command: ReceivedCommand, faults: WriteFaults): Doc {
    try {
      if (!this.member.isPrimary && !isForAnyMember(command)) throw this.notPrimary(command);
      const isReplicaSet = this.member.deployment === 'replicaSet';
      return runCommand(command, this.server, { isReplicaSet, exempt: this.options.exempt ?? gridFsIndexes }, faults);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (error instanceof Refusal) this.refuse(error.message);
      return error.reply();
    }
  }

  private async strike(command: ReceivedCommand, message: Message, fault: Fault): Promise<Reaction> {
    switch (fault.kind) {
      case 'hang':
        return 'silence';
      case 'dropBefore':
        return 'close';
      case 'lostReply':
        await this.obey(command, message, NO_FAULTS);
        return 'close';
      case 'partialBatch':
        await this.obey(command, message, { ...NO_FAULTS, statementsMax: fault.statements });
        return 'close';
      case 'duplicateKeyRace':
        return this.obey(command, message, { ...NO_FAULTS, raceAt: fault.statement });
      case 'slow':
        await fault.gate.pass();
        return this.obey(command, message, NO_FAULTS);
      case 'slowReply': {
        const reaction = await this.obey(command, message, NO_FAULTS);
        await fault.gate.pass();
        return reaction;
      }
      case 'notPrimary':
        return { answer: this.loseOffice(command) };
      case 'error':
        return { answer: injected(fault.code, fault.codeName, fault.labels).reply() };
      case 'writeConcernError': {
        const { code, codeName } = fault;
        const answer = this.execute(command, NO_FAULTS);
        return {
          answer: { ...answer, writeConcernError: { code, codeName, errmsg: `mongo double was told: ${codeName}` } },
        };
      }
    }
  }

  /** Another member was elected for a moment: by the time the driver looks again, this one is back. */
  private loseOffice(command: ReceivedCommand): Doc {
    this.member.turn(false);
    const { topologyVersion } = this.member;
    this.member.turn(true);
    return { ...this.notPrimary(command).reply(), topologyVersion };
  }

  private notPrimary(command: ReceivedCommand): ServerError {
    const { topologyVersion } = this.member;
    if (!isWrite(command)) {
      return new ServerError(13435, 'NotPrimaryNoSecondaryOk', 'not primary and secondaryOk=false', {
        topologyVersion,
      });
    }
    // A server gives the label to numbered writes only: those it can tell apart when they come again.
    const labels = 'txnNumber' in command.document ? { errorLabels: ['RetryableWriteError'] } : {};
    return new ServerError(10107, 'NotWritablePrimary', 'not primary', { topologyVersion, ...labels });
  }
}

const injected = (code: number, codeName: string, labels: readonly string[]): ServerError =>
  new ServerError(
    code,
    codeName,
    `mongo double was told: ${codeName}`,
    labels.length > 0 ? { errorLabels: labels } : {},
  );
