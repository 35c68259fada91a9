import type { Official } from './department';
import { mandateCovers } from './mandate';

const approver: Official = {
  name: '王',
  posts: ['approver', 'reviewer'],
  mandates: [
    { from: '2026-01-01', to: '2026-06-30', items: ['food-licence'] },
    { from: '2026-09-01', to: null, items: null },
  ],
};
const decision = { on: '2026-03-02', item: 'food-licence', posts: ['approver', 'agencyHead'] } as const;

describe('a mandate covers an act', () => {
  it('of an official with one of the posts, on a day and for an item of the mandate', () => {
    expect(mandateCovers(approver, decision)).toBe(true);
  });

  it.each([
    ['the first day', '2026-01-01', true],
    ['the day before', '2025-12-31', false],
    ['the last day', '2026-06-30', true],
    ['the day after', '2026-07-01', false],
    ['an open mandate', '2031-01-01', true],
  ])('on %s (%s): %p', (_, on, covered) => expect(mandateCovers(approver, { ...decision, on })).toBe(covered));

  it('for no item other than those it names', () => {
    expect(mandateCovers(approver, { ...decision, item: 'drug-licence' })).toBe(false);
    expect(mandateCovers(approver, { ...decision, item: 'drug-licence', on: '2026-09-01' })).toBe(true);
  });

  it('without an item only when it is for all items', () => {
    expect(mandateCovers(approver, { ...decision, item: null })).toBe(false);
    expect(mandateCovers(approver, { ...decision, item: null, on: '2026-09-01' })).toBe(true);
  });

  it('only of an official who holds one of the required posts', () => {
    expect(mandateCovers(approver, { ...decision, posts: ['agencyHead', 'governmentHead'] })).toBe(false);
    expect(mandateCovers(approver, { ...decision, posts: [] })).toBe(false);
  });

  it('only of an official who was appointed, with a mandate', () => {
    expect(mandateCovers(undefined, decision)).toBe(false);
    expect(mandateCovers({ ...approver, mandates: [] }, decision)).toBe(false);
  });
});
