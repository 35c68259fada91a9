import { HttpHost } from '../http/testing/http-host';

const OPENED = '2026-03-02T01:00:00.000Z';

describe('the life of a key', () => {
  const host = new HttpHost({ now: OPENED, callers: { admin: { role: 'admin' } }, modules: [] });
  beforeAll(() => host.open());
  afterAll(() => host.close());

  const issue = async (expiresAt: string): Promise<{ readonly status: number; readonly key: string }> => {
    const answer = await host.send('POST', 'api-keys', { name: 'n', role: 'admin', expiresAt }, 'admin');
    return { status: answer.statusCode, key: answer.json<{ key: string }>().key };
  };
  const opens = async (key: string): Promise<number> => (await host.sendWith(key, 'api-keys')).statusCode;

  it('follows wall-clock time, whatever the simulated clock says', async () => {
    const { key } = await issue('2026-03-02T02:00:00.000Z');
    host.clock.set('2027-01-01T00:00:00.000Z');
    expect(await opens(key)).toBe(200);
    host.wall.set('2026-03-02T02:00:00.000Z');
    host.clock.set(OPENED);
    expect(await opens(key)).toBe(401);
    expect((await issue('2026-03-02T01:30:00.000Z')).status).toBe(422);
  });
});
