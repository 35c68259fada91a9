import type { DeclaredTerms } from '../domain/item-commands';
import type { BranchRule, ItemDefined, StageRule } from '../domain/item-events';
import { completeTerms } from '../domain/item-terms';
import {
  CATALOGUED_AT,
  CONSTRUCTION,
  ENVIRONMENT,
  FIRE,
  LISTED_FROM,
  MARKET,
  officerOf,
  PLANNING,
  REGION,
  WATER,
} from './city';

const workingDays = (days: number) => ({ days, unit: 'workingDay' }) as const;

/** Valid terms: a promised item of the market bureau, 10 of 20 working days, one visit. */
export const declaredTerms = (over: Partial<DeclaredTerms> = {}): DeclaredTerms => ({
  name: '食品经营许可',
  department: MARKET,
  kind: 'licence',
  class: 'promised',
  handlingForm: 'oneVisit',
  channels: ['window', 'web', 'mobile'],
  calendar: 'cn-national',
  statutory: workingDays(20),
  statutoryBasis: null,
  promised: workingDays(10),
  firstCheck: null,
  handler: officerOf(MARKET),
  visitsMax: null,
  scenarios: [],
  materials: [
    material('application', '食品经营许可申请书', { reusable: false }),
    material('business-licence', '营业执照', { certificateType: '11100000000013338W001' }),
    material('floor-plan', '经营场所平面布局图', { deferrable: true }),
  ],
  stages: [],
  furtherProcedures: [],
  onIncomplete: 'notice',
  onCorrectionTimeout: 'returned',
  onDeferralTimeout: 'withdrawn',
  longestExtension: null,
  refusableOnTheSpot: false,
  firstCheckBy: [],
  ...over,
});

export const material = (code: string, name: string, over: Partial<DeclaredTerms['materials'][number]> = {}) => ({
  code,
  name,
  required: true,
  deferrable: false,
  reusable: true,
  certificateType: null,
  ...over,
});

export const itemDefined = (
  item: string,
  over: Partial<DeclaredTerms> = {},
  data: Partial<ItemDefined['data']> = {},
): ItemDefined => ({
  type: 'ItemDefined',
  data: {
    item,
    version: 1,
    effectiveFrom: LISTED_FROM,
    region: REGION,
    level: 'city',
    terms: completeTerms(declaredTerms(over)),
    ends: [],
    definedAt: CATALOGUED_AT,
    ...data,
  },
});

export const PROMISED_ITEM = 'food-licence';
const INSTANT_ITEM = 'old-age-allowance';
export const JOINT_ITEM = 'plant-project';

const branch = (stage: number, department: string, days: number): BranchRule => ({
  id: `${stage}-${department}`,
  department,
  limit: workingDays(days),
  handler: officerOf(department),
});

export const jointStages: readonly StageRule[] = [
  {
    id: 'land',
    name: '立项用地规划许可',
    branches: [branch(1, PLANNING, 10), branch(1, ENVIRONMENT, 8), branch(1, WATER, 7), branch(1, CONSTRUCTION, 5)],
  },
  {
    id: 'works',
    name: '施工许可',
    branches: [
      branch(2, CONSTRUCTION, 12),
      branch(2, FIRE, 12),
      branch(2, ENVIRONMENT, 10),
      branch(2, PLANNING, 9),
      branch(2, WATER, 6),
    ],
  },
  {
    id: 'completion',
    name: '竣工验收',
    branches: [branch(3, CONSTRUCTION, 10), branch(3, FIRE, 10), branch(3, ENVIRONMENT, 5), branch(3, PLANNING, 5)],
  },
];

/** 承诺件: 10 of 20 working days, correction notices, one deferrable material. */
export const promisedItem = itemDefined(PROMISED_ITEM);

/** 即办件: on the spot, no visit needed. */
export const instantItem = itemDefined(INSTANT_ITEM, {
  name: '高龄津贴资格确认',
  kind: 'confirmation',
  class: 'instant',
  handlingForm: 'zeroVisits',
  statutory: null,
  promised: null,
  materials: [material('id-card', '居民身份证', { certificateType: '11100000000013127D001' })],
});

/** 联办件 of three stages: 109 working days in sequence, 32 in parallel (三并一串). */
export const jointItem = itemDefined(JOINT_ITEM, {
  name: '工业建设项目并联审批',
  department: CONSTRUCTION,
  class: 'joint',
  statutory: workingDays(45),
  promised: null,
  handler: officerOf(CONSTRUCTION),
  stages: jointStages,
  materials: [material('project-filing', '项目备案证明'), material('drawings', '施工图设计文件', { deferrable: true })],
});

export const items: Readonly<Record<string, readonly ItemDefined[]>> = {
  [PROMISED_ITEM]: [promisedItem],
  [INSTANT_ITEM]: [instantItem],
  [JOINT_ITEM]: [jointItem],
};
