import { connect } from 'node:net';

/** The job of a client process. */
export type Job = {
  readonly url: string;
  readonly secret: string;
  readonly connections: number;
  readonly seconds: number;
  /** Paths and bodies, sent in turn. */
  readonly posts: readonly (readonly [path: string, body: string])[];
};

export type Figures = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Number of responses other than 2xx, by status. */
  readonly refused: Readonly<Record<string, number>>;
};

/**
 * Requests over persistent connections, one at a time on each. With as little work as possible, since the server is measured.
 */
async function drive({ url, secret, connections, seconds, posts }: Job): Promise<Figures> {
  const { hostname, port } = new URL(url);
  const requests = posts.map(([path, body]) =>
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${secret}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const times: number[] = [];
  const refused: Record<string, number> = {};
  let next = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const line = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      let sentAt = 0;
      let answer = '';
      const ask = (): void => {
        sentAt = performance.now();
        answer = '';
        socket.write(requests[next++ % requests.length] as Buffer);
      };
      socket.on('connect', ask);
      socket.on('error', reject);
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        answer += chunk;
        const head = answer.indexOf('\r\n\r\n');
        if (head === -1) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
        if (length === undefined) return reject(new Error(`an answer without a length: ${answer.slice(0, head)}`));
        if (answer.length < head + 4 + Number(length)) return;
        const status = answer.slice(9, 12);
        if (status.startsWith('2')) times.push(performance.now() - sentAt);
        else refused[status] = (refused[status] ?? 0) + 1;
        if (performance.now() < until) return ask();
        socket.destroy();
        resolve();
      });
    });
  await Promise.all(Array.from({ length: connections }, line));
  const took = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), refused };
}

process.once('message', (job: Job) => {
  void drive(job).then((figures) => process.send?.(figures, () => process.exit(0)));
});
