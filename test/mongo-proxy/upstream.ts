import { connect, type Socket } from 'node:net';
import { answeredBy, Framing } from './wire';

export type Address = { readonly host: string; readonly port: number };

/** The way on to the server for one client: each answer is told by the message that it is to. */
export class Upstream {
  private readonly framing = new Framing();
  private readonly waiting = new Map<number, (answer: Buffer) => void>();
  private readonly socket: Socket;

  /** `lost`: the server ended the connection, or cannot be reached. Who waits for an answer then waits for ever. */
  constructor(address: Address, lost: () => void) {
    this.socket = connect(address.port, address.host);
    this.socket.setNoDelay(true);
    this.socket.on('error', () => this.socket.destroy());
    this.socket.on('close', lost);
    this.socket.on('data', (chunk: Buffer) => {
      for (const answer of this.framing.read(chunk)) {
        const to = answeredBy(answer);
        this.waiting.get(to)?.(answer);
        this.waiting.delete(to);
      }
    });
  }

  /** Hands on what nobody answers. */
  tell(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  ask(id: number, bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.write(bytes);
    });
  }

  end(): void {
    this.socket.end();
  }
}
