import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { Event } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { authorizationOf, HttpHost, idOf } from '../http/testing/http-host';
import { FeedHttpModule } from './feed-http.module';
import { FactStreams } from './stream';
import { type ListenOptions, StreamListener } from './testing/stream-listener';

const callers = {
  planning: { role: 'officer', department: 'planning' },
  supervisor: { role: 'supervisor' },
  passing: { role: 'supervisor', region: '370100' },
  auditor: { role: 'auditor' },
  admin: { role: 'admin' },
} as const;
type Who = keyof typeof callers;

const DESK = 'https://desk.example.gov.cn';
const card = (department: string): Event => ({
  type: 'CardConfirmed',
  data: { cardId: `card-of-${department}`, department, region: '370100', official: null },
});

describe('a stream opened by a ticket', () => {
  const bounds = { allowedOrigins: [DESK] };
  const host = new HttpHost({ now: at('2026-03-17', '09:00'), callers, modules: [FeedHttpModule], bounds });
  const until = untilInTests();
  const listeners: StreamListener[] = [];
  let port: number;
  let seeded = 0;
  const open = () => host.of(FactStreams).count;
  const happen = (department: string) => seed(host.store, `supervision-s${seeded++}`, [card(department)]);

  const ask = (who: Who, headers: Readonly<Record<string, string>> = {}) =>
    host.injectRaw('POST', '/v1/stream/tickets', { authorization: authorizationOf(who), ...headers });
  const cookieFor = async (who: Who): Promise<string> => {
    const { headers } = await ask(who);
    return String(headers['set-cookie']).split(';')[0] ?? '';
  };
  const listen = async (cookie: string, { query = '', headers = {} }: ListenOptions = {}): Promise<StreamListener> => {
    const listener = new StreamListener(port, { query, headers: { cookie, ...headers } });
    listeners.push(listener);
    await until(() => listener.status !== 0 || listener.closed);
    return listener;
  };

  beforeAll(async () => {
    await host.open();
    port = await host.listen();
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.hangUp();
    await until(() => open() === 0);
  });
  afterAll(() => host.close());

  it('receives the ticket in an HttpOnly cookie, and nowhere else', async () => {
    const { statusCode, headers, body } = await ask('planning');
    expect([statusCode, headers['cache-control']]).toEqual([201, 'no-store']);
    expect(String(headers['set-cookie'])).toMatch(
      /^sealtrail-stream-ticket=[\w-]{80,200}; Max-Age=30; Path=\/v1\/stream; HttpOnly; SameSite=Strict(; Secure)?$/,
    );
    expect(JSON.parse(body)).toEqual({ expiresAt: expect.any(String) });
  });

  it('sends what the key may read, and continues after `after`', async () => {
    const first = await listen(await cookieFor('planning'));
    expect([first.status, first.headers['set-cookie']?.[0]]).toEqual([
      200,
      expect.stringMatching(/^sealtrail-stream-ticket=; Max-Age=0; /),
    ]);
    await happen('market');
    await happen('planning');
    await until(() => first.messages.length === 1);
    first.hangUp();
    await until(() => open() === 0);
    await happen('planning');
    const again = await listen(await cookieFor('planning'), { query: `?after=${first.messages[0]?.id}` });
    await until(() => again.messages.length === 1);
    expect(again.messages).toMatchObject([{ subject: 'card-of-planning' }]);
  });

  it('opens once: a replayed ticket opens nothing, whether the stream is open or closed', async () => {
    const cookie = await cookieFor('planning');
    expect((await listen(cookie)).status).toBe(200);
    expect((await listen(cookie)).status).toBe(401);
    for (const listener of listeners.splice(0)) listener.hangUp();
    await until(() => open() === 0);
    expect((await listen(cookie)).status).toBe(401);
  });

  it('stays open after the ticket expires', async () => {
    const stream = await listen(await cookieFor('supervisor'));
    host.wall.set(at('2026-03-17', '09:05'));
    await happen('planning');
    await until(() => stream.messages.length === 1);
    const late = await cookieFor('supervisor');
    host.wall.set(at('2026-03-17', '09:06'));
    expect((await listen(late)).status).toBe(401);
  });

  it('ends for a revoked key before the next message; tickets of the key open nothing any more', async () => {
    const [stream, spare] = [await listen(await cookieFor('passing')), await cookieFor('passing')];
    await happen('planning');
    await until(() => stream.messages.length === 1);
    await host.send('DELETE' as 'POST', `api-keys/${idOf('passing')}`, {}, 'admin');
    await happen('planning');
    await until(() => stream.closed);
    expect(stream.messages).toHaveLength(1);
    expect((await listen(spare)).status).toBe(401);
  });

  it('counts towards the stream limit of its key', async () => {
    for (let n = 0; n < 8; n++) expect((await listen(await cookieFor('planning'))).status).toBe(200);
    expect((await listen(await cookieFor('planning'))).status).toBe(429);
    expect((await listen(await cookieFor('supervisor'))).status).toBe(200);
  });

  it('is for readers of cases; tickets are requested by key only', async () => {
    expect((await ask('auditor')).statusCode).toBe(403);
    const cookie = await cookieFor('planning');
    expect((await host.injectRaw('POST', '/v1/stream/tickets', { cookie })).statusCode).toBe(401);
    expect((await listen(cookie)).status).toBe(200);
  });

  it.each(['/v1/events', '/v1/api-keys', '/v1/cards'])('opens no other route: %s', async (route) => {
    expect((await host.injectRaw('GET', route, { cookie: await cookieFor('admin') })).statusCode).not.toBe(200);
  });

  it('ignores tickets in the URL', async () => {
    const [name, text] = (await cookieFor('planning')).split('=');
    for (const query of [`?ticket=${text}`, `?${name}=${text}`])
      expect((await host.injectRaw('GET', `/v1/stream${query}`)).statusCode).toBe(401);
  });

  it('is permitted for pages of its own and of allowed origins, and no others', async () => {
    const from = (origin: string, more = {}) => ({ headers: { origin, 'sec-fetch-mode': 'cors', ...more } });
    const foreign = await cookieFor('planning');
    expect((await listen(foreign, from('https://evil.example.gov.cn'))).status).toBe(401);
    expect((await listen(foreign, from('null'))).status).toBe(401);
    const allowed = await listen(foreign, from(DESK));
    expect(allowed.status).toBe(200);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': DESK,
      'access-control-allow-credentials': 'true',
    });
    expect((await listen(await cookieFor('planning'), from(`http://localhost:${port}`))).status).toBe(200);
  });

  it('allows credentials by CORS for the stream and its tickets only', async () => {
    const credentials = async (url: string) =>
      (await host.injectRaw('OPTIONS', url, { origin: DESK, 'access-control-request-method': 'GET' })).headers[
        'access-control-allow-credentials'
      ];
    expect(await credentials('/v1/stream')).toBe('true');
    expect(await credentials('/v1/stream/tickets')).toBe('true');
    expect(await credentials('/v1/events')).toBeUndefined();
    const evil = await ask('planning', { origin: 'https://evil.example' });
    expect(evil.headers['access-control-allow-credentials']).toBeUndefined();
  });
});
