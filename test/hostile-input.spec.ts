import { type ApiDocument, jsonRoutes, sample, urlOf } from './request-schemas';
import { startServer, type TestServer } from './server';

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(10_000),
  '\u0000',
  '\uD800',
  "'; DROP TABLE events; --",
  '$where',
  '__proto__',
  [],
  [null],
  [[[[[]]]]],
  Array.from({ length: 2_000 }, () => 'a'),
  {},
  { $gt: '' },
  { constructor: { prototype: { polluted: true } } },
];

/** The body with one value replaced, for every position down to three levels. */
function spoiled(body: unknown, value: unknown, depth = 0): unknown[] {
  if (depth > 3 || typeof body !== 'object' || body === null) return [value];
  return Object.entries(body).flatMap(([name, member]) =>
    spoiled(member, value, depth + 1).map((spoil) =>
      Array.isArray(body) ? Object.assign([...body], { [name]: spoil }) : { ...body, [name]: spoil },
    ),
  );
}

describe('hostile input', () => {
  let server: TestServer;
  let document: ApiDocument;

  beforeAll(async () => {
    server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00' });
    document = (await server.get('/openapi.json').expect(200)).body;
  });

  afterAll(() => server.stop());

  const answered = async (path: string, init: RequestInit): Promise<string | null> => {
    const headers = { authorization: `Bearer ${server.adminKey}`, ...init.headers };
    const { status } = await fetch(`${server.url}${path}`, { ...init, headers, signal: AbortSignal.timeout(20_000) });
    return status >= 500 ? `${status} ${init.method} ${path} ${JSON.stringify(init.body)?.slice(0, 300)}` : null;
  };

  const inGroups = async (tasks: readonly (() => Promise<string | null>)[]): Promise<readonly string[]> => {
    const found: (string | null)[] = [];
    for (let from = 0; from < tasks.length; from += 32) {
      found.push(...(await Promise.all(tasks.slice(from, from + 32).map((task) => task()))));
    }
    return found.filter((one) => one !== null);
  };

  it('in bodies never causes a server error', async () => {
    const tasks = jsonRoutes(document).flatMap(({ path, method, schema }) => {
      if (path === '/v1/clock') return [];
      const body = sample(schema, document);
      const url = urlOf(path);
      const bodies = [body, ...HOSTILE, ...HOSTILE.flatMap((value) => spoiled(body, value))];
      return bodies.map(
        (one) => () =>
          answered(url, { method, body: JSON.stringify(one), headers: { 'content-type': 'application/json' } }),
      );
    });
    expect(tasks.length).toBeGreaterThan(1_000);
    expect(await inGroups(tasks)).toEqual([]);
  });

  it('in paths, queries and headers never causes a server error', async () => {
    const odd = ['%00', '%2e%2e', '%F0%9F%98%80', 'a'.repeat(190), '-1', '1e9', "'", '__proto__', 'constructor'];
    const urls = Object.entries(document.paths).flatMap(([path, { get }]) => [
      ...odd.map((value) => path.replaceAll(/\{\w+\}/g, value)),
      ...(get?.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .flatMap(({ name }) =>
          ['', '%00', '-1', '1e400', 'a&'.repeat(20), `x&${name}=y`].map(
            (value) => `${path.replaceAll(/\{\w+\}/g, 'a1')}?${name}=${value}`,
          ),
        ),
    ]);
    const tasks = urls.map((url) => () => answered(url, { method: 'GET' }));
    const headers = [
      { 'sealtrail-min-position': '99999999999999999999' },
      { 'sealtrail-min-position': '-1' },
      { traceparent: '00-zz' },
      { accept: 'text/csv' },
      { accept: 'application/x-nothing' },
      { authorization: 'Bearer a b c' },
    ];
    tasks.push(...headers.map((one) => () => answered('/v1/items', { method: 'GET', headers: one })));
    expect(await inGroups(tasks)).toEqual([]);
  });
});
