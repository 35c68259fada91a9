import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { BranchRule, ItemTerms, MaterialRule, StageRule } from '@sealtrail/catalog/events';
import { policies } from '@sealtrail/policy/events';
import { addDays } from '@sealtrail/working-days';
import type { ApplicationDecisionContext, Official } from '../domain/application';

/** Local time in Shanghai as an instant: `at('2026-03-02', '09:00')`. */
export const at = (date: string, time = '10:00'): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const day = hour >= 8 ? date : addDays(date, -1);
  return `${day}T${String((hour + 16) % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
};

export const official = (name: string, change: Partial<Official> = {}): Official => ({
  department: 'planning',
  official: name,
  posts: ['officer', 'approver'],
  mandates: [{ from: '2018-01-01', to: null, items: null }],
  ...change,
});

export const material = (code: string, change: Partial<MaterialRule> = {}): MaterialRule => ({
  code,
  name: code,
  required: true,
  deferrable: false,
  reusable: false,
  certificateType: null,
  ...change,
});

export const workingDays = (days: number) => ({ days, unit: 'workingDay' }) as const;

/** A promised item (承诺件): 10 working days promised, 20 by law. */
export const promisedItem: ItemTerms = {
  name: 'Outdoor advertising permit',
  department: 'planning',
  kind: 'licence',
  class: 'promised',
  handlingForm: 'oneVisit',
  channels: ['window', 'web'],
  calendar: 'cn-national',
  statutory: workingDays(20),
  statutoryBasis: null,
  promised: workingDays(10),
  firstCheck: workingDays(5),
  handler: 'li',
  visitsMax: 1,
  scenarios: [{ code: 'new-shop', name: 'A new shop' }],
  materials: [material('form'), material('plan', { deferrable: true }), material('photo', { required: false })],
  stages: [],
  furtherProcedures: [],
  onIncomplete: 'notice',
  onCorrectionTimeout: 'returned',
  onDeferralTimeout: 'withdrawn',
  longestExtension: null,
  refusableOnTheSpot: false,
  firstCheckBy: [],
};

export const branch = (id: string, days: number, department = id): BranchRule => ({
  id,
  department,
  limit: workingDays(days),
  handler: `${id}-handler`,
});

export const stage = (id: string, ...branches: readonly BranchRule[]): StageRule => ({ id, name: id, branches });

/** A joint item (联办件) of two stages: 5 + 8 working days promised. */
export const jointItem: ItemTerms = {
  ...promisedItem,
  class: 'joint',
  statutory: workingDays(45),
  promised: workingDays(13),
  materials: [],
  stages: [stage('review', branch('fire', 5), branch('water', 3)), stage('works', branch('build', 8))],
};

/** The decision context of a case: the national calendar, the item, and an official with all mandates. */
export const contextFor = (
  terms: ItemTerms = promisedItem,
  change: Partial<ApplicationDecisionContext> = {},
): ApplicationDecisionContext => ({
  calendar: nationalCalendar,
  item: { version: 1, region: '370100', terms },
  officer: official('li'),
  approver: official('zhao', { posts: ['agencyHead'] }),
  assignee: official('wang'),
  ownNames: ['planning', 'Planning Bureau'],
  predecessor: null,
  activeSuccessors: [],
  policies: policies(),
  ...change,
});
