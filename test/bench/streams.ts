import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer, type TestServer } from '../server';
import { percentile, residentMiB } from './figures';

export type StreamOptions = { readonly streams: number; readonly facts: number; readonly rate: number };

/** As many as one key may have open. */
const STREAMS_OF_KEY = 8;
const OPENED_AT_ONCE = 32;
const ARRIVAL_MAX_MS = 60_000;
/** All clients are on this machine, and have as many connections as streams. */
const ONE_ADDRESS = ['--connections-per-address', '10000', '--rate-per-address', '1000000'];
const APPLICANT = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

/** How long a new fact takes to reach every one of many open streams, beside one stream alone on the same server. */
export async function benchStreams({ streams, facts, rate }: StreamOptions): Promise<void> {
  const server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00', more: ONE_ADDRESS });
  try {
    await server.put('/v1/departments/market', { name: 'market', region: '370100', level: 'city' }).expect(201);
    await server.put('/v1/departments/market/officials/li', OFFICIAL).expect(201);
    await server.put('/v1/items/permit', ITEM).expect(201);
    const base = residentMiB(server.pid);
    const single = await opened(server, await supervisor(server));
    const alone = await told(server, [single], { facts, rate });
    single.close();
    const many = await openAll(server, streams);
    const together = await told(server, many, { facts, rate });
    const more = (residentMiB(server.pid) - base) / streams;
    console.log(`1 stream: ${alone.line}`);
    console.log(`${many.length} streams: ${together.line}; ${(more * 1_024).toFixed(0)} KiB resident for each`);
    console.log(
      `in the same run: p50 × ${(together.p50 / alone.p50).toFixed(1)}, commands p50 × ${(together.command / alone.command).toFixed(1)}`,
    );
    for (const stream of many) stream.close();
  } finally {
    await server.stop();
  }
}

const OFFICIAL = { name: '李', posts: ['officer'], mandates: [{ from: '2020-01-01' }] };
const ITEM = {
  name: 'permit',
  department: 'market',
  kind: 'licence',
  class: 'promised',
  handler: 'li',
  statutory: { days: 20 },
  promised: { days: 10 },
};

/** An open stream: when each case was first seen on it. */
class OpenStream {
  readonly seen = new Map<string, number>();
  isOpen = true;
  private rest = '';

  constructor(
    private readonly request: ClientRequest,
    response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.read(text));
    response.on('error', () => {});
    response.on('close', () => {
      this.isOpen = false;
    });
  }

  close(): void {
    this.request.destroy();
  }

  private read(text: string): void {
    const now = performance.now();
    const messages = `${this.rest}${text}`.split('\n\n');
    this.rest = messages.pop() ?? '';
    for (const message of messages) {
      const subject = /"subject":"([^"]+)"/.exec(message)?.[1];
      if (subject !== undefined && !this.seen.has(subject)) this.seen.set(subject, now);
    }
  }
}

const supervisor = (server: TestServer): Promise<string> => server.issueKey({ role: 'supervisor' });

function opened(server: TestServer, key: string): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' };
    const url = `${server.url}/v1/stream?types=ApplicationSubmitted`;
    const request = get(url, { headers, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(new OpenStream(request, response));
      else reject(new Error(`a stream was refused: ${response.statusCode}`));
    }).on('error', reject);
  });
}

async function openAll(server: TestServer, streams: number): Promise<readonly OpenStream[]> {
  const keys: string[] = [];
  for (let n = 0; n < streams / STREAMS_OF_KEY; n += 1) keys.push(await supervisor(server));
  const asked = keys.flatMap((key) => Array<string>(STREAMS_OF_KEY).fill(key)).slice(0, streams);
  const begun = performance.now();
  const all: OpenStream[] = [];
  for (let from = 0; from < asked.length; from += OPENED_AT_ONCE) {
    all.push(...(await Promise.all(asked.slice(from, from + OPENED_AT_ONCE).map((key) => opened(server, key)))));
  }
  console.log(`${all.length} streams opened in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  return all;
}

type Told = { readonly line: string; readonly p50: number; readonly command: number };

/** Files cases at a rate, and waits until every stream has seen each. @throws if one is missing */
async function told(
  server: TestServer,
  streams: readonly OpenStream[],
  { facts, rate }: Pick<StreamOptions, 'facts' | 'rate'>,
): Promise<Told> {
  const recorded = new Map<string, number>();
  const commands: number[] = [];
  const begun = performance.now();
  for (let n = 0; n < facts; n += 1) {
    await pause(Math.max(0, begun + (n * 1_000) / rate - performance.now()));
    const asked = performance.now();
    const wish = { item: 'permit', channel: 'window', applicant: APPLICANT };
    const { body } = await server.post('/v1/applications', wish).expect(201);
    recorded.set((body as { id: string }).id, asked);
    commands.push(performance.now() - asked);
  }
  const until = performance.now() + ARRIVAL_MAX_MS;
  const isComplete = () => streams.every(({ seen }) => [...recorded.keys()].every((id) => seen.has(id)));
  while (!isComplete() && performance.now() < until) await pause(50);
  if (!isComplete())
    throw new Error(`facts are missing; ${streams.filter(({ isOpen }) => isOpen).length} streams open`);
  const latencies = streams.flatMap(({ seen }) => [...recorded].map(([id, at]) => (seen.get(id) ?? 0) - at));
  const [p50, p99, command] = [percentile(latencies, 0.5), percentile(latencies, 0.99), percentile(commands, 0.5)];
  const shown = [p50, p99, percentile(latencies, 1)].map((ms) => ms.toFixed(0)).join(', ');
  return {
    line: `a fact arrives after ${shown} ms (p50, p99, most), a command takes ${command.toFixed(1)} ms`,
    p50,
    command,
  };
}
