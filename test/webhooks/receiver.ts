import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Came = { readonly id: string; readonly subject: string };

/** A webhook receiver on this machine, which can stop and restart on the same port. */
export class Receiver {
  readonly came: Came[] = [];
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { subject } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { subject: string };
        this.came.push({ id: String(request.headers['webhook-id']), subject });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => void server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async die(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : void server.close(() => resolve())));
  }

  /** The received messages, each id once, in the order of first arrival. */
  get firstOfEach(): readonly Came[] {
    const ids = new Set<string>();
    return this.came.filter(({ id }) => !ids.has(id) && ids.add(id));
  }
}
