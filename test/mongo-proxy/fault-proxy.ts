import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { begun, lostRace } from './broken-batches';
import { type Fault, Faults } from './faults';
import { Gate } from './gate';
import { PrimaryRole } from './primary-role';
import { ProxiedConnection, type Reaction } from './proxied-connection';
import { HANDSHAKES, type ReceivedCommand, receivedCommand } from './received-command';
import type { Address, Upstream } from './upstream';
import { type Doc, type Message, readAnswer, request } from './wire';

type Asked = {
  readonly message: Message;
  readonly bytes: Buffer;
  readonly command: ReceivedCommand;
  readonly server: Upstream;
};

/** Answered by any member of a replica set, primary or not. */
const FOR_ANY_MEMBER = ['ping', 'buildInfo', 'endSessions', 'killCursors'];
const READS = ['find', 'getMore', 'count', 'aggregate', 'distinct', 'listCollections', 'listIndexes'];
const NOTHING_DONE: Doc = { n: 0, nModified: 0, ok: 1 };

/**
 * A proxy between the official driver and any server with MongoDB's wire protocol that injects faults on request: breaks the
 * connection, loses or delays a response, cuts a batch, is no longer primary, returns an error. Everything else is forwarded
 * unchanged, so that the server's behaviour is its own. Without TLS.
 */
export class FaultProxy {
  /** Every received command, including handshakes, in order of arrival and with the BSON types as sent. */
  readonly commands: ReceivedCommand[] = [];
  /** Errors of the proxy itself. A spec can require none. */
  readonly troubles: string[] = [];
  readonly faults = new Faults();
  private readonly office = new PrimaryRole();
  private readonly running = new Gate();
  private readonly lines = new Set<ProxiedConnection>();
  private listener: Server | null = null;
  private port = 0;

  private constructor(private readonly serverUrl: string) {
    this.running.open();
  }

  /** For the server of a connection string that names one host. */
  static async before(serverUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(serverUrl);
    await proxy.up();
    return proxy;
  }

  get url(): string {
    return this.serverUrl.replace(HOST, (_, before: string) => `${before}${this.address}`);
  }

  /** Listens again, on the same port. */
  async up(): Promise<void> {
    const server = addressOf(this.serverUrl);
    const listener = createServer((socket) => {
      const line = new ProxiedConnection(socket, server, {
        react: (message, bytes, upstream) => this.react(message, bytes, upstream),
        running: () => this.running.pass(),
        trouble: (what) => this.troubles.push(what),
      });
      this.lines.add(line);
      socket.on('close', () => this.lines.delete(line));
    });
    listener.listen(this.port, '127.0.0.1');
    await once(listener, 'listening');
    this.port = (listener.address() as AddressInfo).port;
    this.listener = listener;
  }

  /** Stops listening and closes every connection. */
  async down(): Promise<void> {
    const closed = this.listener?.listening ? once(this.listener, 'close') : null;
    this.listener?.close();
    this.dropConnections();
    await closed;
  }

  async close(): Promise<void> {
    await this.down();
    this.office.release();
    this.resume();
  }

  dropConnections(): void {
    for (const line of this.lines) line.close();
  }

  /** Reads nothing and answers nothing, like a paused process: connections stay open and can be made. */
  pause(): void {
    this.running.close();
  }

  resume(): void {
    this.running.open();
  }

  /** Is a secondary from now on, until `stepUp`: meanwhile there is no primary. */
  stepDown(): void {
    this.office.turn(false);
  }

  stepUp(): void {
    this.office.turn(true);
  }

  private get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  private async react(message: Message, bytes: Buffer, server: Upstream): Promise<Reaction> {
    await this.running.pass();
    const command = receivedCommand(message.document);
    this.commands.push(command);
    const fault = this.faults.for(command);
    const asked = { message, bytes, command, server };
    return fault === null ? this.handOn(asked) : this.strike(asked, fault);
  }

  private async handOn({ message, bytes, command, server }: Asked): Promise<Reaction> {
    if (HANDSHAKES.includes(command.name)) return this.greet(message, bytes, server);
    if (!this.office.isHeld && !FOR_ANY_MEMBER.includes(command.name)) return { answer: this.notPrimary(command) };
    if (message.isAnswered) return { bytes: await server.ask(message.id, bytes) };
    server.tell(bytes);
    return 'silence';
  }

