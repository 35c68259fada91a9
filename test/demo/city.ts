import {
  DEMO_KEYS,
  DEMO_REGION,
  DEMO_WEBHOOKS,
  type DemoKey,
  demoKeyId,
  demoName,
} from '../../apps/api/src/examples/demo';
import type { Client } from './client';

const ALWAYS = [{ from: '2025-01-01' }];
const working = (days: number) => ({ days, unit: 'workingDay' });

const DEPARTMENTS = {
  gov: 'City Government 市政府',
  market: 'Market Supervision 市场监管局',
  planning: 'Planning 规划局',
  fire: 'Fire Safety 消防局',
  works: 'Construction 住建局',
  hall: 'Service Hall 政务服务大厅',
  inspection: 'Supervision Office 行政效能监察办',
} as const;

export type Department = keyof typeof DEPARTMENTS;

export const DESKS = ['market', 'planning', 'fire', 'works'] as const satisfies readonly Department[];

/** The handling and the deciding official of each department. */
export const handlerOf = (department: string): string => `${department}-li`;
export const approverOf = (department: string): string => `${department}-zhao`;
const PEOPLE = [
  { who: 'li', name: 'Li 李某', posts: ['officer'] },
  { who: 'wang', name: 'Wang 王某', posts: ['officer'] },
  { who: 'zhao', name: 'Zhao 赵某', posts: ['approver'] },
  { who: 'qian', name: 'Qian 钱某', posts: ['agencyHead'] },
];

export const ITEMS = {
  'name-reservation': {
    name: 'Reservation of a company name 企业名称登记',
    department: 'market',
    kind: 'licence',
    class: 'instant',
    handlingForm: 'zeroVisits',
    statutory: working(3),
    handler: handlerOf('market'),
  },
  'food-licence': {
    name: 'Food business licence 食品经营许可',
    department: 'market',
    kind: 'licence',
    class: 'promised',
    handlingForm: 'oneVisit',
    statutory: working(20),
    promised: working(8),
    handler: handlerOf('market'),
  },
  'sign-permit': {
    name: 'Outdoor sign permit 户外广告设置许可',
    department: 'planning',
    kind: 'licence',
    class: 'promised',
    handlingForm: 'oneVisit',
    statutory: working(20),
    promised: working(10),
    handler: handlerOf('planning'),
  },
  'works-permit': {
    name: 'Works start permit 施工许可',
    department: 'works',
    kind: 'licence',
    class: 'joint',
    handlingForm: 'oneVisit',
    statutory: working(45),
    handler: handlerOf('works'),
    stages: [
      {
        id: 'review',
        name: 'Joint review 联合审查',
        branches: [
          { id: 'fire', department: 'fire', limit: working(5), handler: handlerOf('fire') },
          { id: 'planning', department: 'planning', limit: working(4), handler: handlerOf('planning') },
        ],
      },
      {
        id: 'permit',
        name: 'Permit 核发',
        branches: [{ id: 'permit', department: 'works', limit: working(3), handler: handlerOf('works') }],
      },
    ],
  },
} as const;

export type ItemCode = keyof typeof ITEMS;

/**
 * Items without cases in the month: the first is for the cases prepared for one act each, the second is removed from the list.
 */
const FURTHER_ITEMS = {
  'restaurant-permit': {
    ...ITEMS['food-licence'],
    name: 'Restaurant permit 餐饮服务许可',
    materials: [
      { code: 'form', name: 'Form 申请表' },
      { code: 'floor-plan', name: 'Floor plan 平面布局图' },
    ],
    firstCheckBy: [{ department: 'hall', document: '济市监发〔2025〕3号', from: '2025-01-01' }],
  },
  'kiosk-permit': { ...ITEMS['food-licence'], name: 'Kiosk permit 报刊亭经营许可' },
};

export type City = Readonly<Record<DemoKey, Client>>;

/** A city with its departments, officials, items and keys, created through the API. */
export async function buildCity(admin: Client): Promise<City> {
  for (const [code, name] of Object.entries(DEPARTMENTS)) {
    const parent = code === 'gov' ? {} : { parent: 'gov' };
    const place = { region: DEMO_REGION, level: 'city', uscc: '11430000006122244L' };
    await admin.put(`/v1/departments/${code}`, { name, ...place, ...parent });
    for (const { who, ...person } of PEOPLE) {
      await admin.put(`/v1/departments/${code}/officials/${code}-${who}`, { ...person, mandates: ALWAYS });
    }
  }
  for (const [code, item] of Object.entries({ ...ITEMS, ...FURTHER_ITEMS })) await admin.put(`/v1/items/${code}`, item);
  await admin.put('/v1/calendars/jinan', { region: DEMO_REGION, parent: 'cn-national' });
  const keys: Partial<Record<DemoKey, Client>> = {};
  for (const [name, wish] of Object.entries(DEMO_KEYS)) {
    const bounds = { name: `demo ${name}`, region: DEMO_REGION, ...wish };
    const { key } = await admin.post<{ key: string }>('/v1/api-keys', bounds, demoName(name));
    keys[name as DemoKey] = admin.as(key);
  }
  const receiver = { name: 'demo', url: 'https://hooks.example/demo', role: 'supervisor', region: DEMO_REGION };
  for (const name of DEMO_WEBHOOKS) await admin.post('/v1/webhooks', receiver, demoName(name));
  const city = { ...(keys as City), admin };
  const delegation = {
    delegate: demoKeyId('approver'),
    mandate: '济市监授〔2026〕2号',
    reason: '出差期间由副职代为办理',
  };
  await city.head.post('/v1/delegations', delegation, demoName('delegation'));
  return city;
}
