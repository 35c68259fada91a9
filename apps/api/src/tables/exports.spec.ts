import { once } from 'node:events';
import { request as ask } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import readSheets from 'read-excel-file/node';
import { ToyApi } from '../http/testing/toy-api';
import { EXPORT_MS_MAX } from './exports';

const api = new ToyApi();
let listening: Awaited<ReturnType<ToyApi['listen']>>;
beforeAll(async () => {
  await api.open();
  listening = await api.listen();
});
afterAll(() => api.close());
beforeEach(() => {
  Object.assign(api.things, {
    count: 5,
    name: '=1+1',
    owner: null,
    failsFrom: Number.POSITIVE_INFINITY,
    holds: async () => {},
    before: async () => {},
    asked: 0,
  });
});

/** A few hundred of these fill the buffers of a connection. */
const LONG = 'x'.repeat(20_000);

const get = (query: string, headers: Record<string, string> = {}) =>
  api.send('GET', `/v1/applications?${query}`, undefined, headers);
const linesOf = (body: string): string[] => body.replace('\uFEFF', '').trimEnd().split('\r\n');

/** A raw request, whose response is read only up to a point. */
async function opened(query: string, version = '1.1'): Promise<Socket> {
  const socket = connect(listening.port, '127.0.0.1');
  socket.write(requestFor(query, version));
  await once(socket, 'readable');
  const begun = socket.read() as Buffer;
  expect(begun.toString('latin1', 0, 12)).toBe('HTTP/1.1 200');
  socket.unshift(begun);
  return socket;
}

function requestFor(query: string, version = '1.1'): string {
  const { authorization } = listening;
  return [`GET /v1/applications?${query} HTTP/${version}`, 'Host: x', `Authorization: ${authorization}`, '', ''].join(
    '\r\n',
  );
}

