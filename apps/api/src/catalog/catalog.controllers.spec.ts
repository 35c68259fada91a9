import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import { seed } from '@sealtrail/catalog/testing';
import { HttpHost } from '../http/testing/http-host';
import { CatalogHttpModule } from './catalog-http.module';

const callers = {
  admin: { role: 'admin' },
  officer: { role: 'officer', department: 'fire' },
  dashboard: { role: 'dashboard' },
} as const;
type Who = keyof typeof callers;

const host = new HttpHost({
  now: '2026-03-02T01:00:00.000Z',
  callers,
  modules: [CatalogHttpModule],
  projections: [catalogReport, departments, items, officials],
});

type Problem = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };
const pointers = ({ errors = [] }: Problem): readonly string[] => errors.map(({ pointer }) => pointer);

describe('the catalogue over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await host.open();
  });

  afterAll(() => host.close());

  const send = (method: 'PUT' | 'POST', path: string, body: object, headers: Record<string, string> = {}) =>
    host.send(method, path, body, 'admin', headers);
  const put = (path: string, body: object, headers?: Record<string, string>) => send('PUT', path, body, headers);
  const get = (path: string, who: Who = 'dashboard', headers: Record<string, string> = {}) =>
    host.get(path, who, headers);

  const department = (over: object = {}) => ({ name: '市场监督管理局', region: '230900', level: 'city', ...over });
  const item = (over: object = {}) => ({
    name: '食品经营许可',
    department: 'market',
    kind: 'licence',
    class: 'promised',
    statutory: { days: 20 },
    promised: { days: 10 },
    effectiveFrom: '2026-01-01',
    ...over,
  });

  it('creates a department: 201 with its location the first time, 200 afterwards', async () => {
    const first = await put('departments/market', department(), { 'idempotency-key': 'd1' });
    expect(first.statusCode).toBe(201);
    expect(first.headers['location']).toBe('/v1/departments/market');
    expect(first.json()).toEqual({
      id: 'market',
      revision: '0',
      position: expect.any(String) as string,
      effect: { kind: 'applied', reason: null },
      limits: [],
      warnings: [],
    });
    const changed = await put('departments/market', department({ uscc: '11370500004311394A' }));
    expect([changed.statusCode, changed.headers['etag']]).toEqual([200, '"1"']);
    const repeated = await put('departments/market', department(), { 'idempotency-key': 'd1' });
    expect([repeated.statusCode, repeated.headers['location']]).toEqual([201, '/v1/departments/market']);
    expect((await get('departments/market')).json()).toEqual({
      code: 'market',
      name: '市场监督管理局',
      region: '230900',
      level: 'city',
      uscc: '11370500004311394A',
      usccValid: false,
      parent: null,
      parentName: null,
      revision: '1',
    });
  });

  it('warns of a wrong check character of a department', async () => {
    const wrong = await put('departments/x', department({ uscc: '11370500004311394A' }));
    expect(wrong.headers).toMatchObject({ 'content-language': 'en', vary: 'Accept-Language' });
    expect(wrong.json()).toMatchObject({ warnings: [{ pointer: '/uscc', code: 'field.check-character-wrong' }] });
    expect((await put('departments/x', department({ uscc: '11370800MB28559184' }))).json()).toMatchObject({
      warnings: [],
    });
  });

  it('reports all invalid fields of a department at once', async () => {
    const shape = await put('departments/x', { name: '', region: '23', level: 'moon', uscc: '1', colour: 'red' });
    expect(shape.statusCode).toBe(422);
    expect(pointers(shape.json())).toEqual(
      expect.arrayContaining(['/name', '/region', '/level', '/uscc', '/colour']) as string[],
    );
    const rules = await put('departments/x', department({ uscc: 'ABCDEFGHJKLMNPQRTU', parent: 'nowhere' }));
    expect(rules.statusCode).toBe(422);
    expect(rules.json()).toMatchObject({ code: 'department.uscc-wrong' });
    expect(pointers(rules.json())).toEqual(['/uscc', '/parent']);
  });

  it('appoints an official of an existing department', async () => {
    const official = { name: '王芳', posts: ['officer'], mandates: [{ from: '2026-01-01' }] };
    const first = await put('departments/market/officials/wang-01', official);
    expect([first.statusCode, first.headers['location']]).toEqual([201, '/v1/departments/market/officials/wang-01']);
    expect((await put('departments/market/officials/wang-01', official)).statusCode).toBe(200);
    expect((await put('departments/nowhere/officials/wang-01', official)).statusCode).toBe(404);
    const wrong = { ...official, mandates: [{ from: '2026-03-01', to: '2026-02-01' }, { from: '2026-02-30' }] };
    expect(pointers((await put('departments/market/officials/li', wrong)).json())).toEqual(['/mandates/1/from']);
    expect((await get('departments/market/officials', 'admin')).json()).toEqual({
      items: [
        {
          id: 'wang-01',
          name: '王芳',
          department: 'market',
          departmentName: '市场监督管理局',
          posts: ['officer'],
          mandates: [{ from: '2026-01-01', to: null, items: null }],
        },
      ],
      next: null,
    });
  });

  it('shows officials only to roles that work with them, within their scope', async () => {
    expect((await get('departments/market/officials', 'dashboard')).statusCode).toBe(403);
    expect((await get('departments/market/officials', 'officer')).json()).toEqual({ items: [], next: null });
  });

  it('creates an item, with defaults for omitted terms', async () => {
    const first = await put('items/food-licence', item({ handler: 'wang-01' }));
    expect([first.statusCode, first.headers['location']]).toEqual([201, '/v1/items/food-licence']);
    expect((await get('items/food-licence')).json()).toMatchObject({
      asOf: '2026-03-02',
      version: 1,
      terms: {
        handlingForm: 'unlisted',
        channels: ['window', 'web', 'mobile', 'post', 'kiosk', 'email', 'fax', 'phone', 'other'],
        calendar: 'cn-national',
        statutory: { days: 20, unit: 'workingDay' },
        firstCheck: { days: 5, unit: 'workingDay' },
        visitsMax: 1,
        onIncomplete: 'notice',
        onCorrectionTimeout: 'returned',
        materials: [],
      },
      versions: [{ version: 1, effectiveFrom: '2026-01-01', effectiveUntil: null }],
      revision: '0',
    });
  });

  it('gives an item a new version from a date on, and answers for any date', async () => {
    const announced = await put('items/food-licence', item({ promised: { days: 5 }, effectiveFrom: '2026-06-01' }));
    expect([announced.statusCode, announced.headers['etag']]).toEqual([200, '"1"']);
    const promise = async (asOf: string) => {
      const { terms } = (await get(`items/food-licence?asOf=${asOf}`)).json<{
        terms: { promised: { days: number } } | null;
      }>();
      return terms?.promised.days ?? null;
    };
    expect([await promise('2025-12-31'), await promise('2026-05-31'), await promise('2026-06-01')]).toEqual([
      null,
      10,
      5,
    ]);
  });

  it('refuses a promised limit beyond the law (行政许可法 art. 42), with all other faults', async () => {
    const refused = await put(
      'items/x',
      item({
        promised: { days: 21 },
        firstCheck: { days: 6 },
        handlingForm: 'zeroVisits',
        visitsMax: 1,
        handler: 'li',
      }),
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'item.promise-beyond-law' });
    expect(pointers(refused.json())).toEqual(['/promised/days', '/firstCheck/days', '/visitsMax', '/handler']);
  });

  it('derives the promised limit of a joint item and refuses another', async () => {
    await put('departments/fire', department({ name: '消防救援支队' }));
    const branch = (id: string, code: string, days: number) => ({ id, department: code, limit: { days } });
    const stages = [
      { id: 'one', name: '一', branches: [branch('a', 'market', 3), branch('b', 'fire', 7)] },
      { id: 'two', name: '二', branches: [branch('c', 'fire', 4)] },
    ];
    const joint = item({ class: 'joint', statutory: null, stages, promised: undefined });
    const refused = await put('items/plant', { ...joint, promised: { days: 14 } });
    expect(refused.json()).toMatchObject({ status: 422, code: 'item.promise-not-derived' });
    expect((await put('items/plant', joint)).statusCode).toBe(201);
    expect((await get('items/plant')).json()).toMatchObject({ terms: { promised: { days: 11, unit: 'workingDay' } } });
  });

  it('returns the items on the list, by page and filter, to every role', async () => {
    const page = await get('items?limit=1', 'officer');
    const { items: lines, next } = page.json<{ items: { code: string }[]; next: string }>();
    expect(lines.map(({ code }) => code)).toEqual(['food-licence']);
    expect(page.headers['link']).toContain('rel="next"');
    const rest = await get(`items?limit=1&cursor=${next}`);
    expect(rest.json<{ items: { code: string }[] }>().items.map(({ code }) => code)).toEqual(['plant']);
    const filtered = async (query: string) => (await get(`items?${query}`)).json<{ items: unknown[] }>().items.length;
    expect(await filtered('class=joint&online=true')).toBe(1);
    expect(await filtered('online=false')).toBe(0);
    expect(await filtered('region=230100')).toBe(0);
    expect(await filtered('asOf=2025-12-31')).toBe(0);
    expect((await get('items?colour=red')).statusCode).toBe(422);
    expect((await get('items?online=maybe')).statusCode).toBe(422);
    expect((await get('items?format=csv')).payload).toContain('食品经营许可');
  });

  it('reports the list by department, handling form and level', async () => {
    const report = (await get('reports/catalog')).json<object>();
    expect(report).toMatchObject({
      asOf: '2026-03-02',
      rows: [{ department: 'market', name: '市场监督管理局', items: 2, unlisted: 2 }],
      byLevel: [{ level: 'city', items: 2, online: { numerator: 2, denominator: 2, percent: 100 } }],
      total: { items: 2, listed: { numerator: 0, denominator: 2, percent: 0 } },
    });
    expect((await get('reports/catalog?asOf=2025-12-31')).json()).toMatchObject({
      rows: [],
      total: { items: 0, online: { numerator: 0, denominator: 0, percent: null } },
    });
    expect((await get('reports/catalog?format=csv')).payload).toContain('网上可办率（%）');
  });

  it('withdraws an item from the list', async () => {
    const off = await send('POST', 'items/plant/withdrawal', { reason: '取消' });
    expect([off.statusCode, off.json<{ revision: string }>().revision]).toEqual([200, '1']);
    expect((await get('items/plant')).json()).toMatchObject({ terms: null, withdrawal: { from: '2026-03-02' } });
    expect(
      (await send('POST', 'items/plant/withdrawal', { reason: '取消', effectiveFrom: '2026-04-01' })).json(),
    ).toMatchObject({ status: 409, code: 'item.withdrawn' });
    expect((await send('POST', 'items/nothing/withdrawal', { reason: '取消' })).statusCode).toBe(404);
    expect((await get('items/nothing')).statusCode).toBe(404);
    expect((await get('departments/nothing')).statusCode).toBe(404);
  });

  it('allows changes by administrators only', async () => {
    const refused = [
      await host.send('PUT', 'departments/market', department(), 'officer'),
      await host.send('PUT', 'departments/market/officials/x', { name: 'x', posts: [] }, 'officer'),
      await host.send('PUT', 'items/x', item(), 'officer'),
      await host.send('POST', 'items/food-licence/withdrawal', { reason: 'x' }, 'officer'),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
  });
});
