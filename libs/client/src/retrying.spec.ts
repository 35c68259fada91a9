import { retrying } from './retrying';

const URL = 'http://localhost/v1/applications';

/** A server that gives these answers in turn; `null` breaks the connection. */
class Server {
  readonly seen: { readonly key: string | null; readonly body: string }[] = [];
  readonly waits: number[] = [];

  constructor(private readonly answers: (Response | null)[]) {}

  readonly fetch = retrying({
    fetch: async (request) => {
      this.seen.push({ key: request.headers.get('Idempotency-Key'), body: await request.text() });
      const answer = this.answers.shift() ?? null;
      if (answer === null) throw new TypeError('fetch failed');
      return answer;
    },
    wait: async (ms) => this.waits.push(ms),
  });
}

const command = (headers: Record<string, string> = {}): Request =>
  new Request(URL, { method: 'POST', body: '{"a":1}', headers });
const busy = (headers: Record<string, string> = {}): Response => new Response('', { status: 503, headers });
const done = (): Response => new Response('{}', { status: 201 });

describe('requests of the client', () => {
  it('are repeated with one idempotency key and the same body until they are answered', async () => {
    const server = new Server([null, busy(), done()]);
    expect((await server.fetch(command())).status).toBe(201);
    expect(server.seen).toHaveLength(3);
    expect(new Set(server.seen.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(server.seen[0]?.key).toMatch(/^[\da-f-]{36}$/);
  });

  it('keep the idempotency key that the caller gave; questions have none', async () => {
    const server = new Server([done(), done()]);
    await server.fetch(command({ 'Idempotency-Key': 'mine' }));
    await server.fetch(new Request(URL));
    expect(server.seen.map(({ key }) => key)).toEqual(['mine', null]);
  });

  it('wait as long as the server asks, at most half a minute, otherwise doubled each time', async () => {
    const limited = new Response('', { status: 429, headers: { 'Retry-After': '7' } });
    const server = new Server([limited, null, busy({ 'Retry-After': '600' }), busy(), done()]);
    await server.fetch(command());
    expect(server.waits).toEqual([7_000, 500, 30_000, 2_000]);
  });

  it('are not repeated where the server refused them', async () => {
    const server = new Server([new Response('', { status: 422 })]);
    expect((await server.fetch(command())).status).toBe(422);
    expect(server.waits).toEqual([]);
  });

  it('end with the last answer, or the last error', async () => {
    const answered = new Server([busy(), busy(), busy(), busy(), busy()]);
    expect((await answered.fetch(command())).status).toBe(503);
    const broken = new Server([]);
    await expect(broken.fetch(command())).rejects.toThrow('fetch failed');
    expect(broken.seen).toHaveLength(5);
  });

  it('are not repeated once the caller has aborted', async () => {
    const server = new Server([]);
    const request = new Request(URL, { signal: AbortSignal.abort() });
    await expect(server.fetch(request)).rejects.toThrow();
    expect(server.seen.length).toBeLessThan(2);
  });
});