describe('an export', () => {
  it('has all rows in one file, in the order of the list', async () => {
    api.things.count = 1_234;
    const answer = await get('format=csv');
    expect(answer.headers.link).toBeUndefined();
    const [headings, ...rows] = linesOf(answer.body);
    expect(headings).toBe('标识,"甲,乙",数,所有人');
    expect(rows).toEqual(Array.from({ length: 1_234 }, (_, n) => `t${n},'=1+1,${n},`));
  });

  it.each(['limit=2', 'limit=2&cursor='])('is one page, with its link, if a page is requested (%s)', async (query) => {
    const { headers } = await get('format=csv&limit=1');
    const first = /cursor=([\w.-]+)/.exec(String(headers.link))?.[1] ?? '';
    const answer = await get(`format=csv&${query.endsWith('=') ? query + first : query}`);
    expect(linesOf(answer.body)).toHaveLength(3);
    expect(answer.headers.link).toContain('format=csv');
  });

  it('counts no totals for its pages', async () => {
    Object.assign(api.things, { count: 500, counted: 0 });
    expect(linesOf((await get('format=csv&totals=true')).body)).toHaveLength(501);
    expect(api.things.counted).toBe(1);
  });

  it('has its headings without any row', async () => {
    api.things.count = 0;
    expect((await get('format=csv')).body).toBe('\uFEFF标识,"甲,乙",数,所有人\r\n');
  });

  it('is in English if that is preferred, with an English file name', async () => {
    const zh = await get('format=csv');
    expect(zh.headers['content-disposition']).toBe(
      'attachment; filename="things-2026-03-02.csv"; filename*=UTF-8\'\'%E4%B8%9C%E8%A5%BF-2026-03-02.csv',
    );
    expect(zh.headers).toMatchObject({ 'content-language': 'zh', vary: 'Accept, Accept-Language' });
    const en = await get('format=xlsx&limit=1', { 'accept-language': 'en, zh;q=0.9' });
    expect(en.headers['content-disposition']).toContain("UTF-8''things-2026-03-02.xlsx");
    const [sheet] = await readSheets(en.rawPayload);
    expect(sheet).toEqual({
      sheet: 'things',
      data: [
        ['Id', 'A,B', 'Number', 'Owner'],
        ['t0', '=1+1', 0, null],
      ],
    });
  });

  it('is a workbook of all rows', async () => {
    api.things.count = 600;
    const [sheet] = await readSheets((await get('format=xlsx')).rawPayload);
    expect(sheet?.data).toHaveLength(601);
    expect(sheet?.data.at(-1)).toEqual(['t599', '=1+1', 599, null]);
  });

  it('is refused before anything is written', async () => {
    expect((await get('format=pdf')).statusCode).toBe(422);
    expect((await get('format=csv&limit=0')).json()).toMatchObject({ status: 422, errors: [{ pointer: '/limit' }] });
    api.things.failsFrom = 0;
    expect((await get('format=xlsx')).json()).toMatchObject({ status: 500, code: 'server.error' });
  });

  it('answers a HEAD request without reading further', async () => {
    api.things.count = 10_000;
    const head = ask({
      port: listening.port,
      path: '/v1/applications?format=csv',
      method: 'HEAD',
      headers: { authorization: listening.authorization },
    });
    head.end();
    const [answer] = await once(head, 'response');
    answer.resume();
    await once(answer, 'end');
    expect([answer.statusCode, api.things.asked]).toEqual([200, 1]);
  });

  it.each(['format=csv', 'format=xlsx'])(
    'that cannot be read completely does not end regularly (%s)',
    async (query) => {
      Object.assign(api.things, { count: 2_000, failsFrom: 1_000, name: LONG });
      const answer = await fetch(`http://127.0.0.1:${listening.port}/v1/applications?${query}`, {
        headers: { authorization: listening.authorization },
      });
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow();
    },
  );

  it('that is aborted is distinguishable from a complete one even without a length (HTTP/1.0)', async () => {
    let fail = (): void => {};
    const failing = new Promise<void>((reached) => {
      const holds = () =>
        new Promise<void>((go) => {
          fail = go;
          reached();
        });
      Object.assign(api.things, { count: 2_000, failsFrom: 1_000, name: LONG, holds });
    });
    const socket = await opened('format=csv', '1.0');
    const ended = once(socket.resume(), 'end');
    await failing;
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    fail();
    await expect(ended).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('of personal data is recorded in the access trail, every page before it is written', async () => {
    Object.assign(api.things, { count: 230, owner: '王芳' });
    const before = api.trail.all.length;
    expect(linesOf((await get('format=csv')).body).at(-1)).toBe("t229,'=1+1,229,王芳");
    const read = api.trail.all.slice(before);
    expect(read.map(({ route, fields }) => [route, fields])).toEqual(
      Array.from({ length: 3 }, () => ['GET /v1/applications', ['owner']]),
    );
    expect(read.flatMap(({ cases }) => cases.map(({ id }) => id))).toEqual(
      Array.from({ length: 230 }, (_, n) => `a${n}`),
    );
  });

  it('of personal data is aborted if the trail can no longer be written', async () => {
    Object.assign(api.things, { count: 2_000, name: LONG, owner: '王芳' });
    const socket = await opened('format=csv');
    api.trail.fails = new Error('the disk is full');
    const told: string[] = [];
    socket.setEncoding('utf8').on('data', (text: string) => told.push(text));
    await closed(socket);
    api.trail.fails = null;
    expect(told.join('').endsWith('0\r\n\r\n')).toBe(false);
    expect(told.join('')).not.toContain('t1999,');
  });

  it('lets other requests be answered meanwhile', async () => {
    api.things.count = 20_000;
    const ended: string[] = [];
    const file = get('format=csv').then(() => ended.push('file'));
    await nextTurn();
    await get('limit=1').then(() => ended.push('list'));
    await file;
    expect(ended).toEqual(['list', 'file']);
  });

  it('reads no further than its reader', async () => {
    Object.assign(api.things, { count: 1_000_000, name: LONG });
    const socket = await opened('format=csv');
    for (let turn = 0; turn < 2_000; turn += 1) await nextTurn();
    // The total would be 4,000; what was read is in the buffers of the connection.
    expect(api.things.asked).toBeLessThan(200);
    socket.destroy();
    await once(socket, 'close');
  });
});

describe('the exports of one key', () => {
  it('are bounded while in progress, and release their slots', async () => {
    Object.assign(api.things, { count: 1_000_000, name: LONG });
    const held = [await opened('format=csv'), await opened('format=xlsx')];
    const refused = await get('format=csv');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10']);
    expect(refused.json()).toMatchObject({ code: 'export.too-many', parameters: { bound: 2 } });
    // A list is not an export.
    expect((await get('limit=1')).statusCode).toBe(200);
    for (const socket of held) socket.destroy();
    api.things.count = 1;
    // The slots of both: a workbook whose reader is gone continues to its next bytes.
    const two = () => Promise.all([get('format=csv'), get('format=csv')]);
    await eventually(async () => (await two()).every(({ statusCode }) => statusCode === 200));
    for (let n = 0; n < 5; n += 1) expect((await get('format=csv')).statusCode).toBe(200);
  });
});

describe('an export whose reader is gone before its first row', () => {
  it('releases its slot', async () => {
    for (let n = 0; n < 4; n += 1) {
      const socket = connect(listening.port, '127.0.0.1');
      const gone = new Promise<void>((left) => {
        api.things.before = async () => {
          socket.destroy();
          await once(socket, 'close');
          for (let turn = 0; turn < 100; turn += 1) await nextTurn();
          left();
        };
      });
      socket.write(requestFor('format=csv'));
      await gone;
    }
    api.things.before = async () => {};
    await eventually(async () => (await get('format=csv')).statusCode === 200);
    expect((await get('format=csv')).statusCode).toBe(200);
  });
});

describe('an export that is read very slowly', () => {
  afterEach(() => jest.useRealTimers());

  it('is aborted after its maximum duration, and releases its slot', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    Object.assign(api.things, { count: 1_000_000, name: LONG });
    const held = [await opened('format=csv'), await opened('format=csv')];
    const gone = held.map(closed);
    const statusOfAnother = async () => (await get('format=csv&limit=1')).statusCode;
    jest.advanceTimersByTime(EXPORT_MS_MAX - 1);
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    expect(await statusOfAnother()).toBe(429);
    jest.advanceTimersByTime(1);
    await eventually(async () => (await statusOfAnother()) === 200);
    for (const socket of held) socket.resume();
    await Promise.all(gone);
  });
});

describe('an export whose key is revoked', () => {
  it('is aborted before its next page', async () => {
    Object.assign(api.things, { count: 2_000, name: LONG });
    const socket = await opened('format=csv', '1.0');
    const told: string[] = [];
    const gone = closed(socket);
    await api.revokeKey();
    socket.setEncoding('utf8').on('data', (text: string) => told.push(text));
    await gone;
    expect(told.join('')).not.toContain('t1999,');
    expect((await get('limit=1')).statusCode).toBe(401);
  });
});

/** Closed or reset: which of the two a client sees first differs by the version of Node. */
const closed = (socket: Socket): Promise<unknown> =>
  new Promise((gone) => socket.on('error', () => {}).once('close', gone));

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await nextTurn();
}