  /** The server is asked for its state, without waiting for changes: those come from the proxy. */
  private async greet(message: Message, bytes: Buffer, server: Upstream): Promise<Reaction> {
    const { topologyVersion, maxAwaitTimeMS, ...rest } = message.document;
    const asked = message.isQuery ? bytes : request(message.id, rest);
    let known = topologyVersion;
    const greeting = async (): Promise<Doc> => {
      await this.office.news(known, Number(maxAwaitTimeMS ?? Number.NaN));
      const hello = readAnswer(await server.ask(message.id, asked));
      known = this.office.topologyVersion;
      return this.office.dressed(hello, this.address);
    };
    return message.exhaustAllowed ? { stream: greeting } : { answer: await greeting() };
  }

  private async strike(asked: Asked, fault: Fault): Promise<Reaction> {
    const { command, message, server } = asked;
    switch (fault.kind) {
      case 'hang':
        return 'silence';
      case 'dropBefore':
        return 'close';
      case 'lostReply':
        await this.handOn(asked);
        return 'close';
      case 'partialBatch':
        await server.ask(message.id, request(message.id, begun(command, fault.statements)));
        return 'close';
      case 'duplicateKeyRace':
        return this.race(asked, fault.statement);
      case 'slow':
        await fault.gate.pass();
        return this.handOn(asked);
      case 'slowReply': {
        const reaction = await this.handOn(asked);
        await fault.gate.pass();
        return reaction;
      }
      case 'notPrimary':
        return { answer: this.loseOffice(command) };
      case 'error':
        return { answer: injected(fault.code, fault.codeName, fault.labels) };
      case 'writeConcernError': {
        const { code, codeName } = fault;
        const answer = readAnswer(await server.ask(message.id, asked.bytes));
        return { answer: { ...answer, writeConcernError: { code, codeName, errmsg: told(codeName) } } };
      }
    }
  }

  private async race(asked: Asked, at: number): Promise<Reaction> {
    const { command, message, server } = asked;
    const race = lostRace(command, at);
    if (race === null) return this.handOn(asked);
    const { rest, answerFrom } = race;
    const answer = rest === null ? NOTHING_DONE : readAnswer(await server.ask(message.id, request(message.id, rest)));
    return { answer: answerFrom(answer) };
  }

  /** Another member was elected for a moment: when the driver checks again, this one is primary again. */
  private loseOffice(command: ReceivedCommand): Doc {
    this.office.turn(false);
    const { topologyVersion } = this.office;
    this.office.turn(true);
    return { ...this.notPrimary(command), topologyVersion };
  }

  private notPrimary({ name, document }: ReceivedCommand): Doc {
    const { topologyVersion } = this.office;
    if (READS.includes(name)) {
      return failure(13435, 'NotPrimaryNoSecondaryOk', 'not primary and secondaryOk=false', { topologyVersion });
    }
    // A server sets the label on numbered writes only, which it recognises when they are resent.
    const labels = 'txnNumber' in document ? { errorLabels: ['RetryableWriteError'] } : {};
    return failure(10107, 'NotWritablePrimary', 'not primary', { topologyVersion, ...labels });
  }
}

/** The one host of a connection string, after the scheme and the credentials. */
const HOST = /^(mongodb:\/\/(?:[^@/]*@)?)([^/?]+)/;

function addressOf(url: string): Address {
  const [, , host = ''] = HOST.exec(url) ?? [];
  const [, name = '', port = '27017'] = /^([^:,]+)(?::(\d+))?$/.exec(host) ?? [];
  if (name === '') throw new Error('the proxy needs a connection string that names one host');
  return { host: name, port: Number(port) };
}

const failure = (code: number, codeName: string, errmsg: string, more: Doc): Doc => ({
  ok: 0,
  errmsg,
  code,
  codeName,
  ...more,
});

const told = (codeName: string): string => `the fault proxy was told: ${codeName}`;

const injected = (code: number, codeName: string, labels: readonly string[]): Doc =>
  failure(code, codeName, told(codeName), labels.length > 0 ? { errorLabels: labels } : {});
