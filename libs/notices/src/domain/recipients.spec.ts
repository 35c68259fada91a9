import type { Official, Post } from '@sealtrail/catalog/events';
import { addresseesOf, type NotifiedCard } from './recipients';

const ON = '2026-03-17';
const official = (posts: readonly Post[], to: string | null = null): Official => ({
  name: 'n',
  posts,
  mandates: [{ from: '2026-01-01', to, items: null }],
});
const card: NotifiedCard = {
  department: 'planning',
  official: 'li',
  item: 'i1',
  targets: ['officer', 'reviewer', 'approver', 'windowHead', 'department', 'unitHead', 'supervisor', 'discipline'],
  informed: [],
};
const told = (change: Partial<NotifiedCard>, officials: Readonly<Record<string, Official>> = {}) =>
  addresseesOf({ ...card, ...change }, new Map(Object.entries(officials)), ON).map(
    ({ post, recipient: { department, official: name, body } }) =>
      `${post} ${department ?? body ?? '–'}/${name ?? '–'}`,
  );

describe('who is told of a card', () => {
  it('is who the policy names, in the directory of the charged department', () =>
    expect(
      told(
        {},
        {
          li: official(['officer']),
          sun: official(['reviewer']),
          zhao: official(['approver']),
          he: official(['windowHead']),
          qian: official(['agencyHead']),
        },
      ),
    ).toEqual([
      'officer planning/li',
      'reviewer planning/sun',
      'approver planning/zhao',
      'approver planning/qian',
      'windowHead planning/he',
      'department planning/–',
      'supervisor supervisor/–',
      'discipline discipline/–',
    ]));

  it('is everybody once, whichever posts they hold', () =>
    expect(told({ targets: ['officer', 'reviewer'] }, { li: official(['officer', 'reviewer']) })).toEqual([
      'officer planning/li',
    ]));

  it('is the department where nobody holds the post any more', () =>
    expect(told({ targets: ['reviewer'] }, { sun: official(['reviewer'], '2026-03-16') })).toEqual([
      'reviewer planning/–',
    ]));

  it('is the department where nobody was named, and who is informed beside it', () =>
    expect(told({ official: null, targets: ['officer'], informed: ['market'] })).toEqual([
      'officer planning/–',
      'department market/–',
    ]));
});
