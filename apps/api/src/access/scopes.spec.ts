import type { ApiKey, Role } from '@sealtrail/access';
import { scopes, scopeWithin } from './scopes';

const keyOf = (role: Role, region: string | null): ApiKey => ({
  id: 'k1',
  name: 'n',
  role,
  department: 'd1',
  region,
  official: null,
  hash: '',
  expiresAt: null,
});

describe('what a key sees', () => {
  it.each<[Role, string | null, string | null]>([
    ['officer', 'd1', null],
    ['window', 'd1', null],
    ['chiefRepresentative', 'd1', null],
    ['applicantPortal', 'd1', null],
    ['integrator', 'd1', '4301'],
    ['supervisor', null, '4301'],
    ['discipline', null, null],
    ['dashboard', null, null],
    ['auditor', null, '4301'],
    ['admin', null, null],
  ])('of cases, with the role %s, is of the department %s', (role, department, region) => {
    expect(scopeWithin('case', keyOf(role, region))).toEqual({ department, region });
  });

  it('ends with its department and region only where the route says so', () => {
    const key = keyOf('officer', '4301');
    const bounded = scopes.values.filter((scope) => scopeWithin(scope, key).department !== null);
    expect(bounded).toEqual(['case', 'act', 'unit']);
    expect(scopeWithin('anyKey', key)).toEqual({ department: null, region: null });
  });
});
