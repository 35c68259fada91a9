import { fold } from '@sealtrail/event-sourcing';
import { type Department, departmentDecider } from '../domain/department';
import type { Post } from '../domain/department-enums';
import type { DepartmentDefined, DepartmentEvent, Mandate, OfficialAppointed } from '../domain/department-events';

/** The catalogue of a city (七台河市, 230900) at the start of 2026, as events: the history that specs start from. */
export const REGION = '230900';
export const CATALOGUED_AT = '2026-01-05T01:00:00.000Z';
export const LISTED_FROM = '2026-01-01';

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
export const approverOf = (department: string): string => `${department}-approver`;
export const headOf = (department: string): string => `${department}-head`;

/** Head of the city government; approves extensions of joint items. */
const MAYOR = 'mayor';
/** Approver of the market bureau until the end of February 2026. */
const FORMER_APPROVER = 'market-former-approver';

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

/** The departments of the scenario, as rules of other streams load them. */
export const storyDepartments = (): ReadonlyMap<string, Department> =>
  new Map(Object.entries(departments).map(([code, events]) => [code, fold(departmentDecider, events)]));
