import type { ApiKey, Role } from '@sealtrail/access';
import { isInScope } from '@sealtrail/event-sourcing';
import { callerScopeOf, scopes } from './scopes';

const keyOf = (role: Role, region: string | null): ApiKey => ({
  id: 'k1',
  name: 'n',
  role,
  department: 'd1',
  region,
  official: null,
  source: null,
  hash: '',
  expiresAt: null,
});

describe('the scope of a key', () => {
  it.each<[Role, string | null, string | null]>([
    ['officer', 'd1', null],
    ['window', 'd1', null],
    ['chiefRepresentative', 'd1', null],
    ['integrator', 'd1', '4301'],
    ['supervisor', null, '4301'],
    ['discipline', null, null],
    ['dashboard', null, null],
    ['auditor', null, '4301'],
    ['admin', null, null],
  ])('of cases, with the role %s, is of the department %s', (role, department, region) => {
    expect(callerScopeOf('case', keyOf(role, region))).toEqual({ department, region });
  });

  it('is what its source filed for a portal; nothing without a source', () => {
    const portal = { ...keyOf('applicantPortal', '430100'), department: null };
    expect(callerScopeOf('case', { ...portal, source: 's' })).toEqual({
      department: null,
      region: '430100',
      filedBy: 's',
    });
    const nothing = callerScopeOf('case', portal);
    const found = { departments: ['d1'], region: '430100' };
    expect([null, 's', 'portal'].map((filedBy) => isInScope(nothing, { ...found, filedBy }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is what its source filed for a system that works for no department', () => {
    const system = { ...keyOf('integrator', null), source: 's' };
    expect(callerScopeOf('case', system)).toEqual({ department: 'd1', region: null });
    expect(callerScopeOf('case', { ...system, department: null })).toMatchObject({ department: null, filedBy: 's' });
    const nothing = callerScopeOf('unit', { ...system, department: null, source: null });
    expect(isInScope(nothing, { departments: ['d1'], region: '430100' })).toBe(false);
  });

  it('is limited to its department and region only by routes that declare it', () => {
    const key = keyOf('officer', '4301');
    const bounded = scopes.values.filter((scope) => callerScopeOf(scope, key).department !== null);
    expect(bounded).toEqual(['case', 'act', 'ownItems', 'unit', 'jurisdiction']);
    expect(callerScopeOf('anyKey', key)).toEqual({ department: null, region: null });
  });
});
