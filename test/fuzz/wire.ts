import { connect, type Socket } from 'node:net';

/** A response as received. */
export type WireAnswer = {
  readonly status: number;
  /** By lower-case name; the last of several lines. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** The response was incomplete. */
export type Dropped = { readonly dropped: string };

const ANSWER_MS_MAX = 30_000;
/** The server may close a connection that was idle for longer, while the next request is being sent. */
const IDLE_MS_MAX = 30_000;
const HEAD_END = Buffer.from('\r\n\r\n');

/** One connection, kept open as long as the server permits: sends any bytes, and receives the response. */
export class Wire {
  private socket: Socket | null = null;
  private askedAt = 0;

  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** Sends everything, and waits for one response. @param ends half-closes the connection afterwards */
  async ask(method: string, bytes: Buffer, ends = false): Promise<WireAnswer | Dropped> {
    const socket = await this.opened();
    return new Promise((resolve) => {
      let received = Buffer.alloc(0);
      const timer = setTimeout(
        () => over({ dropped: `no whole answer within ${ANSWER_MS_MAX / 1_000} s, after ${received.length} bytes` }),
        ANSWER_MS_MAX,
      );
      const over = (outcome: WireAnswer | Dropped): void => {
        clearTimeout(timer);
        socket.removeAllListeners('data').removeAllListeners('close');
        const keeps =
          !('dropped' in outcome) && !ends && outcome.headers['connection'] !== 'close' && !staysOpen(outcome.headers);
        if (!keeps) this.close();
        resolve(outcome);
      };
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const answer = parsed(received, method);
        if (answer !== null) over(answer);
      });
      socket.on('close', () => {
        const answer = parsed(received, method, true);
        over(answer ?? { dropped: `closed after ${received.length} bytes: ${received.toString('latin1', 0, 80)}` });
      });
      socket.write(bytes);
      if (ends) socket.end();
    });
  }

  /** Sends everything, and closes the connection without waiting. */
  async abandon(bytes: Buffer): Promise<void> {
    const socket = await this.opened();
    await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
    this.close();
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  private async opened(): Promise<Socket> {
    const isIdle = performance.now() - this.askedAt > IDLE_MS_MAX;
    this.askedAt = performance.now();
    if (isIdle) this.close();
    if (this.socket !== null && !this.socket.destroyed && this.socket.readable) return this.socket;
    const socket = connect(this.port, this.host).setNoDelay(true);
    this.socket = socket;
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    // Errors are reported by `close`.
    socket.removeAllListeners('error').on('error', () => {});
    return socket;
  }
}

/** The complete response, other than `100 Continue`; `null`: incomplete. @param isOver the connection has ended */
function parsed(received: Buffer, method: string, isOver = false): WireAnswer | null {
  const end = received.indexOf(HEAD_END);
  if (end === -1) return null;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const status = Number(first.slice(9, 12));
  const rest = received.subarray(end + HEAD_END.length);
  if (status === 100) return parsed(rest, method, isOver);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const isEmpty = method === 'HEAD' || status === 204 || status === 304 || staysOpen(headers);
  const body = bodyIn(rest, headers, isEmpty, isOver);
  return body === null ? null : { status, headers, body };
}

/** Server-sent events: the response does not end. */
const staysOpen = (headers: WireAnswer['headers']): boolean => headers['content-type'] === 'text/event-stream';

function bodyIn(
  rest: Buffer,
  headers: Readonly<Record<string, string>>,
  isEmpty: boolean,
  isOver: boolean,
): Buffer | null {
  if (isEmpty) return Buffer.alloc(0);
  if (headers['transfer-encoding'] === 'chunked') return unchunked(rest);
  const length = headers['content-length'];
  if (length === undefined) return isOver ? rest : null;
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : null;
}

function unchunked(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const from = line + 2;
    if (bytes.length < from + size + 2) return null;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}
