import type { ApiKey, Role } from '@sealtrail/access';
import { FixedClock } from '@sealtrail/event-sourcing/testing';
import { Caller } from './caller';
import type { ApiRequest } from './request';

const NOW = '2026-03-02T01:00:00.000Z';

const keyOf = (role: Role, department: string | null, region: string | null): ApiKey => ({
  id: 'k1',
  name: 'n',
  role,
  department,
  region,
  official: null,
  hash: '',
  expiresAt: null,
});

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
  new Caller(keyOf('officer', 'd1', null), { ...request, ...changes }, clock);

describe('a caller', () => {
  it.each<[Role, string | null, string | null]>([
    ['officer', 'd1', null],
    ['window', 'd1', null],
    ['chiefRepresentative', 'd1', null],
    ['applicantPortal', 'd1', null],
    ['integrator', 'd1', '4301'],
    ['supervisor', null, '4301'],
    ['discipline', null, null],
    ['dashboard', null, null],
    ['admin', null, null],
  ])('with the role %s sees the department %s', (role, department, region) => {
    const { scope } = new Caller(keyOf(role, 'd1', region), request, new FixedClock(NOW));
    expect(scope).toEqual({ department, region });
  });

  it('says nothing about the future, even where no request class looked at the body', () => {
    const caller = callerWith({ body: { occurredAt: '2026-03-02T09:00:00.001+08:00' } });
    expect(() => caller.at).toThrow('request.invalid');
    expect(callerWith({ body: { occurredAt: '2026-03-02T09:00:00+08:00' } }).at).toBe(NOW);
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
    expect(callerWith({ headers: { 'if-none-match': '*' } }).envelope.expectedRevision).toBe(-1n);
  });
});
