import { connect, type Socket } from 'node:net';
import { answeredBy, Framing } from './wire';

export type Address = { readonly host: string; readonly port: number };

/** The server connection of one client: responses are matched to messages. */
export class Upstream {
  private readonly framing = new Framing();
  private readonly waiting = new Map<number, (answer: Buffer) => void>();
  private readonly socket: Socket;

  /** `lost`: the server closed the connection, or cannot be reached. Pending responses then never arrive. */
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

  /** Forwards a message without a response. */
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
