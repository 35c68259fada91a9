import { good, KEY_ID, ToyApi } from './testing/toy-api';

const api = new ToyApi();

const DEEP = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
const FULL = `{"name":[${'{},'.repeat(100_000)}{}]}`;

describe('a request that reaches no controller', () => {
  beforeAll(() => api.open());
  afterAll(() => api.close());

  it('is refused if the route declares no access, to administrators too', async () => {
    const answer = await api.send('GET', '/v1/undecided');
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'access.forbidden' });
  });

  it('requires a key, and explains each problem at its type', async () => {
    const answer = await api.send('GET', '/v1/items', undefined, { authorization: 'Bearer wrong' });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="sealtrail"']);
    expect((await api.send('GET', answer.json().type)).json()).toMatchObject({ code: answer.json().code, status: 401 });
  });

  it('is answered with every faulty field at once, including a future occurredAt', async () => {
    const answer = await api.send('POST', '/v1/applications', {
      name: 'too long',
      more: 1,
      occurredAt: '2026-03-03T08:30:00+08:00',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'request.invalid', type: '/problems/request.invalid', status: 422 });
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/occurredAt', code: 'field.in-future', detail: 'must not be in the future' },
        { pointer: '/name', code: 'field.too-long', detail: expect.stringContaining('5'), parameters: { max: 5 } },
        { pointer: '/count', code: 'field.required', detail: 'is required' },
        { pointer: '/more', code: 'field.unknown', detail: 'is unknown' },
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
    ['such a body with DELETE', 'DELETE', `/v1/api-keys/${KEY_ID}`, DEEP, 413, 'request.too-large'],
    ['a body of too many values', 'POST', '/v1/applications', FULL, 413, 'request.too-large'],
    ['an unknown query parameter', 'GET', '/v1/applications?limt=5', undefined, 422, 'request.invalid'],
    ['a query parameter named like a getter', 'GET', '/v1/applications?after=x', undefined, 422, 'request.invalid'],
    ['a query parameter where none is taken', 'GET', '/v1/items?x=5', undefined, 422, 'request.invalid'],
    ['a limit beyond the bound', 'GET', '/v1/applications?limit=1001', undefined, 422, 'request.invalid'],
    ['a parameter sent twice', 'GET', '/v1/applications?limit=1&limit=2', undefined, 422, 'request.invalid'],
    ['a cursor that is none', 'GET', '/v1/applications?cursor=abc', undefined, 422, 'request.invalid'],
    ['a code with a slash', 'PUT', '/v1/departments/a%2Fb', '{}', 422, 'request.invalid'],
    ['an unknown path', 'GET', '/v1/nothing', undefined, 404, 'route.not-found'],
    ['a method that the path does not take', 'PUT', '/v1/applications', '{}', 405, 'route.method-not-allowed'],
  ] as const)('refuses %s', async (_, method, url, body, status, code) => {
    const answer = await api.send(method, url, body);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().traceId).toMatch(/^[\da-f]{32}$/);
  });

  it.each([
    ['idempotency-key', 'has spaces in it'],
    ['idempotency-key', 'x'.repeat(201)],
    ['if-match', 'W/"5"'],
    ['if-match', '5'],
  ])('is refused with the header %s: %s', async (name, value) => {
    const answer = await api.send('PUT', '/v1/departments/d1', {}, { [name]: value });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.header-invalid']);
  });

  it('is answered 405 for an unsupported method, whatever else is wrong', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answers = [await api.send('PUT', '/v1/applications', 'x', form), await api.send('QUERY', '/v1/applications')];
    for (const answer of answers)
      expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
    expect((await api.send('POST', '/v1/nothing', 'x', form)).json().code).toBe('route.not-found');
  });

  it('is answered with the methods of the path', async () => {
    expect((await api.send('DELETE', '/v1/applications')).headers['allow']).toBe('GET, HEAD, POST');
    expect((await api.send('POST', '/v1/departments/d1', {})).json().parameters).toMatchObject({ allowed: 'PUT' });
  });

  it.each([
    ['of the type of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['of a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['of plain text', { 'content-type': 'text/plain' }],
    ['of bytes', { 'content-type': 'application/octet-stream' }],
    ['of no type', { 'content-type': '' }],
    ['in another charset', { 'content-type': 'application/json; charset=GBK' }],
    ['in a charset that no JSON has', { 'content-type': 'application/json; charset=utf-16' }],
    ['that is packed', { 'content-encoding': 'gzip' }],
  ])('is refused with a body %s', async (_, headers: Record<string, string>) => {
    const answer = await api.send('POST', '/v1/applications', good, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'media.unsupported']);
  });

  it.each(['application/json', 'application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"'])(
    'is accepted with a body of type %s',
    async (type) => {
      const answer = await api.send('POST', '/v1/applications', good, {
        'content-type': type,
        'content-encoding': 'identity',
      });
      expect(answer.statusCode).toBe(201);
    },
  );

  it('is refused if its body is not UTF-8', async () => {
    const gbk = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xee, 0xc4, 0xb3]), Buffer.from('"}')]);
    const answer = await api.send('POST', '/v1/applications', gbk);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.not-utf8']);
  });

  it('is refused for an unknown key before its body is read', async () => {
    const unknown = { authorization: 'Bearer wrong', 'content-type': 'text/plain' };
    expect((await api.send('POST', '/v1/applications', '{"name":', unknown)).statusCode).toBe(401);
  });

  it.each([
    [undefined, 'en', 'must be an integer'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh', '必须是整数'],
  ])('is answered in the requested language (%s)', async (accepted, language, detail) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
    const answer = await api.send('POST', '/v1/applications', { name: 'x', count: '1' }, headers);
    expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
    expect(answer.json().errors).toEqual([{ pointer: '/count', code: 'field.not-integer', detail }]);
  });
});
