import 'reflect-metadata';
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AccessTrail,
  Clock,
  CommandGate,
  CommandPipeline,
  EventStore,
  NamespaceSecret,
  ReadStore,
  StreamStateCache,
  ViewWatch,
  WallClock,
} from '@sealtrail/event-sourcing';
import { InMemorySpentTickets, SpentTickets } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryAccessTrail,
  InMemoryEventStore,
  InMemoryReadStore,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';

import { Jurisdiction } from '@sealtrail/working-days';
import { Access } from './access/access.decorator';
import { AccessHttpModule } from './access/access-http.module';
import { otherResponse } from './http/route-responses';
import { createTestServer } from './http/testing/test-server';

/** Larger than the buffers of two sockets. */
const MUCH = 64 * 1024 * 1024;

const open = {
  roles: 'public',
  scope: 'public',
  summary: { zh: '物', en: 'a thing' },
  response: otherResponse(),
} as const;

/** Signals that a request is being handled, and waits for permission to continue. */
const entered = new EventEmitter();
/** A response that is sent in pieces. */
const stream = new PassThrough();

@Controller()
class ThingsController {
  /** With a route at `/`, the router has no 404 of its own for `GET *`. */
  @Get()
  @Access(open)
  root(): object {
    return { ok: true };
  }

  @Get('thing')
  @Access(open)
  thing(): object {
    return { ok: true };
  }

  @Post('thing')
  @Access(open)
  make(@Body() body: unknown): unknown {
    return body;
  }

  @Get('held')
  @Access(open)
  async held(): Promise<object> {
    entered.emit('held');
    await once(entered, 'let go');
    return { ok: true };
  }

  @Get('streamed')
  @Access(open)
  streamed(): StreamableFile {
    return new StreamableFile(stream);
  }

  @Get('much')
  @Access(open)
  much(): string {
    return 'x'.repeat(MUCH);
  }

  @Get('things/:id')
  @Access(open)
  one(@Param('id') id: string): object {
    return { id };
  }
}

const store = new InMemoryEventStore();
const clock = new FixedClock('2026-03-02T01:00:00.000Z');

class Views extends ViewWatch {
  override async state() {
    return { position: 0n, lagMs: 0 };
  }
  override async waitForPosition(): Promise<boolean> {
    return true;
  }
}

