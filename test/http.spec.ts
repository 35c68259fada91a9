import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { EXPOSED_HEADERS } from '../apps/api/src/http/cors';
import { descriptionsIn, isChineseAlone, isEnglish, unusedWords } from './described-members';
import { startServer, type TestServer } from './server';
import { inItsFiles } from './servers/server-options';

/** Without the settings of the user who runs the tests. */
const env = { PATH: process.env['PATH'] ?? '' };
const MAIN = join(__dirname, '..', 'dist', 'apps', 'standalone', 'src', 'main.js');

describe('a new user and the server', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(() => server.stop());

  it('the key printed by the first start is accepted', async () => {
    const { body, headers } = await server.get('/v1/items').expect(200);
    expect(body).toEqual({ items: [], next: null });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('errors in a key, a path or a body are explained', async () => {
    await server
      .get('/v1/items', 'stl_wrong')
      .expect(401)
      .expect('WWW-Authenticate', /Bearer/);
    await server
      .get('/v1/no-such-thing')
      .expect(404)
      .expect('Content-Type', /application\/problem\+json/);
    const { body } = await server.post('/v1/api-keys', { role: 'king', more: 1 }).expect(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/more',
      '/name',
      '/role',
    ]);
    await request(server.url).get(body.type).expect(200);
  });

  it('there is no clock to move', () => server.put('/v1/clock', { now: '2026-03-02T09:00:00+08:00' }).expect(404));

  it(`only the hash of the key is stored${inItsFiles}`, () => {
    const secret = server.adminKey.split('_')[2] ?? '';
    expect(secret).toHaveLength(64);
    const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files) {
      expect(readFileSync(join(file.parentPath, file.name)).includes(secret)).toBe(false);
    }
    expect(server.log().join('\n')).not.toContain(secret);
  });

  it('keys with restricted scope see and do less, and are revoked at once', async () => {
    const wish = { name: 'office', role: 'dashboard' };
    const first = await server.post('/v1/api-keys', wish).set('Idempotency-Key', 'k1').expect(201);
    const again = await server.post('/v1/api-keys', wish).set('Idempotency-Key', 'k1').expect(201);
    const { key, ...receipt } = first.body;
    expect(again.body).toEqual(receipt);
    await server
      .post('/v1/api-keys', { ...wish, name: 'other' })
      .set('Idempotency-Key', 'k1')
      .expect(422);
    await server.get('/v1/items', key).expect(200);
    await server.get('/v1/api-keys', key).expect(403);
    await server
      .delete(first.headers.location ?? '')
      .set('If-Match', '"7"')
      .expect(412);
    await server
      .delete(first.headers.location ?? '')
      .set('If-Match', '"0"')
      .expect(200);
    await server.get('/v1/items', key).expect(401);
    const { text } = await server.get('/v1/api-keys?format=csv').expect(200);
    expect(text).toContain('office,大屏,');
    expect(text).not.toContain(key);
  });

  it('files are stored by their content, up to a size, and returned as plain bytes', async () => {
    const html = '<script>alert(1)</script>';
    const { body } = await server.post('/v1/files').type('text/html').send(html).expect(201);
    const { headers, body: content } = await server.get(`/v1/files/${body.sha256}`).expect(200);
    expect(content.toString()).toBe(html);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${body.sha256}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await server.get(`/v1/files/${'0'.repeat(64)}`).expect(404);
    await server.post('/v1/files').type('application/json').send('{"not":').expect(201);
    const large = await fetch(`${server.url}/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.adminKey}` },
      body: Buffer.alloc(20 * 1024 * 1024 + 1),
    });
    expect(large.status).toBe(413);
  });

  it('every route is described, without external resources', async () => {
    const { body } = await request(server.url).get('/openapi.json').expect(200);
    expect(body.components.securitySchemes.apiKey.scheme).toBe('bearer');
    expect(body.paths['/v1/api-keys'].post.responses['403'].content).toHaveProperty(['application/problem+json']);
    expect(body.paths['/v1/clock']).toBeUndefined();
    const operations = Object.entries<Record<string, { tags?: string[]; summary?: string }>>(body.paths).flatMap(
      ([path, item]) =>
        Object.entries(item).map(([method, operation]) => ({ route: `${method} ${path}`, ...operation })),
    );
    expect(operations.filter(({ tags }) => (tags ?? []).length === 0).map(({ route }) => route)).toEqual([]);
    expect(operations.filter(({ summary }) => summary === undefined).map(({ route }) => route)).toEqual([]);
    const { text } = await request(server.url).get('/docs').expect(200);
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    await request(server.url).get('/docs/swagger-ui-bundle.js').expect(200);
  });

  it('the description is valid OpenAPI 3.0: one type per schema, and every path parameter is described', async () => {
    const { body } = await request(server.url).get('/openapi.json').expect(200);
    expect(body.openapi).toBe('3.0.0');
    const manyTypes: string[] = [];
    JSON.stringify(body.components.schemas, (name, value: unknown) => {
      if (name === 'type' && Array.isArray(value)) manyTypes.push(value.join());
      return value;
    });
    expect(manyTypes).toEqual([]);
    type Operation = { parameters?: { in: string; name: string }[] };
    const untold = Object.entries<Record<string, Operation>>(body.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { parameters = [] }]) => {
        const told = parameters.flatMap((one) => (one.in === 'path' ? [`{${one.name}}`] : []));
        return (path.match(/\{\w+\}/g) ?? []).filter((word) => !told.includes(word)).map(() => `${method} ${path}`);
      }),
    );
    expect(untold).toEqual([]);
  });

  it('every documented response header is exposed to allowed origins', async () => {
    const { body } = await request(server.url).get('/openapi.json').expect(200);
    type Operation = { responses: Record<string, { headers?: object }> };
    const described = Object.values<Record<string, Operation>>(body.paths)
      .flatMap((item) => Object.values(item).flatMap(({ responses }) => Object.values(responses)))
      .flatMap(({ headers = {} }) => Object.keys(headers));
    expect(described.length).toBeGreaterThan(100);
    // Browsers expose `Set-Cookie` to no script.
    const exposed = [...EXPOSED_HEADERS, 'Set-Cookie'];
    expect([...new Set(described)].filter((name) => !exposed.includes(name))).toEqual([]);
  });

  it('the description exists in Chinese too, as one document', async () => {
    const inLanguage = async (path: string, language: string) => {
      const answer = await request(server.url).get(path).set('Accept-Language', language).expect(200);
      expect(answer.headers['vary']).toContain('Accept-Language');
      return [answer.headers['content-language'], answer.body] as const;
    };
    const [language, chinese] = await inLanguage('/openapi.json?lang=zh', 'en');
    expect(language).toBe('zh');
    expect(chinese.paths['/v1/api-keys'].post.summary).toBe('发放密钥');
    expect((await inLanguage('/openapi.json', 'zh-CN'))[0]).toBe('zh');
    const [, english] = await inLanguage('/openapi.json?lang=en', 'zh');
    const WORDS: readonly string[] = ['description', 'summary'];
    const wordless = (document: unknown) =>
      JSON.stringify(document, (name, value: unknown) =>
        WORDS.includes(name) && typeof value === 'string' ? undefined : value,
      );
    expect(wordless(chinese)).toBe(wordless(english));
    const { text } = await request(server.url).get('/docs/swagger-ui-init.js').expect(200);
    expect(text).toContain('/openapi.json?lang=zh');
  });

  it('members are described in both languages, each description once', async () => {
    const documentIn = async (language: string) =>
      (await request(server.url).get(`/openapi.json?lang=${language}`).expect(200)).body as object;
    const [chinese, english] = [descriptionsIn(await documentIn('zh')), descriptionsIn(await documentIn('en'))];
    expect(chinese.filter(isEnglish)).toEqual([]);
    expect(english.filter(isChineseAlone)).toEqual([]);
    expect(unusedWords(english)).toEqual([]);
  });

  it('metrics are shown to administrators, by route patterns only', async () => {
    await server.get('/v1/applications/a-case-that-is-none').expect(404);
    const { text } = await server
      .get('/metrics')
      .expect(200)
      .expect('Content-Type', /^text\/plain; version=/);
    const numberOf = (series: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.split(' ')[1],
      );
    expect(numberOf('sealtrail_ready')).toBe(1);
    expect(numberOf('sealtrail_log_bytes')).toBeGreaterThan(4_096);
    expect(numberOf('sealtrail_facts_total{type="ApiKeyIssued"}')).toBeGreaterThan(0);
    expect(numberOf('sealtrail_append_group_size_count')).toBeGreaterThan(0);
    expect(numberOf('sealtrail_fsync_seconds_count')).toBe(numberOf('sealtrail_append_group_size_count'));
    const asked = 'method="GET",route="/v1/applications/:id",status="404"';
    expect(numberOf(`sealtrail_http_requests_total{${asked}}`)).toBe(1);
    expect(text).not.toContain('a-case-that-is-none');
  });

  it('the server is ready, exits with 0 on request, and has logged routes, but no paths, keys or bodies', async () => {
    // On that day no notice of a year is missing; by the real clock one may be.
    const other = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00' });
    expect((await request(other.url).get('/health/ready').expect(200)).body).toEqual({
      status: 'ready',
      reasons: [],
      notices: [],
    });
    expect((await other.get('/health/ready').expect(200)).body).toMatchObject({ reasons: [], timers: { waiting: 0 } });
    await other.get('/v1/items/secret-code-17').expect(404);
    expect(await other.stop()).toBe(0);
    const text = other.log().join('\n');
    expect(text).toContain('"route":"/v1/items/:code"');
    expect(text).not.toContain('secret-code-17');
    expect(text).not.toContain(other.adminKey);
  });
});

