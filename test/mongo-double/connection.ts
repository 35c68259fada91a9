import type { Socket } from 'node:net';
import type { Doc } from './bson-order';
import { answer, Framing, type Message, UnreadableMessage } from './wire';

/** What becomes of a message: an answer, a stream of them, or a closed connection. */
export type Reaction =
  | { readonly answer: Doc }
  | { readonly stream: () => Promise<Doc> }
  | 'close'
  /** No answer, and the connection stays open. */
  | 'silence';

export type Serve = {
  readonly react: (message: Message) => Promise<Reaction>;
  /** Passes while the double runs, waits while it is paused. */
  readonly running: () => Promise<void>;
  /** The connection sent something that could not be read, and is closed. */
  readonly refuse: (what: string) => void;
};

/** One client's connection: messages in, answers out. */
export class Connection {
  private readonly framing = new Framing();

  constructor(
    private readonly socket: Socket,
    private readonly serve: Serve,
  ) {
    socket.setNoDelay(true);
    // A client that goes away is no failure of the double.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.framing.read(chunk)) {
        this.handle(message).catch((error: unknown) => this.fail(error));
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.serve.refuse(error instanceof UnreadableMessage ? error.message : String(error));
    this.close();
  }

  private async handle(message: Message): Promise<void> {
    const reaction = await this.serve.react(message);
    if (reaction === 'silence' || !message.isAnswered) return;
    if (reaction === 'close') this.close();
    else if ('answer' in reaction) await this.send(message.id, reaction.answer, message.isQuery ? 'query' : 'message');
    else await this.stream(message, reaction.stream);
  }

  /** Each answer of a stream is to the one before it, as though the client had asked again. */
  private async stream(message: Message, next: () => Promise<Doc>): Promise<void> {
    let to = message.id;
    while (!this.socket.destroyed) to = await this.send(to, await next(), 'stream');
  }

  private async send(to: number, document: Doc, form: 'query' | 'message' | 'stream'): Promise<number> {
    await this.serve.running();
    const { id, bytes } = answer(to, document, form);
    if (!this.socket.destroyed) this.socket.write(bytes);
    return id;
  }
}
