import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { damagePages } from '@sealtrail/platform/testing';
import { City } from './stories/city';
import { type Office, working } from './stories/office';

/** A disk that damaged the views while the server was down. */
describe('a server with a damaged file', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
  });
  afterAll(async () => {
    await city.server.kill();
    rmSync(city.server.dataDir, { recursive: true });
  });

  it('reports it for the affected data, to clients and to the operator, and serves everything else', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 8; count += 1) ids.push(await market.files('food-licence'));
    const [, , , id = ''] = ids;
    await city.comes('2026-03-02', '10:00');
    expect(await city.server.stop()).toBe(0);
    expect(damagePages(join(city.server.dataDir, 'views.sqlite'), `"applicationId":"${id}"`)).toBeGreaterThan(0);
    await city.opensAgain();
    const { body, headers } = await city.server.get('/v1/applications').expect(503);
    expect([body.code, headers['retry-after']]).toEqual(['store.damaged', '60']);
    expect(JSON.stringify(body)).not.toContain('sqlite');
    const ready = await city.server.get('/health/ready').expect(503);
    expect(ready.body).toMatchObject({
      status: 'notReady',
      reasons: [expect.objectContaining({ code: 'store.damaged' })],
    });
    await city.server.get('/v1/departments').expect(200);
    await city.office('fire');
  });
});
