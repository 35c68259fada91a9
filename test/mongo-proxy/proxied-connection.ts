import type { Socket } from 'node:net';
import { type Address, Upstream } from './upstream';
import { answer, type Doc, Framing, type Message, readMessage, UnreadableMessage } from './wire';

/** The reaction to a message: a response (of the server, or ours), a stream of them, or a closed connection. */
export type Reaction =
  | { readonly bytes: Buffer }
  | { readonly answer: Doc }
  | { readonly stream: () => Promise<Doc> }
  | 'close'
  /** No response, and the connection stays open. */
  | 'silence';

export type ProxyHandlers = {
  readonly react: (message: Message, bytes: Buffer, server: Upstream) => Promise<Reaction>;
  /** Resolves while the proxy runs, waits while it is paused. */
  readonly running: () => Promise<void>;
  /** An error of the proxy itself; the connection is closed. */
  readonly trouble: (what: string) => void;
};

/** One client's connection, with its own connection to the server. */
export class ProxiedConnection {
  private readonly framing = new Framing();
  private readonly server: Upstream;
  private inHand = 0;

  constructor(
    private readonly client: Socket,
    address: Address,
    private readonly serve: ProxyHandlers,
  ) {
    this.server = new Upstream(address, () => client.destroy());
    client.setNoDelay(true);
    // A client that disconnects is not a failure of the proxy.
    client.on('error', () => client.destroy());
    client.on('data', (chunk: Buffer) => this.receive(chunk));
    client.on('close', () => this.leave());
  }

  close(): void {
    this.client.destroy();
  }

  /** Messages sent before the client disconnected may still arrive: the server connection is closed when none is in flight. */
  private leave(): void {
    if (this.client.destroyed && this.inHand === 0) this.server.end();
  }

  private receive(chunk: Buffer): void {
    try {
      for (const bytes of this.framing.read(chunk)) {
        this.inHand += 1;
        this.handle(bytes)
          .catch((error: unknown) => this.fail(error))
          .finally(() => {
            this.inHand -= 1;
            this.leave();
          });
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.serve.trouble(String(error));
    this.close();
  }

  private async handle(bytes: Buffer): Promise<void> {
    const message = readable(bytes);
    // Messages that only the server understands are forwarded unchanged.
    if (message === null) return this.server.tell(bytes);
    const reaction = await this.serve.react(message, bytes, this.server);
    if (reaction === 'silence' || !message.isAnswered) return;
    if (reaction === 'close') this.close();
    else if ('stream' in reaction) await this.stream(message, reaction.stream);
    else if ('bytes' in reaction) await this.send(reaction.bytes);
    else await this.send(answer(message.id, reaction.answer, message.isQuery ? 'query' : 'message').bytes);
  }

  /** Each response of a stream refers to the previous one, as if the client had sent another request. */
  private async stream(message: Message, next: () => Promise<Doc>): Promise<void> {
    let to = message.id;
    while (!this.client.destroyed) {
      const { id, bytes } = answer(to, await next(), 'stream');
      await this.send(bytes);
      to = id;
    }
  }

  private async send(bytes: Buffer): Promise<void> {
    await this.serve.running();
    if (!this.client.destroyed) this.client.write(bytes);
  }
}

function readable(bytes: Buffer): Message | null {
  try {
    return readMessage(bytes);
  } catch (error) {
    if (error instanceof UnreadableMessage) return null;
    throw error;
  }
}
