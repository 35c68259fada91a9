import type { Client } from './client';

const REGION = '370100';
const ALWAYS = [{ from: '2025-01-01' }];
const working = (days: number) => ({ days, unit: 'workingDay' });

const DEPARTMENTS = {
  gov: 'City Government 市政府',
  market: 'Market Supervision 市场监管局',
  planning: 'Planning 规划局',
  fire: 'Fire Safety 消防局',
  works: 'Construction 住建局',
} as const;

export type Department = keyof typeof DEPARTMENTS;

export const DESKS = ['market', 'planning', 'fire', 'works'] as const satisfies readonly Department[];

/** Who handles, and who decides, in each department. */
export const handlerOf = (department: string): string => `${department}-li`;
export const approverOf = (department: string): string => `${department}-zhao`;

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

/** A city with its departments, officials, items and keys, made through the API. */
export async function buildCity(
  admin: Client,
): Promise<Record<(typeof DESKS)[number] | 'portal' | 'supervisor', Client>> {
  for (const [code, name] of Object.entries(DEPARTMENTS)) {
    const parent = code === 'gov' ? {} : { parent: 'gov' };
    await admin.put(`/v1/departments/${code}`, { name, region: REGION, level: 'city', ...parent });
    const people = [
      { id: handlerOf(code), name: `Li of ${code}`, posts: ['officer'] },
      { id: approverOf(code), name: `Zhao of ${code}`, posts: ['approver'] },
    ];
    for (const { id, name: person, posts } of people) {
      await admin.put(`/v1/departments/${code}/officials/${id}`, { name: person, posts, mandates: ALWAYS });
    }
  }
  for (const [code, item] of Object.entries(ITEMS)) await admin.put(`/v1/items/${code}`, item);
  const key = async (wish: object): Promise<Client> => {
    const { key: secret } = await admin.post<{ key: string }>('/v1/api-keys', { name: 'demo', ...wish });
    return admin.as(secret);
  };
  return {
    market: await key({ role: 'officer', department: 'market', region: REGION }),
    planning: await key({ role: 'officer', department: 'planning', region: REGION }),
    fire: await key({ role: 'officer', department: 'fire', region: REGION }),
    works: await key({ role: 'officer', department: 'works', region: REGION }),
    portal: await key({ role: 'applicantPortal', region: REGION, source: 'portal' }),
    supervisor: await key({ role: 'supervisor', region: REGION }),
  };
}
