import { type Rejection, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { type EmergencyAccessOpened, emergencyAccessDecider, type OpenEmergencyAccess } from './emergency-access';

const NOON = '2026-03-02T12:00:00.000Z';
const NEXT_NOON = '2026-03-03T12:00:00.000Z';

const access = (id: string) => ({
  id,
  key: 'k',
  role: 'officer' as const,
  department: 'market',
  official: null,
  application: 'a1',
  region: '370100',
  reason: written('urgent'),
  until: NEXT_NOON,
});
const opened = (id: string): EmergencyAccessOpened => ({
  type: 'EmergencyAccessOpened',
  data: { ...access(id), openedAt: NOON },
});
const open = (id: string, at: string): OpenEmergencyAccess => ({
  type: 'OpenEmergencyAccess',
  data: { ...access(id), at },
});
const ten = Array.from({ length: 10 }, (_, n) => opened(`x${n}`));

describe('emergency accesses of a key', () => {
  const spec = specify(emergencyAccessDecider);
  const review = (id: string, by: string) =>
    ({
      type: 'ReviewEmergencyAccess',
      data: { id, by, finding: 'justified', remark: written('r'), at: NOON },
    }) as const;
  const codeOf = (act: () => unknown): string | null => {
    try {
      act();
      return null;
    } catch (error) {
      return (error as Rejection).code;
    }
  };

  it('are at most ten within 24 hours', () => {
    const state = ten.reduce(
      (before, { data }) => emergencyAccessDecider.evolve.EmergencyAccessOpened(before, data),
      emergencyAccessDecider.initial,
    );
    const tried = (at: string) =>
      codeOf(() => emergencyAccessDecider.decide.OpenEmergencyAccess(open('x10', at).data, state, null));
    expect(tried('2026-03-03T11:59:59.999Z')).toBe('emergency-access.too-many');
    expect(tried(NEXT_NOON)).toBeNull();
  });

  it('are each reviewed once, by another key', () => {
    const state = emergencyAccessDecider.evolve.EmergencyAccessOpened(
      emergencyAccessDecider.initial,
      opened('x1').data,
    );
    const tried = (id: string, by: string, before = state) =>
      codeOf(() => emergencyAccessDecider.decide.ReviewEmergencyAccess(review(id, by).data, before, null));
    expect([tried('x1', 'k'), tried('x2', 'other'), tried('x1', 'other')]).toEqual([
      'emergency-access.own',
      'emergency-access.not-found',
      null,
    ]);
    const { type: _, data } = review('x1', 'other');
    const reviewed = emergencyAccessDecider.evolve.EmergencyAccessReviewed(state, { ...data, reviewedAt: NOON });
    expect(tried('x1', 'other', reviewed)).toBe('emergency-access.reviewed');
  });

  it('keep who opened what', () => {
    spec.given().when(open('x1', NOON)).then(opened('x1'));
  });
});
