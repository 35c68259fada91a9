import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

type Came = { readonly id: string; readonly subject: string };

/** As PEM. */
type Certified = { readonly key: string; readonly cert: string };

/** A webhook receiver on this machine, which can stop and restart on the same port. */
export class Receiver {
  readonly came: Came[] = [];
  /** The requests as they came, for their signatures. */
  readonly raw: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [];
  private server: Server | null = null;
  private port = 0;

  /** @param tls the certificate of `localhost`; absent: plain HTTP on 127.0.0.1 */
  constructor(private readonly tls: Certified | null = null) {}

  get url(): string {
    return this.tls === null ? `http://127.0.0.1:${this.port}/hooks` : `https://localhost:${this.port}/hooks`;
  }

  async start(): Promise<void> {
    const listener: RequestListener = (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        const { subject } = JSON.parse(body) as { subject: string };
        this.raw.push({ headers: request.headers as Record<string, string>, body });
        this.came.push({ id: String(request.headers['webhook-id']), subject });
        response.writeHead(204).end();
      });
    };
    const server = this.tls === null ? createServer(listener) : createTlsServer(this.tls, listener);
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
