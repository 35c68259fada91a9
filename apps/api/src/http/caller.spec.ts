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
  it('says nothing about the future, even where no request class looked at the body', () => {
    const caller = callerWith({ body: { occurredAt: '2026-03-02T09:00:02.001+08:00' } });
    expect(() => caller.occurredAt).toThrow('request.invalid');
    expect(callerWith({ body: { occurredAt: '2026-03-02T09:00:00+08:00' } }).occurredAt).toBe(NOW);
  });

  it('may have a clock that is up to two seconds fast: then it speaks of now', () => {
    for (const occurredAt of ['2026-03-02T09:00:00.001+08:00', '2026-03-02T09:00:02+08:00']) {
      expect(callerWith({ body: { occurredAt } }).occurredAt).toBe(NOW);
    }
  });

  it('arrives when it is first looked at, and stays there', () => {
    const clock = new FixedClock(NOW);
    const caller = callerWith({}, clock);
    clock.set('2026-03-05T01:00:00.000Z');
    expect(caller.now).toBe('2026-03-05T01:00:00.000Z');
    clock.set('2026-03-06T01:00:00.000Z');
    expect(caller.now).toBe('2026-03-05T01:00:00.000Z');
  });

  it('keeps the key that was made for it', () => {
    const caller = callerWith({});
    expect(caller.commandId).toBe(caller.commandId);
    expect(callerWith({}).commandId).not.toBe(caller.commandId);
  });

  it('expects nothing to be there with If-None-Match: *', () => {
    expect(callerWith({ headers: { 'if-none-match': '*' } }).commandMetadata.expectedRevision).toBe(-1n);
  });
});
