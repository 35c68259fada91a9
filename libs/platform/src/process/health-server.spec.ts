import { serveHealth, type WorkerHealth } from './health-server';

describe('the health of a worker', () => {
  it('is told over HTTP, and nothing else is', async () => {
    let work: () => Promise<WorkerHealth> = async () => ({
      status: 'ready',
      reasons: [],
      lag: '0',
    });
    const server = await serveHealth({ host: '127.0.0.1', port: 0 }, () => work());
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${server.url}${path}`, { method });
      return [response.status, await response.json()];
    };
    expect(await ask('/health/live')).toEqual([200, { status: 'live' }]);
    expect(await ask('/health/ready')).toEqual([200, { status: 'ready', reasons: [], lag: '0' }]);
    work = async () => ({ status: 'notReady', reasons: [], lag: '7' });
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [], lag: '7' }]);
    work = () => Promise.reject(new Error('no server'));
    const unread = { code: 'store.unreadable', parameters: { error: 'Error: no server' } };
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [unread] }]);
    expect((await ask('/v1/items'))[0]).toBe(404);
    expect((await ask('/health/live', 'POST'))[0]).toBe(405);
    await server.close();
  });
});
