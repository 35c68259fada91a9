import type { Event, EventStore } from '@sealtrail/event-sourcing';
import { eventId, fold, metadataAt, NO_STREAM } from '@sealtrail/event-sourcing';
import { type Department, departmentDecider, departmentStream } from './domain/department';
import type { DepartmentDefined, DepartmentEvent, Mandate, OfficialAppointed, Post } from './domain/department-events';
import { itemStream } from './domain/item';
import type { DeclaredTerms } from './domain/item-commands';
import type { BranchRule, ItemDefined, StageRule } from './domain/item-events';
import { completeTerms } from './domain/item-terms';

/** The catalogue of a city (七台河市, 230900) at the start of 2026, as events: the past that specs begin with. */
export const REGION = '230900';
export const CATALOGUED_AT = '2026-01-05T01:00:00.000Z';
export const LISTED_FROM = '2026-01-01';

const workingDays = (days: number) => ({ days, unit: 'workingDay' }) as const;
const wholeDepartment: Mandate = { from: LISTED_FROM, to: null, items: null };

export const departmentDefined = (
  department: string,
  name: string,
  over: Partial<DepartmentDefined['data']> = {},
): DepartmentDefined => ({
  type: 'DepartmentDefined',
  data: {
    department,
    name,
    region: REGION,
    level: 'city',
    uscc: null,
    usccValid: null,
    parent: null,
    definedAt: CATALOGUED_AT,
    ...over,
  },
});

export const officialAppointed = (
  department: string,
  official: string,
  name: string,
  posts: readonly Post[],
  mandates: readonly Mandate[] = [wholeDepartment],
): OfficialAppointed => ({
  type: 'OfficialAppointed',
  data: { department, official, region: REGION, name, posts, mandates, appointedAt: CATALOGUED_AT },
});

/** Every department has an officer `<code>-officer`, a reviewer, an approver and a head, all with open mandates. */
const staffed = (
  code: string,
  name: string,
  over: Partial<DepartmentDefined['data']> = {},
): readonly DepartmentEvent[] => [
  departmentDefined(code, name, over),
  officialAppointed(code, `${code}-officer`, '承办人', ['officer']),
  officialAppointed(code, `${code}-reviewer`, '审核人', ['reviewer']),
  officialAppointed(code, `${code}-approver`, '审批人', ['approver', 'chiefRepresentative']),
  officialAppointed(code, `${code}-head`, '局长', ['agencyHead', 'approver']),
];

/** 市人民政府: its head approves the extension of a joint item (行政许可法 art. 42(2)). */
export const GOVERNMENT = 'government';
export const MARKET = 'market';
export const PLANNING = 'planning';
export const CONSTRUCTION = 'construction';
export const ENVIRONMENT = 'environment';
export const FIRE = 'fire';
export const WATER = 'water';

export const officerOf = (department: string): string => `${department}-officer`;
export const reviewerOf = (department: string): string => `${department}-reviewer`;
export const approverOf = (department: string): string => `${department}-approver`;
export const headOf = (department: string): string => `${department}-head`;

/** Governs the city; approves extensions of joint items. */
export const MAYOR = 'mayor';
/** Was an approver of the market bureau until the end of February 2026. */
export const FORMER_APPROVER = 'market-former-approver';

export const departments: Readonly<Record<string, readonly DepartmentEvent[]>> = {
  [GOVERNMENT]: [
    departmentDefined(GOVERNMENT, '市人民政府'),
    officialAppointed(GOVERNMENT, MAYOR, '市长', ['governmentHead']),
  ],
  [MARKET]: [
    ...staffed(MARKET, '市场监督管理局', { parent: GOVERNMENT, uscc: '11370800MB28559184', usccValid: true }),
    officialAppointed(
      MARKET,
      FORMER_APPROVER,
      '前审批人',
      ['approver'],
      [{ from: LISTED_FROM, to: '2026-02-28', items: null }],
    ),
  ],
  [PLANNING]: staffed(PLANNING, '自然资源和规划局', { parent: GOVERNMENT }),
  [CONSTRUCTION]: staffed(CONSTRUCTION, '住房和城乡建设局', { parent: GOVERNMENT }),
  [ENVIRONMENT]: staffed(ENVIRONMENT, '生态环境局', { parent: GOVERNMENT }),
  [FIRE]: staffed(FIRE, '消防救援支队', { parent: GOVERNMENT }),
  [WATER]: staffed(WATER, '水务局', { parent: GOVERNMENT }),
};

/** Terms that pass every rule: a promised item of the market bureau, 10 of 20 working days, one visit. */
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
export const INSTANT_ITEM = 'old-age-allowance';
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

/** 联办件 of three stages: 109 working days one after the other, 32 side by side (三并一串). */
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

/** The departments of the story as rules of other streams know them. */
export const storyDepartments = (): ReadonlyMap<string, Department> =>
  new Map(Object.entries(departments).map(([code, events]) => [code, fold(departmentDecider, events)]));

/** Puts the whole story into a store. */
export async function seedCatalog(store: EventStore): Promise<void> {
  for (const [code, events] of Object.entries(departments)) await seed(store, departmentStream(code), events);
  for (const [code, events] of Object.entries(items)) await seed(store, itemStream(code), events);
}

/** Puts past events into an empty stream. */
export async function seed(store: EventStore, stream: string, events: readonly Event[]): Promise<void> {
  await store.append({
    stream,
    expected: NO_STREAM,
    events: events.map(({ type, data }, index) => ({ id: eventId(`story:${stream}`, index), type, data })),
    metadata: metadataAt(CATALOGUED_AT, {
      actor: 'story',
      commandId: `story:${stream}`,
      correlationId: 'story',
      causationId: null,
      known: {},
    }),
    answer: null,
  });
}
