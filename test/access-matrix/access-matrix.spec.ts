import 'reflect-metadata';
import { isBoundBySource } from '@sealtrail/access';
import { declaredRoutes } from '../../apps/api/src/access/declared-routes';
import { isOpenToDelegates } from '../../apps/api/src/access/grants-of-request';
import { apiModule } from '../../apps/api/src/api.module';
import type { ApiDocument } from '../request-schemas';
import { startServer, type TestServer } from '../server';
import { bodiesOf, bodyFor, verdictOf, WITHOUT_TARGET, wayOf } from './asked';
import { expectedOf } from './expected';
import { COUNTY, type MatrixKey, MatrixWorld } from './world';

const AT_ONCE = 16;

type Asker = Pick<MatrixKey, 'delegation' | 'secret'>;

const declared = declaredRoutes(apiModule({ simulatedClock: true })).flatMap(({ method, path, declaration }) =>
  declaration === null ? [] : [{ route: `${method} ${path}`, ...declaration }],
);

/**
 * Every route × every key that a role may have (department, official, region, source) × cases of the own and of another
 * department, of the own, the parent and another region, filed by the own and by another source: the running server behaves as
 * the declarations say. Bodies are generated from the published schemas.
 */
describe('the access matrix', () => {
  let server: TestServer;
  let world: MatrixWorld;
  let bodies: ReturnType<typeof bodiesOf>;

  beforeAll(async () => {
    server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00' });
    bodies = bodiesOf((await server.get('/openapi.json').expect(200)).body as ApiDocument);
    world = await MatrixWorld.on(server);
  });

  afterAll(() => server.stop());

  const ask = async (method: string, path: string, { secret, delegation }: Asker, body: object | null) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(delegation === undefined ? {} : { 'sealtrail-delegation': delegation }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : null };
  };

  const keysOfRoles = (roles: (typeof declared)[number]['roles']) =>
    world.keys.filter(({ role }) => roles !== 'public' && roles.includes(role));

  /** The head of the log once all reactions are recorded. */
  const head = async (): Promise<string> => {
    const { now } = (await server.get('/v1/clock').expect(200)).body as { now: string };
    await server.setClock(now);
    return ((await server.get('/health/ready').expect(200)).body as { store: { head: string } }).store.head;
  };

  it('has keys with every bound, and targets outside of each', () => {
    expect(world.keys.length).toBeGreaterThan(30);
    expect(new Set(world.targets.map(({ region }) => region)).size).toBe(3);
  });

  it('sends every route with every permitted key for every target, reads and writes', () => {
    const closed = declared.filter(({ roles }) => roles !== 'public' && keysOfRoles(roles).length === 0);
    expect(closed.map(({ route }) => route)).toEqual([]);
    const asks = (isRead: boolean): number =>
      declared
        .filter(({ route }) => route.startsWith('GET ') === isRead)
        .reduce((sum, { roles }) => sum + keysOfRoles(roles).length * world.targets.length, 0);
    expect(asks(true)).toBeGreaterThan(5_000);
    expect(asks(false)).toBeGreaterThan(5_000);
  });

  it.each(declared)('$route', async (declaration) => {
    const { route, roles, scope } = declaration;
    const way = wayOf(route);
    const right = bodies(route);
    const [method = ''] = route.split(' ');
    const asked = keysOfRoles(roles).flatMap((key) =>
      world.targets.map((target) => {
        const body = bodyFor(right, way, { key, target, acts: scope === 'act' });
        const names = body !== null && 'officer' in body;
        const isInPerson = key.delegation !== undefined && !isOpenToDelegates(declaration);
        const within = WITHOUT_TARGET.includes(route) ? 'open' : expectedOf(route, scope, names, { key, target });
        const verdict = isInPerson ? 'in person' : within;
        return { key, target, body, verdict };
      }),
    );
    const found: string[] = [];
    const askAll = async (some: typeof asked): Promise<void> => {
      for (let from = 0; from < some.length; from += AT_ONCE) {
        await Promise.all(
          some.slice(from, from + AT_ONCE).map(async ({ key, target, body }) => {
            const answer = await ask(method, way.path(target), key, body);
            found.push(`${key.name} → ${target.name}: ${verdictOf(answer.status, answer.body, way, target)}`);
          }),
        );
      }
    };
    const barred = asked.filter(({ verdict }) => verdict !== 'open');
    if (barred.length > 0) {
      const before = await head();
      await askAll(barred);
      // A refused caller has recorded nothing, whatever the response was.
      expect(await head()).toBe(before);
    }
    await askAll(asked.filter(({ verdict }) => verdict === 'open'));
    const told = asked.map(({ key, target, verdict }) => `${key.name} → ${target.name}: ${verdict}`);
    expect(found.toSorted()).toEqual(told.toSorted());
  });

  const keysOf = (route: string) => keysOfRoles(declared.find((each) => each.route === route)?.roles ?? []);

  it('shows nothing of a unit to a key that is only bound to a source, as the table states', () => {
    const open = declared
      .filter(({ route, scope }) => scope === 'unit' && !WITHOUT_TARGET.includes(route))
      .flatMap(({ route }) => keysOf(route).map((key) => ({ route, key })))
      .filter(({ key }) => isBoundBySource(key))
      .filter(({ route, key }) =>
        world.targets.some((target) => expectedOf(route, 'unit', false, { key, target }) === 'open'),
      );
    expect(open.map(({ route, key }) => `${route}: ${key.name}`)).toEqual([]);
  });

  it.each(['cards', 'efficiency', 'load', 'time'])('sums of %s stay within the bounds of the key', async (report) => {
    for (const key of keysOf(`GET /v1/reports/${report}`)) {
      const { name, department, region } = key;
      const rowsBy = async (by: 'department' | 'region'): Promise<readonly unknown[]> => {
        const { body } = await ask(
          'GET',
          `/v1/reports/${report}?${report === 'load' ? '' : 'period=2026-03&'}by=${by}`,
          key,
          null,
        );
        return (body as { rows: Readonly<Record<string, unknown>>[] }).rows.map((row) => row[by]);
      };
      const mine = world.targets.filter(({ region: place }) => region === null || place === region);
      const places = new Set(mine.map(({ region: place }) => place));
      expect([name, (await rowsBy('region')).filter((place) => !places.has(String(place)))]).toEqual([name, []]);
      const departments = new Set(mine.flatMap((target) => target.departments));
      const rows = await rowsBy('department');
      const beyond = rows.filter((row) => (department === null ? !departments.has(row as never) : row !== department));
      expect([name, beyond, rows.length > 0]).toEqual([name, [], !isBoundBySource(key)]);
    }
  });

  it('the access trail names no case outside of the region of the key', async () => {
    const inCounty = new Set(world.targets.flatMap(({ region, id }) => (region === COUNTY ? [id] : [])));
    for (const key of keysOf('GET /v1/access-trail')) {
      const { name, region } = key;
      const { body } = await ask('GET', '/v1/access-trail?limit=1000', key, null);
      const cases = (body as { items: { cases: string[] }[] }).items.flatMap((row) => row.cases);
      expect([name, cases.length > 0]).toEqual([name, true]);
      expect([name, region !== null && cases.some((id) => !inCounty.has(id))]).toEqual([name, false]);
    }
  });
});
