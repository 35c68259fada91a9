import { runCli } from '../run-cli';
import { serverOptions } from '../servers/server-options';
import { City } from './city';
import { type Office, working } from './office';

const CASES = 12;

describe('a view that is rebuilt', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  /** Runs the console with the server's storage options. */
  const cli = (...args: readonly string[]) => {
    const { dataDir } = city.server;
    return runCli([...args, '--data-dir', dataDir, ...serverOptions(dataDir)]);
  };
  const cases = async (): Promise<string> => JSON.stringify(await city.reads('/v1/applications?limit=100'));

  it('answers meanwhile, with the same content afterwards; and can be rolled back', async () => {
    for (let n = 0; n < CASES; n++) await market.files('food-licence');
    await city.comes('2026-03-17', '10:30');
    let asking = true;
    const statuses = new Set<number>();
    const reader = (async () => {
      while (asking) statuses.add((await city.server.get('/v1/applications?limit=100')).status);
    })();
    const writer = (async () => {
      let filed = 0;
      while (asking && filed < 200) {
        statuses.add((await market.submits('food-licence')).status);
        filed += 1;
      }
      return filed;
    })();
    const rebuilt = await cli('rebuild', 'applications.v4');
    expect(rebuilt).toMatchObject({ code: 0, said: expect.stringContaining('generation 2 is live now') });
    asking = false;
    const filed = await writer;
    await reader;
    expect([...statuses].sort((a, b) => a - b)).toEqual([200, 201]);
    await city.comes('2026-03-17', '10:31');
    const after = await cases();
    expect(after.split('"status":').length - 1).toBeGreaterThanOrEqual(Math.min(100, CASES + filed));
    expect((await cli('views')).said).toMatch(/^applications\.v4 +2 .* 1$/m);
    expect(await cli('rebuild', 'applications.v4', '--back')).toMatchObject({ code: 0 });
    expect(await cases()).toBe(after);
    expect((await cli('rebuild', 'applications.v4', '--abandon')).said).toContain('No generation of this view');
  });

  it('is folded by the console if no server is running', async () => {
    const before = await cases();
    expect(await city.server.stop()).toBe(0);
    const { code, said } = await cli('rebuild', 'cards.v4');
    expect([code, said]).toEqual([0, expect.stringContaining('No server is running on this folder')]);
    await city.opensAgain();
    expect(await cases()).toBe(before);
    expect((await cli('rebuild', 'no-view')).code).toBe(2);
  });
});