describe('a simulated clock', () => {
  it('moves forward only, and answers when everything has happened', async () => {
    const server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00' });
    await server.setClock('2026-05-04T00:00:00+08:00');
    await server.setClock('2026-05-04T00:00:00+08:00');
    const { body } = await server.get('/v1/clock').expect(200);
    expect(body).toEqual({ now: '2026-05-03T16:00:00.000Z' });
    const back = await server.put('/v1/clock', { now: '2026-05-03T15:59:59Z' }).expect(422);
    expect(back.body).toMatchObject({ code: 'clock.backwards', errors: [{ pointer: '/now' }] });
    const slip = await server.put('/v1/clock', { now: '2926-05-01T00:00:00Z' }).expect(422);
    expect(slip.body).toMatchObject({ code: 'clock.too-far', errors: [{ pointer: '/now' }] });
    const officer = await server.issueKey({ role: 'supervisor' });
    await server.put('/v1/clock', { now: '2026-06-01T00:00:00Z' }, officer).expect(403);
    await server.stop();
  });
});

describe("the administrator's key from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-key-'));
  const file = join(folder, 'key');
  const dataDir = join(folder, 'data');
  const start = (content: string) => {
    writeFileSync(file, content, { mode: 0o600 });
    return spawnSync(process.execPath, [MAIN, '--port', '0', '--data-dir', dataDir, '--admin-key-file', file], {
      encoding: 'utf8',
      timeout: 20_000,
      env,
    });
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused with a message if it is too short', () => {
    const { status, stderr } = start('short\n');
    expect([status, stderr]).toEqual([2, expect.stringContaining('at least 32')]);
  });

  it('is refused if it can be guessed, and that start leaves nothing behind', () => {
    const { status, stderr } = start(`${'ab'.repeat(20)}\n`);
    expect([status, stderr]).toEqual([2, expect.stringContaining('can be guessed')]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('is not required for the help text', () => {
    const { status, stdout } = spawnSync(process.execPath, [MAIN, '--port', 'x', '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toMatch(/--data-dir +SEALTRAIL_DATA_DIR/);
  });

  it('is reported with all other wrong settings at once', () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, '--port', 'x', '--zone', 'Mars/Base'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/--port[\s\S]*--zone/);
  });
});
