import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { Access } from '../access/access.decorator';
import { EXPOSED_HEADERS } from './cors';
import { otherResponse } from './route-responses';
import { authorizationOf, HttpHost } from './testing/http-host';

const keyed = {
  response: otherResponse(),
  summary: { zh: '物', en: 'a thing' },
  roles: ['supervisor'],
  scope: 'anyKey',
} as const;

@Controller('v1/things')
class ThingsController {
  @Get()
  @Access(keyed)
  look(): object {
    return {};
  }

  @Post()
  @Access(keyed)
  make(@Body() body: unknown): unknown {
    return body;
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const DESK = 'https://desk.example.gov.cn';
const LOCAL = 'http://localhost:5173';
/** Each would pass if origins were compared by substring, pattern or case-insensitively. */
const HOSTILE = [
  'https://evil.example',
  'null',
  '*',
  '',
  'https://desk.example.gov.cn.evil.example',
  'https://evil.example/https://desk.example.gov.cn',
  'https://xdesk.example.gov.cn',
  'https://desk.example.gov.cn:8443',
  'https://desk.example.gov.cn/',
  'https://desk.example.gov.cn.',
  'http://desk.example.gov.cn',
  'HTTPS://desk.example.gov.cn',
  'https://deskxexample.gov.cn',
  `${DESK}, ${LOCAL}`,
  `${DESK},https://evil.example`,
  'http://localhost',
];

describe('pages of other origins', () => {
  const now = '2026-03-02T01:00:00.000Z';
  const hostWith = (allowedOrigins: readonly string[]) =>
    new HttpHost({
      now,
      callers: { watcher: { role: 'supervisor' } },
      modules: [ThingsModule],
      bounds: { allowedOrigins, ratePerAddress: 1_000 },
    });
  const host = hostWith([DESK, LOCAL]);
  const closed = hostWith([]);
  beforeAll(async () => {
    await host.open();
    await closed.open();
  });
  afterAll(async () => {
    await host.close();
    await closed.close();
  });
  const authorization = authorizationOf('watcher');
  const preflight = (origin: string, more: Readonly<Record<string, string>> = {}) => ({
    origin,
    'access-control-request-method': 'POST',
    ...more,
  });
  const corsHeadersOf = ({ headers }: { readonly headers: object }) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control-'));

  it.each([DESK, LOCAL])('may read responses, if allowed by exact name: %s', async (origin) => {
    const { statusCode, headers } = await host.injectRaw('GET', '/v1/things', { origin, authorization });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([200, origin]);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(String(headers['access-control-expose-headers']).split(', ')).toEqual(EXPOSED_HEADERS);
    expect(headers['vary']).toBe('Origin');
  });

  it('may read refusals too, and Retry-After', async () => {
    const { statusCode, headers } = await host.injectRaw('GET', '/v1/things', { origin: DESK });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([401, DESK]);
    expect(headers['vary']).toBe('Accept-Language, Origin');
    const nowhere = await host.injectRaw('GET', '/v1/nothing', { origin: DESK });
    expect([nowhere.statusCode, nowhere.headers['access-control-allow-origin']]).toEqual([404, DESK]);
  });

  it('learn in a preflight what they may send', async () => {
    const asked = preflight(DESK, { 'access-control-request-headers': 'authorization,idempotency-key' });
    const { statusCode, headers, body } = await host.injectRaw('OPTIONS', '/v1/things?limit=1', asked);
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': DESK,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-max-age': '600',
      vary: 'Access-Control-Request-Method, Access-Control-Request-Headers, Origin',
    });
    expect(String(headers['access-control-allow-headers'])).toContain('Idempotency-Key');
    expect(String(headers['access-control-allow-headers'])).not.toContain('*');
  });

  it.each(HOSTILE)('get no CORS headers unless allowed: %s', async (origin) => {
    const answer = await host.injectRaw('GET', '/v1/things', { origin, authorization });
    expect([answer.statusCode, corsHeadersOf(answer), answer.headers['vary']]).toEqual([200, [], 'Origin']);
    const before = await host.injectRaw('OPTIONS', '/v1/things', preflight(origin));
    expect([before.statusCode, corsHeadersOf(before)]).toEqual([405, []]);
  });

  it('get no preflight response for unknown routes, and none for a plain `OPTIONS`', async () => {
    expect((await host.injectRaw('OPTIONS', '/v1/nothing', preflight(DESK))).statusCode).toBe(404);
    expect((await host.injectRaw('OPTIONS', '/v1/things', { origin: DESK })).statusCode).toBe(405);
  });

  it('get no CORS headers if no origin is allowed', async () => {
    const answer = await closed.injectRaw('GET', '/v1/things', { origin: DESK, authorization });
    expect([answer.statusCode, corsHeadersOf(answer), answer.headers['vary']]).toEqual([200, [], undefined]);
    expect((await closed.injectRaw('OPTIONS', '/v1/things', preflight(DESK))).statusCode).toBe(405);
  });

  it('are rate-limited by address in preflights too', async () => {
    const few = new HttpHost({ now, callers: {}, modules: [], bounds: { allowedOrigins: [DESK], ratePerAddress: 1 } });
    await few.open();
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++)
      statuses.push((await few.injectRaw('OPTIONS', '/v1/api-keys', preflight(DESK))).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 429]);
    await few.close();
  });
});
