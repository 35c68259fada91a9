import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { HttpBounds } from '@sealtrail/platform';
import { Access } from '../access/access.decorator';
import { otherResponse } from '../http/route-responses';
import { authorizationOf, HttpHost } from '../http/testing/http-host';

const answers = { response: otherResponse(), summary: { zh: '物', en: 'a thing' } } as const;
const keyed = { ...answers, roles: ['integrator', 'dashboard', 'supervisor'], scope: 'anyKey' } as const;
const open = { ...answers, roles: 'public', scope: 'public' } as const;

@Controller()
class ThingsController {
  @Post('v1/open')
  @Access(open)
  take(@Body() body: unknown): unknown {
    return body;
  }

  @Get('v1/thing')
  @Access(keyed)
  look(): object {
    return {};
  }

  @Post('v1/thing')
  @Access(keyed)
  act(): object {
    return {};
  }

  @Get('health/live')
  @Access(open)
  live(): object {
    return {};
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const callers = {
  wall: { role: 'dashboard' },
  watcher: { role: 'supervisor' },
  system: { role: 'integrator' },
} as const;

const END = '\r\n\r\n';
/** Status 100 shows that the server has read the headers, and waits for the body. */
const half = (more = '') =>
  `POST /v1/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 7\r\nConnection: close\r\nExpect: 100-continue${more}${END}`;

describe('a flood', () => {
  let host: HttpHost<keyof typeof callers>;
  const start = async (bounds: Partial<HttpBounds>) => {
    host = new HttpHost({ now: '2026-03-02T01:00:00.000Z', callers, modules: [ThingsModule], bounds });
    await host.open();
  };
  afterEach(() => host.close());

  const statusOf = async (who: keyof typeof callers, method: 'GET' | 'POST' = 'GET') =>
    (method === 'GET' ? await host.get('thing', who) : await host.send('POST', 'thing', {}, who)).statusCode;
  /** Sends, and waits for the first bytes of a response. */
  const halfSent = async (port: number, more = '') => {
    const socket = connect(port, '127.0.0.1');
    socket.write(half(more));
    const [first] = (await new Promise((resolve) => socket.once('data', (data) => resolve([String(data)])))) as [
      string,
    ];
    return { socket, first };
  };
  const health = async (port: number) => (await fetch(`http://127.0.0.1:${port}/health/live`)).status;

  it('of half-sent requests uses up the anonymous share, and blocks nobody else', async () => {
    await start({ requestsMax: 20, requestsPerAddress: 4 });
    const port = await host.listen();
    const held = await Promise.all(Array.from({ length: 4 }, () => halfSent(port)));
    expect(held.map(({ first }) => first.slice(0, 12))).toEqual(Array(4).fill('HTTP/1.1 100'));
    const refused = connect(port, '127.0.0.1');
    refused.write(half());
    expect(await text(refused)).toMatch(/ 429 [\s\S]*retry-after: 1\r\n[\s\S]*"request\.too-many-at-once"/i);
    expect([await statusOf('system'), await statusOf('system', 'POST'), await health(port)]).toEqual([200, 201, 200]);
    const whole = held.map(({ socket }) => text(socket.end('{"a":1}')));
    for (const answer of await Promise.all(whole)) expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    const again = await halfSent(port);
    expect(again.first).toMatch(/^HTTP\/1\.1 100 /);
    again.socket.destroy();
  });

  it('from many addresses uses up the anonymous share only', async () => {
    await start({ requestsMax: 8, requestsPerAddress: 2, trustedProxies: ['127.0.0.1'] });
    const port = await host.listen();
    const from = (n: number) => halfSent(port, `\r\nX-Forwarded-For: 192.0.2.${n}`);
    const held = [await from(1), await from(1), await from(2), await from(2)];
    const refused = connect(port, '127.0.0.1');
    refused.write(half('\r\nX-Forwarded-For: 192.0.2.3'));
    expect(await text(refused)).toMatch(/ 503 [\s\S]*retry-after: 2\r\n[\s\S]*"server\.overloaded"/i);
    expect([await statusOf('wall'), await statusOf('system', 'POST'), await health(port)]).toEqual([200, 201, 200]);
    for (const { socket } of held) socket.destroy();
  });

  it('of work is refused for dashboards first, then for queries, for commands last, and health is answered', async () => {
    await start({ requestsMax: 10 });
    const port = await host.listen();
    const seen: number[][] = [];
    for (const more of [5, 1, 2, 2]) {
      for (let n = 0; n < more; n++) await host.limits.enter('requests', 10);
      seen.push([
        await statusOf('wall'),
        await statusOf('watcher'),
        await statusOf('system', 'POST'),
        await health(port),
      ]);
    }
    expect(seen).toEqual([
      [200, 200, 201, 200],
      [503, 200, 201, 200],
      [503, 503, 201, 200],
      [503, 503, 503, 200],
    ]);
  });

  it('of one key is bounded by the limits of that key, concurrently and per second', async () => {
    await start({ requestsPerKey: 3, ratePerKey: 1 });
    for (let n = 0; n < 3; n++) await host.limits.enter(`key ${Buffer.from('watcher0').toString('hex')}`, 3);
    const full = await host.get('thing', 'watcher');
    expect([full.statusCode, full.json<{ code: string }>().code]).toEqual([429, 'request.too-many-at-once']);
    const many: number[] = [];
    for (let n = 0; n < 40; n++) many.push(await statusOf('system'));
    expect(new Set(many)).toEqual(new Set([200, 429]));
    expect(await statusOf('wall')).toBe(200);
  });

  it('without a key is bounded per address, for each citizen behind a trusted proxy, and blocks no key there', async () => {
    await start({ ratePerAddress: 1, trustedProxies: ['127.0.0.1'] });
    const port = await host.listen();
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}/v1/thing`, { headers })).status;
    const many: number[] = [];
    for (let n = 0; n < 40; n++) many.push(await ask({ 'x-forwarded-for': '192.0.2.1' }));
    expect(new Set(many)).toEqual(new Set([401, 429]));
    expect(await ask({ 'x-forwarded-for': '192.0.2.2' })).toBe(401);
    expect(await ask({ 'x-forwarded-for': '192.0.2.1', authorization: authorizationOf('system') })).toBe(200);
  });

  it('of connections is answered beyond the limit, and closed', async () => {
    await start({ connectionsPerAddress: 2, connectionsMax: 100 });
    const port = await host.listen();
    const held = [await halfSent(port), await halfSent(port)];
    const answer = await text(connect(port, '127.0.0.1'));
    expect(answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*Retry-After: 2\r\n[\s\S]*"server\.overloaded"/);
    // By the header, like every other response, so that it is found in the log of a proxy.
    const traceId = /"traceId":"([\da-f]{32})"/.exec(answer)?.[1];
    expect(answer).toContain(`\r\nSealtrail-Trace-Id: ${traceId}\r\n`);
    for (const { socket } of held) socket.destroy();
  });
});
