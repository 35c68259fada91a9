import 'reflect-metadata';
import { Body, Controller, Get, Global, Module, Param, Post, Put, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { apiKeyStream, hashOf } from '@sealtrail/access';
import {
  Clock,
  CommandGate,
  CommandPipeline,
  EventStore,
  type JsonObject,
  kernelRejection,
  metadataAt,
  NamespaceSecret,
  UnknownOutcome,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { FixedClock, FixedNamespaceSecret, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { Access } from '../access/access.decorator';
import { AccessHttpModule } from '../access/access-http.module';
import { administering, everyone, filing, seeing } from '../access/role-groups';
import { createAdapter, prepare } from '../server';
import { changed, created, list, view } from './answers';
import { type Caller, FromCaller } from './caller';
import type { CommandAnswer } from './command-answer';
import { CodeParam, CommandRequest } from './fields';
import { HttpModule } from './http.module';
import { ListQuery, type Page, page } from './page';
import { ProblemsHttpModule } from './problems-http.module';
import { fault, invalid, reject } from './rejections';
import { toyReceipt } from './testing/toy-receipt';

const NOW = '2026-03-02T01:00:00.000Z';
const KEY = `stl_${'a'.repeat(16)}_${'0'.repeat(64)}`;

class MakeRequest extends CommandRequest {
  @IsString()
  @MaxLength(5)
  name: string;

  @IsInt()
  count: number;
}

const DEEP = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
const FULL = `{"name":[${'{},'.repeat(100_000)}{}]}`;

class ThingsQuery extends ListQuery {}

const seen: Caller[] = [];
let fails: Error | null = null;
let hold: Promise<void> = Promise.resolve();

const open = { roles: everyone, scope: 'anyKey', summary: { zh: '测试', en: 'test' } } as const;

@Controller('v1')
class ThingsController {
  @Post('applications')
  @Access({ ...open, roles: filing, answers: created() })
  async make(@Body() body: MakeRequest, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    await hold;
    seen.push(caller);
    if (fails !== null) throw fails;
    expect(caller.at <= caller.now).toBe(true);
    return {
      id: body.name,
      receipt: toyReceipt(4n, 17n, { number: 'N-1' }),
      created: `/v1/applications/${body.name}`,
    };
  }

  @Put('departments/:code')
  @Access({ ...open, roles: administering, answers: changed() })
  async put(@Param('code', CodeParam) id: string, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    seen.push(caller);
    expect(caller.envelope).toBeDefined();
    return { id, receipt: toyReceipt(5n, 18n) };
  }

  @Get('applications')
  @Access({ ...open, roles: seeing, answers: list(Object) })
  list(@Query() query: ThingsQuery): Page {
    const all: JsonObject[] = Array.from({ length: 5 }, (_, n) => ({ id: `t${n}`, 'a,b': '=1+1', deep: { n } }));
    const from = query.after === undefined ? 0 : all.findIndex(({ id }) => id === query.after?.id) + 1;
    const items = all.slice(from, from + query.limit);
    const last = items.at(-1);
    return page(
      items,
      last === undefined || from + query.limit >= 5
        ? null
        : { value: null, id: JSON.stringify(last['id']).slice(1, -1) },
    );
  }

  @Get('undecided')
  undecided(): object {
    return { secret: true };
  }

  @Get('items')
  @Access({ ...open, answers: view(Object) })
  items(): object {
    return { plain: true };
  }
}

class Views extends ViewWatch {
  reached = 20n;
  override state() {
    return Promise.resolve({ position: this.reached, lagMs: 3 });
  }
  override whenAt(position: bigint): Promise<boolean> {
    return Promise.resolve(position <= this.reached);
  }
}

const clock = new FixedClock(NOW);
const gate = new CommandGate(clock);
const store = new InMemoryEventStore();

@Global()
@Module({
  providers: [
    { provide: EventStore, useValue: store },
    { provide: Clock, useValue: clock },
    { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
    { provide: CommandGate, useValue: gate },
    { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
    { provide: ViewWatch, useValue: new Views() },
  ],
  exports: [EventStore, Clock, NamespaceSecret, CommandGate, CommandPipeline, ViewWatch],
})
class Drivers {}

describe('conventions', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const data = {
      id: 'a'.repeat(16),
      name: 'test',
      role: 'admin',
      department: null,
      region: null,
      official: null,
      hash: hashOf(KEY),
      expiresAt: null,
      issuedAt: NOW,
    };
    await store.append({
      stream: apiKeyStream(data.id),
      expected: -1n,
      events: [{ id: 'e1', type: 'ApiKeyIssued', data }],
      metadata: metadataAt(NOW, { actor: 'system', commandId: 'c', correlationId: 'c', causationId: null, known: {} }),
      answer: null,
    });
    const module = await Test.createTestingModule({
      imports: [Drivers, HttpModule, AccessHttpModule, ProblemsHttpModule],
      controllers: [ThingsController],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(createAdapter(), { bodyParser: false, logger: false });
    await prepare(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  beforeEach(() => {
    seen.length = 0;
    fails = null;
  });

  afterAll(() => app.close());

  const send = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  const good = { name: 'x', count: 1 };

  it('is closed, to an administrator too, where nobody has declared who may', async () => {
    const answer = await send('GET', '/v1/undecided');
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'access.forbidden' });
  });

  it('answers a creation with 201, Location, ETag, position and the key it made', async () => {
    const answer = await send('POST', '/v1/applications', good);
    expect(answer.statusCode).toBe(201);
    const { effect, limits } = toyReceipt(4n, 17n);
    expect(answer.json()).toEqual({ id: 'x', revision: '4', position: '17', effect, limits, number: 'N-1' });
    expect(answer.headers).toMatchObject({ location: '/v1/applications/x', etag: '"4"', 'sealtrail-position': '17' });
    expect(answer.headers['idempotency-key']).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
  });

  it('answers any other command with 200', async () => {
    const answer = await send('PUT', '/v1/departments/d1', {}, { 'if-match': '"5"', 'idempotency-key': '"k-1"' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['idempotency-key']).toBe('k-1');
    expect(seen[0]?.envelope.expectedRevision).toBe(5n);
  });

  it('derives the command id from the caller and the key, the fingerprint from the request whatever its member order', async () => {
    const key = { 'idempotency-key': 'k-2' };
    await send('POST', '/v1/applications', { name: 'x', count: 1 }, key);
    await send('POST', '/v1/applications', { count: 1, name: 'x' }, key);
    await send('POST', '/v1/applications', { count: 2, name: 'x' }, key);
    const [one, two, three] = seen.map(({ envelope }) => envelope);
    expect(two?.commandId).toBe(one?.commandId);
    expect(two?.fingerprint).toBe(one?.fingerprint);
    expect(three?.fingerprint).not.toBe(one?.fingerprint);
    await send('POST', '/v1/applications', { name: 'x', count: 1 }, { 'idempotency-key': 'k-3' });
    expect(seen[3]?.envelope.fingerprint).not.toBe(one?.fingerprint);
  });

  it('normalises occurredAt to UTC and takes the present where none is given', async () => {
    await send('POST', '/v1/applications', { ...good, occurredAt: '2026-03-02T08:30:00+08:00' });
    await send('POST', '/v1/applications', good);
    expect(seen.map(({ at }) => at)).toEqual(['2026-03-02T00:30:00.000Z', NOW]);
  });

  it('names every bad field at once, a future occurredAt with them', async () => {
    const answer = await send('POST', '/v1/applications', {
      name: 'too long',
      more: 1,
      occurredAt: '2026-03-03T08:30:00+08:00',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'request.invalid', type: '/problems/request.invalid', status: 422 });
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/occurredAt', code: 'field.in-future', detail: 'must not lie in the future' },
        { pointer: '/name', code: 'field.too-long', detail: expect.stringContaining('5'), parameters: { max: 5 } },
        { pointer: '/count', code: 'field.required', detail: 'is needed' },
        { pointer: '/more', code: 'field.unknown', detail: 'is not known here' },
      ]),
    );
    expect(answer.json().errors).toHaveLength(4);
  });

  it.each([
    ['an unreadable body', 'POST', '/v1/applications', '{"name":', 400, 'request.unreadable'],
    ['a body that is a list', 'POST', '/v1/applications', '[]', 422, 'request.invalid'],
    ['a body that is a text', 'POST', '/v1/applications', '"x"', 422, 'request.invalid'],
    [
      'a body that would change prototypes',
      'POST',
      '/v1/applications',
      '{"__proto__":{"a":1}}',
      400,
      'request.unreadable',
    ],
    ['a body beyond 1 MiB', 'POST', '/v1/applications', `"${'x'.repeat(1024 * 1024)}"`, 413, 'request.too-large'],
    ['a body nested too deeply', 'POST', '/v1/applications', DEEP, 413, 'request.too-large'],
    ['such a body where none is taken', 'PUT', '/v1/departments/d1', DEEP, 413, 'request.too-large'],
    ['such a body with DELETE', 'DELETE', `/v1/api-keys/${'a'.repeat(16)}`, DEEP, 413, 'request.too-large'],
    ['a body of too many values', 'POST', '/v1/applications', FULL, 413, 'request.too-large'],
    ['an unknown query parameter', 'GET', '/v1/applications?limt=5', undefined, 422, 'request.invalid'],
    ['a query parameter named like a getter', 'GET', '/v1/applications?after=x', undefined, 422, 'request.invalid'],
    ['a query parameter where none is taken', 'GET', '/v1/items?x=5', undefined, 422, 'request.invalid'],
    ['a limit beyond the bound', 'GET', '/v1/applications?limit=1001', undefined, 422, 'request.invalid'],
    ['a parameter sent twice', 'GET', '/v1/applications?limit=1&limit=2', undefined, 422, 'request.invalid'],
    ['a cursor that is none', 'GET', '/v1/applications?cursor=abc', undefined, 422, 'request.invalid'],
    ['a code with a slash', 'PUT', '/v1/departments/a%2Fb', '{}', 422, 'request.invalid'],
    ['an unknown path', 'GET', '/v1/nothing', undefined, 404, 'route.not-found'],
  ] as const)('refuses %s', async (_, method, url, body, status, code) => {
    const answer = await send(method, url, body);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().traceId).toMatch(/^[\da-f]{32}$/);
  });

  it.each([
    ['idempotency-key', 'has spaces in it'],
    ['idempotency-key', 'x'.repeat(201)],
    ['if-match', 'W/"5"'],
    ['if-match', '5'],
  ])('refuses the header %s: %s', async (name, value) => {
    const answer = await send('PUT', '/v1/departments/d1', {}, { [name]: value });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.header-invalid']);
  });

  it.each([
    ['application/x-www-form-urlencoded', 415],
    ['text/plain', 415],
    ['application/octet-stream', 415],
  ])('takes no body of type %s', async (type, status) => {
    const answer = await send('POST', '/v1/applications', 'name=x', { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([status, 'media.unsupported']);
  });

  it.each([
    [reject('file.not-found'), 404, null],
    [invalid(fault('/name', 'field.unknown')), 422, null],
    [kernelRejection('stream.changed', { revision: '4' }), 412, null],
    [kernelRejection('command.key-reused'), 422, null],
    [kernelRejection('stream.busy'), 409, '1'],
    [new UnknownOutcome('disk'), 503, '1'],
    [Object.assign(new Error('queue'), { name: 'StoreUnavailable' }), 503, '1'],
    [Object.assign(new Error('disk'), { name: 'StorageFull' }), 503, '60'],
  ])('gives %s its number', async (error, status, retryAfter) => {
    fails = error;
    const answer = await send('POST', '/v1/applications', good);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['retry-after'] ?? null).toBe(retryAfter);
    expect(answer.headers['idempotency-key']).toBeDefined();
  });

  it('tells nothing of a bug but the trace', async () => {
    fails = new Error('secret table name');
    const answer = await send('POST', '/v1/applications', good, {
      traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.json().traceId).toBe('ab'.repeat(16));
  });

  it('refuses a key whose first request is still running', async () => {
    let release = (): void => undefined;
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const key = { 'idempotency-key': 'k-3' };
    const first = send('POST', '/v1/applications', good, key);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = await send('POST', '/v1/applications', good, key);
    release();
    expect([second.statusCode, second.json().code]).toEqual([409, 'command.running']);
    expect((await first).statusCode).toBe(201);
    expect((await send('POST', '/v1/applications', good, key)).statusCode).toBe(201);
  });

  it('pages through a list by its links, and says how old the view is', async () => {
    const pages: string[][] = [];
    let url: string | undefined = '/v1/applications?limit=2';
    while (url !== undefined) {
      const answer = await send('GET', url);
      expect(answer.headers).toMatchObject({ 'sealtrail-position': '20', 'sealtrail-lag-ms': '3' });
      pages.push(answer.json().items.map(({ id }: { id: string }) => id));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    expect(pages).toEqual([['t0', 't1'], ['t2', 't3'], ['t4']]);
  });

  it.each([
    ['/v1/applications?format=csv&limit=1', {}],
    ['/v1/applications?limit=1', { accept: 'text/csv' }],
  ])('answers CSV that no spreadsheet runs (%s)', async (url, headers) => {
    const answer = await send('GET', url, undefined, headers);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe('\uFEFFid,"a,b",deep.n\r\nt0,\'=1+1,0\r\n');
  });

  it('waits for a position, and says 503 with its age where it is not reached', async () => {
    expect((await send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '20' })).statusCode).toBe(200);
    const answer = await send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '21' });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'view.behind']);
    expect(answer.headers).toMatchObject({ 'retry-after': '1', 'sealtrail-lag-ms': '3' });
  });

  it('asks for a key, and explains each problem at its type', async () => {
    const answer = await send('GET', '/v1/items', undefined, { authorization: 'Bearer wrong' });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="sealtrail"']);
    expect((await send('GET', answer.json().type)).json()).toMatchObject({ code: answer.json().code, status: 401 });
  });

  it.each([
    [undefined, 'en', 'must be a whole number'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh', '必须是整数'],
  ])('says what is wrong in the language asked for (%s)', async (accepted, language, detail) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
    const answer = await send('POST', '/v1/applications', { name: 'x', count: '1' }, headers);
    expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
    expect(answer.json().errors).toEqual([{ pointer: '/count', code: 'field.not-integer', detail }]);
  });
});
