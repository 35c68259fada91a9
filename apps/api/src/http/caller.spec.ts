import type { ApiKey } from '@sealtrail/access';
import { FixedClock, FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { Caller } from './caller';
import type { ApiRequest } from './request';

const NOW = '2026-03-02T01:00:00.000Z';

const SCOPE = { department: 'd1', region: null };

const key: ApiKey = {
  id: 'k1',
  name: 'n',
  role: 'officer',
  department: 'd1',
  region: null,
  official: null,
  source: null,
  hash: '',
  expiresAt: null,
};

const request: ApiRequest = {
  id: 't',
  method: 'POST',
  url: '/v1/x',
  headers: {},
  query: {},
  body: {},
  routeOptions: {},
};

const callerWith = (changes: Partial<ApiRequest>, clock = new FixedClock(NOW)): Caller =>
  new Caller(key, SCOPE, { ...request, ...changes }, clock, { secret: new FixedNamespaceSecret(), personal: [] });

describe('a caller', () => {
  it('cannot report future acts, even if no request class has validated the body', () => {
    const caller = callerWith({ body: { occurredAt: '2026-03-02T09:00:02.001+08:00' } });
    expect(() => caller.occurredAt).toThrow('request.invalid');
    expect(callerWith({ body: { occurredAt: '2026-03-02T09:00:00+08:00' } }).occurredAt).toBe(NOW);
  });

  it('may have a clock up to two seconds fast: the act is then dated now', () => {
    for (const occurredAt of ['2026-03-02T09:00:00.001+08:00', '2026-03-02T09:00:02+08:00']) {
      expect(callerWith({ body: { occurredAt } }).occurredAt).toBe(NOW);
    }
  });

  it('arrives when `now` is first read, and the instant stays the same', () => {
    const clock = new FixedClock(NOW);
    const caller = callerWith({}, clock);
    clock.set('2026-03-05T01:00:00.000Z');
    expect(caller.now).toBe('2026-03-05T01:00:00.000Z');
    clock.set('2026-03-06T01:00:00.000Z');
    expect(caller.now).toBe('2026-03-05T01:00:00.000Z');
  });

  it('keeps its generated idempotency key', () => {
    const caller = callerWith({});
    expect(caller.commandId).toBe(caller.commandId);
    expect(callerWith({}).commandId).not.toBe(caller.commandId);
  });

  it('expects an empty stream with If-None-Match: *', () => {
    expect(callerWith({ headers: { 'if-none-match': '*' } }).commandMetadata.expectedRevision).toBe(-1n);
  });
});
