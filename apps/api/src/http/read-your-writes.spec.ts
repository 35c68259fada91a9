import { departments, items, officials } from '@sealtrail/catalog';
import type { ViewUpdate } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { CatalogHttpModule } from '../catalog/catalog-http.module';
import { HttpHost } from './testing/http-host';

const department = { name: '市场监督管理局', region: '230900', level: 'city' };

/** A read store that lags: saves wait. */
class LateReadStore extends InMemoryReadStore {
  until: () => Promise<void> = async () => {
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  override async save(batch: ViewUpdate): Promise<void> {
    await this.until();
    await super.save(batch);
  }
}

const world = (foldedElsewhere: boolean) => {
  const views = new LateReadStore();
  const host = new HttpHost({
    now: '2026-03-02T01:00:00.000Z',
    callers: { admin: { role: 'admin' }, dashboard: { role: 'dashboard' } },
    modules: [CatalogHttpModule],
    projections: [departments, officials, items],
    views,
    foldedElsewhere,
  });
  return { host, views };
};

describe.each([
  ['folded in the process', false],
  ['folded in another', true],
])('what a caller created a moment ago, in views that are %s', (_, foldedElsewhere) => {
  const { host, views } = world(foldedElsewhere);
  beforeAll(() => host.open());
  afterAll(() => host.close());
  const make = (code: string, name = department.name) =>
    host.send('PUT', `departments/${code}`, { ...department, name }, 'admin');

  it('is found by its Location and in the list, every time', async () => {
    for (let n = 0; n < 50; n++) {
      const made = await make(`made-${n}`);
      expect(made.statusCode).toBe(201);
      const path = String(made.headers.location).replace('/v1/', '');
      expect((await host.ask(path, 'admin')).statusCode).toBe(200);
    }
    for (let n = 0; n < 20; n++) {
      await make(`listed-${n}`);
      const { items: found } = (await host.ask('departments?limit=1000', 'admin')).json<{
        items: readonly { readonly code: string }[];
      }>();
      expect(found.map(({ code }) => code)).toContain(`listed-${n}`);
      await make(`listed-${n}`, `第${n}局`);
      expect((await host.ask(`departments/listed-${n}`, 'admin')).json()).toMatchObject({ name: `第${n}局` });
    }
  });

  it('is not reported as missing while the views stand still, and other callers do not wait', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    views.until = () => held;
    const made = await make('held');
    const { statusCode, headers } = await host.ask('departments/held', 'dashboard');
    expect([statusCode, headers['retry-after']]).toEqual([404, undefined]);
    const behind = await host.ask('departments/held', 'admin');
    expect([behind.statusCode, behind.headers['retry-after']]).toEqual([503, '1']);
    expect(behind.json()).toMatchObject({
      code: 'view.behind',
      parameters: { asked: made.json<{ position: string }>().position },
    });
    // Nor is a filter by it refused: the department may exist although no view has it yet.
    const within = await host.ask('departments?parent=held', 'admin');
    expect([within.statusCode, within.json()]).toMatchObject([200, { items: [] }]);
    // Only once after the command: then the response is returned with its age.
    expect((await host.ask('departments/made-0', 'admin')).statusCode).toBe(200);
    release();
    const position = made.json<{ position: string }>().position;
    const seen = await host.ask('departments/held', 'dashboard', { 'sealtrail-min-position': position });
    expect(seen.statusCode).toBe(200);
  });
});
