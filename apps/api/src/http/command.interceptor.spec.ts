import { StoreUnavailable } from '@sealtrail/platform';
import { good, NOW, ToyApi } from './testing/toy-api';
import { toyCommandResult } from './testing/toy-command-result';

const api = new ToyApi();

describe('a command', () => {
  beforeAll(() => api.open());
  beforeEach(() => {
    api.commands.seen.length = 0;
  });
  afterAll(() => api.close());

  it('answers a creation with 201, Location, ETag, position and the generated idempotency key', async () => {
    const answer = await api.send('POST', '/v1/applications', good);
    expect(answer.statusCode).toBe(201);
    const { effect, limits } = toyCommandResult(4n, 17n);
    expect(answer.json()).toEqual({ id: 'x', revision: '4', position: '17', effect, limits, number: 'N-1' });
    expect(answer.headers).toMatchObject({ location: '/v1/applications/x', etag: '"4"', 'sealtrail-position': '17' });
    expect(answer.headers['idempotency-key']).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
  });

  it('answers any other command with 200', async () => {
    const answer = await api.send('PUT', '/v1/departments/d1', {}, { 'if-match': '"5"', 'idempotency-key': '"k-1"' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['idempotency-key']).toBe('k-1');
    expect(api.commands.seen[0]?.commandMetadata.expectedRevision).toBe(5n);
  });

  it('derives the command id from caller and idempotency key, and the fingerprint from the request regardless of member order', async () => {
    const key = { 'idempotency-key': 'k-2' };
    await api.send('POST', '/v1/applications', { name: 'x', count: 1 }, key);
    await api.send('POST', '/v1/applications', { count: 1, name: 'x' }, key);
    await api.send('POST', '/v1/applications', { count: 2, name: 'x' }, key);
    const [one, two, three] = api.commands.seen.map(({ commandMetadata }) => commandMetadata);
    expect(two?.commandId).toBe(one?.commandId);
    expect(two?.fingerprint).toBe(one?.fingerprint);
    expect(three?.fingerprint).not.toBe(one?.fingerprint);
    await api.send('POST', '/v1/applications', { name: 'x', count: 1 }, { 'idempotency-key': 'k-3' });
    expect(api.commands.seen[3]?.commandMetadata.fingerprint).not.toBe(one?.fingerprint);
  });

  it('normalises occurredAt to UTC, and defaults to now', async () => {
    await api.send('POST', '/v1/applications', { ...good, occurredAt: '2026-03-02T08:30:00+08:00' });
    await api.send('POST', '/v1/applications', good);
    expect(api.commands.seen.map(({ occurredAt: at }) => at)).toEqual(['2026-03-02T00:30:00.000Z', NOW]);
  });

  it('refuses a key whose first request is still running', async () => {
    let release = (): void => undefined;
    api.commands.hold = new Promise((resolve) => {
      release = resolve;
    });
    const key = { 'idempotency-key': 'k-3' };
    const first = api.send('POST', '/v1/applications', good, key);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = await api.send('POST', '/v1/applications', good, key);
    release();
    expect([second.statusCode, second.json().code]).toEqual([409, 'command.running']);
    expect((await first).statusCode).toBe(201);
    expect((await api.send('POST', '/v1/applications', good, key)).statusCode).toBe(201);
  });

  it('that may be a repetition is not reported as unrecorded in an outage', async () => {
    api.commands.fails = new StoreUnavailable('no server answers');
    const named = await api.send('POST', '/v1/applications', good, { 'idempotency-key': 'k-4' });
    const first = await api.send('POST', '/v1/applications', good);
    api.commands.fails = null;
    expect([named.statusCode, named.json().code]).toEqual([503, 'outcome.unknown']);
    expect([first.statusCode, first.json().code]).toEqual([503, 'store.unavailable']);
    expect(named.headers['retry-after']).toBe('1');
  });
});
