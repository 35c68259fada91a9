import 'reflect-metadata';
import { boundRequirementsOf, roles as everyRole, isBoundBySource, type Role } from '@sealtrail/access';
import { declaredRoutes } from '../apps/api/src/access/declared-routes';
import { apiModule } from '../apps/api/src/api.module';
import { startServer, type TestServer } from './server';

/** The access rules declared by the routes, as the running server enforces them. */
describe('access rules', () => {
  let server: TestServer;
  const keys = new Map<Role, string>();

  beforeAll(async () => {
    server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00' });
    await server.put('/v1/departments/d1', { name: 'd1', region: '230900', level: 'city' }).expect(201);
    for (const role of everyRole.values) {
      const { department } = boundRequirementsOf[role];
      const bounds = {
        ...(department === 'needed' ? { department: 'd1' } : {}),
        ...(isBoundBySource({ role, department: null }) ? { source: 's1' } : {}),
      };
      keys.set(role, await server.issueKey({ role, ...bounds }));
    }
  });

  afterAll(() => server.stop());

  const declared = declaredRoutes(apiModule({ simulatedClock: true }));
  const guarded = declared.flatMap(({ method, path, declaration }): [string, readonly Role[]][] =>
    declaration === null || declaration.roles === 'public' ? [] : [[`${method} ${path}`, declaration.roles]],
  );

  it('the declared routes are served, and no others', async () => {
    const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as { paths: Record<string, object> };
    const served = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = declared.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(served.toSorted()).toEqual(expected.toSorted());
  });

  it.each(guarded)('%s', async (route, roles) => {
    const [method = '', path = ''] = route.replaceAll(/:\w+/g, 'a1').split(' ');
    const ask = async (key: string | null): Promise<number> => {
      const headers = key === null ? {} : { authorization: `Bearer ${key}` };
      return (await fetch(server.url + path, { method, headers })).status;
    };
    expect(await ask(null)).toBe(401);
    expect(await ask('stl_0123456789abcdef_0123456789abcdef0123456789abcdef')).toBe(401);
    const refused = await Promise.all(
      everyRole.values.map(async (role) => ((await ask(keys.get(role) ?? '')) === 403 ? role : null)),
    );
    expect(refused.filter((role) => role !== null)).toEqual(everyRole.values.filter((role) => !roles.includes(role)));
  });
});