const ports = [
  { provide: AccessTrail, useValue: new InMemoryAccessTrail() },
  { provide: Clock, useValue: clock },
  { provide: WallClock, useValue: clock },
  { provide: EventStore, useValue: store },
  { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
  { provide: StreamStateCache, useValue: new StreamStateCache(store) },
  { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
  { provide: SpentTickets, useValue: new InMemorySpentTickets('process', () => 0) },
  { provide: CommandGate, useValue: new CommandGate(clock) },
  { provide: ReadStore, useValue: new InMemoryReadStore() },
  { provide: Jurisdiction, useValue: { zone: 'Asia/Shanghai' } },
  { provide: ViewWatch, useValue: new Views() },
];

describe('the server', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await createTestServer(
      ports,
      { imports: [CqrsModule, AccessHttpModule], controllers: [ThingsController] },
      { waits: { headersMsMax: 100, bodyMsMax: 50, stalledMsMax: 100, readWindowMs: 60_000 } },
    );
    await app.listen(0, '127.0.0.1');
  });

  afterAll(() => app.close());

  it.each([
    ['/thing/%E0%A4%A', 400],
    [`/things/${'x'.repeat(201)}`, 414],
  ])('refuses an unparsable path with a problem document', async (url, status) => {
    const { headers, statusCode, body } = await app.inject({ method: 'GET', url });
    expect([statusCode, headers['content-type'], headers['x-content-type-options']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
      'nosniff',
    ]);
    expect(JSON.parse(body)).toMatchObject({ code: 'request.refused', status });
    expect(body).not.toContain(url.slice(-5));
  });

  it('limits the time to wait for the rest of a body', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const head = 'POST /thing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n';
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}{"a"`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close[\s\S]*"code":"request\.timeout"/i);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'TRACE'])(
    'does not wait for a body that the method ignores: %s',
    async (method) => {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const head = `${method} /thing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n`;
      const socket = connect(port, '127.0.0.1');
      socket.write(`${head}{"a"`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 [24]0\d /);
      expect((await app.inject({ method: 'GET', url: '/thing' })).statusCode).toBe(200);
    },
  );

  it('limits the time to wait for the rest of the headers', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /thing HTTP/1.1\r\nHost: x\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"request\.timeout"/);
  });

  it('limits the time a stalled response is held', async () => {
    const server = app.getHttpServer();
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const [held] = (await once(server, 'connection')) as [Socket];
    socket.pause();
    socket.write('GET /much HTTP/1.1\r\nHost: x\r\n\r\n');
    // Without a limit the event would never come.
    await once(held, 'close');
    expect(held.writableFinished).toBe(false);
    socket.destroy();
  });

  it('resets a response that is read too slowly, though not stalled', async () => {
    const patient = await createTestServer(
      ports,
      { imports: [CqrsModule, AccessHttpModule], controllers: [ThingsController] },
      { waits: { headersMsMax: 10_000, bodyMsMax: 10_000, stalledMsMax: 3_600_000, readWindowMs: 60 } },
    );
    await patient.listen(0, '127.0.0.1');
    const server = patient.getHttpServer();
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const [held] = (await once(server, 'connection')) as [Socket];
    socket.pause();
    socket.write('GET /much HTTP/1.1\r\nHost: x\r\n\r\n');
    // Without a limit the event would never come.
    await once(held, 'close');
    expect(held.writableFinished).toBe(false);
    socket.destroy();
    await patient.close();
  });

  describe('the server at shutdown', () => {
    let ending: NestFastifyApplication;
    let socket: Socket;

    beforeEach(async () => {
      ending = await createTestServer(
        ports,
        { imports: [CqrsModule, AccessHttpModule], controllers: [ThingsController] },
        { waits: { headersMsMax: 10_000, bodyMsMax: 10_000, stalledMsMax: 3_600_000, readWindowMs: 3_600_000 } },
      );
      await ending.listen(0, '127.0.0.1');
      socket = connect((ending.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    });

    /** New connections are refused, and idle ones are closed. */
    async function begunToEnd(): Promise<() => Promise<void>> {
      const ended = ending.close();
      while (ending.getHttpServer().listening) await new Promise(setImmediate);
      return () => ended;
    }

    it('completes requests in progress, and closes their connections', async () => {
      const isHeld = once(entered, 'held');
      socket.write('GET /held HTTP/1.1\r\nHost: x\r\n\r\n');
      await isHeld;
      const ended = await begunToEnd();
      entered.emit('let go');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close[\s\S]*"ok":true/i);
      await ended();
    });

    it('completes a response that has started', async () => {
      socket.write('GET /streamed HTTP/1.1\r\nHost: x\r\n\r\n');
      stream.write('begun, ');
      await once(socket, 'readable');
      const ended = await begunToEnd();
      stream.end('ended');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [\s\S]*begun, [\s\S]*ended\r\n0\r\n\r\n$/);
      await ended();
      // A connection kept alive would be closed after 65 s.
    }, 10_000);
  });

  it('limits the body of unauthenticated requests to what they may send', async () => {
    const send = (length: number) =>
      app.inject({ method: 'POST', url: '/thing', payload: { said: 'x'.repeat(length) } });
    expect((await send(64_000)).statusCode).toBe(201);
    expect((await send(66_000)).statusCode).toBe(413);
  });

  it.each([
    ['wanted', 'application/json', 9, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /],
    ['of another kind', 'text/xml', 9, /^HTTP\/1\.1 415 /],
    ['too large', 'application/json', 70_000, /^HTTP\/1\.1 413 /],
  ])('sends 100 Continue for a body that is %s only if the body is accepted', async (_, type, length, answer) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const lines = [
      'POST /thing HTTP/1.1',
      'Host: x',
      'Connection: close',
      'Expect: 100-continue',
      `Content-Type: ${type}`,
    ];
    const socket = connect(port, '127.0.0.1').end(
      [...lines, `Content-Length: ${length}`, '', '{"a":"b"}'].join('\r\n'),
    );
    expect(await text(socket)).toMatch(answer);
  });

  it('refuses unknown expectations', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').end('GET /thing HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 417 [\s\S]*application\/problem\+json/);
  });

  it.each([
    ['*', 404],
    ['http://other.example', 200],
    ['http://other.example?x=1', 422],
    ['http://other.example/thing', 200],
  ])('answers the request target %s like every other', async (target, status) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const lines = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const answer = await text(connect(port, '127.0.0.1').end(lines));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).toMatch(/sealtrail-trace-id: \w{32}/i);
  });

  it.each([
    ['no request', 'nonsense\r\n\r\n', 400],
    ['a tunnel', 'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example\r\n\r\n', 400],
    ['a request to nobody', 'GET /thing HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a request to two', 'GET /thing HTTP/1.1\r\nHost: x\r\nhost: y\r\nConnection: close\r\n\r\n', 400],
    ['a header without end', `GET /thing HTTP/1.1\r\nHost: x\r\nAccept-Language: ${'zh,'.repeat(10_000)}\r\n\r\n`, 431],
  ])('refuses %s with a problem document', async (_, bytes, status) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').end(bytes);
    const answer = await text(socket);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*application/problem\\+json`));
    expect(head).toMatch(/x-content-type-options: nosniff/i);
    expect(JSON.parse(body)).toEqual(
      expect.objectContaining({ code: 'request.refused', status, traceId: expect.stringMatching(/^\w{32}$/) }),
    );
  });

  it('answers HTTP 1.0, which has no Host header', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').end('GET /thing HTTP/1.0\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
