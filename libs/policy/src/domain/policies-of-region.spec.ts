import { evolve, type Instant } from '@sealtrail/event-sourcing';
import { policiesOfRegion } from './policies-of-region';
import { type AdoptedPolicies, policyDecider } from './policy-decider';
import type { PolicyAdopted } from './policy-events';
import { policies, policyAt } from './policy-in-force';

const { id: _, version: __, inForceFrom: ___, ...rules } = policies()[0];

const day = (date: string): Instant => `${date}T00:00:00.000Z`;
const adopted = (policy: string, version: string, region: string, from: string): PolicyAdopted => ({
  type: 'PolicyAdopted',
  data: {
    policy,
    version,
    region,
    inForceFrom: day(from),
    document: 'X-1',
    profile: null,
    rules,
    adoptedAt: day('2026-01-01'),
  },
});
const told = (...events: readonly PolicyAdopted[]): AdoptedPolicies =>
  events.reduce((state, event) => evolve(policyDecider, state, event), policyDecider.initial);

const province = adopted('shaanxi', '1', '610000', '2026-02-01');
const city = adopted('yulin', '1', '610800', '2026-04-01');
const state = told(
  province,
  city,
  adopted('yulin', '2', '610800', '2026-06-01'),
  adopted('shaanxi', '2', '610000', '2026-05-01'),
);

/** The version that applies in a region on a day. */
const judge = (region: string, date: string, of: AdoptedPolicies = state): string => {
  const { id, version } = policyAt(policiesOfRegion(of, region), day(date));
  return `${id} ${version}`;
};

describe('the policy that applies in a region', () => {
  it('is the shipped one where no region has adopted a policy, and before any is in force', () => {
    expect(policiesOfRegion(policyDecider.initial, '610802')).toEqual(policies());
    expect([judge('430100', '2026-12-31'), judge('610802', '2026-01-31')]).toEqual([
      'default-cn-1 1',
      'default-cn-1 1',
    ]);
  });

  it('is the version in force of the nearest region that has one', () => {
    const dates = ['2026-02-01', '2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01', '2027-01-01'];
    expect(dates.map((date) => judge('610802', date))).toEqual([
      'shaanxi 1',
      'shaanxi 1',
      'yulin 1',
      'yulin 1',
      'yulin 2',
      'yulin 2',
    ]);
    expect(dates.map((date) => judge('610100', date))).toEqual([
      'shaanxi 1',
      'shaanxi 1',
      'shaanxi 1',
      'shaanxi 2',
      'shaanxi 2',
      'shaanxi 2',
    ]);
  });

  it('is never that of a region below or of a sibling region', () =>
    expect([judge('610000', '2026-07-01'), judge('610900', '2026-07-01')]).toEqual(['shaanxi 2', 'shaanxi 2']));

  it('is the later of two versions in force from the same instant', () => {
    const again = told(province, adopted('shaanxi', '2', '610000', '2026-02-01'));
    expect(judge('610100', '2026-02-01', again)).toBe('shaanxi 2');
    expect(policiesOfRegion(again, '610100')).toHaveLength(2);
  });

  it('may be that of the whole country', () =>
    expect(judge('430102', '2026-03-01', told(adopted('national', '1', '100000', '2026-03-01')))).toBe('national 1'));

  it('lists a version once, with the instant from which it applies in the region', () => {
    const line = policiesOfRegion(state, '610802').map(({ id, version, inForceFrom }) => [id, version, inForceFrom]);
    expect(line).toEqual([
      ['default-cn-1', '1', null],
      ['shaanxi', '1', day('2026-02-01')],
      ['yulin', '1', day('2026-04-01')],
      ['yulin', '2', day('2026-06-01')],
    ]);
  });
});
