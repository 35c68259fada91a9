import { serveHealth, type WorkerHealth } from './health-server';

describe('the health of a worker', () => {
  it('is told over HTTP, and nothing else is', async () => {
    const one = { owner: 'w1', work: ['views/cards.v1'] };
    let work: () => Promise<WorkerHealth> = async () => ({
      status: 'ready',
      reasons: [],
      ...one,
    });
    const failures: string[] = [];
    const where = { host: '127.0.0.1', port: 0 };
    const server = await serveHealth(
      where,
      () => work(),
      (error) => failures.push(String(error)),
    );
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${server.url}${path}`, { method });
      return [response.status, await response.json()];
    };
    expect(await ask('/health/live')).toEqual([200, { status: 'live' }]);
    expect(await ask('/health/ready')).toEqual([200, { status: 'ready', reasons: [], ...one }]);
    work = async () => ({ status: 'notReady', reasons: [], ...one });
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [], ...one }]);
    work = () => Promise.reject(new Error('no server'));
    const unread = { code: 'store.unreadable', parameters: {} };
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [unread] }]);
    expect(failures).toEqual(['Error: no server']);
    expect((await ask('/v1/items'))[0]).toBe(404);
    expect((await ask('/health/live', 'POST'))[0]).toBe(405);
    await server.close();
  });
});
