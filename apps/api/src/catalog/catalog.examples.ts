import { DEMO_REGION } from '../examples/demo';
import { working } from '../examples/papers';
import type { RouteExamples } from '../examples/route-example';

/** 部门、人员、事项. */
export const catalogExamples: RouteExamples = {
  'GET /v1/departments/{code}': { key: 'admin', parameters: { code: 'market' } },
  'PUT /v1/departments/{code}': {
    key: 'admin',
    parameters: { code: 'parks' },
    body: { name: '园林和林业绿化局', region: DEMO_REGION, level: 'city', uscc: '11370800MB28559184', parent: 'gov' },
  },
  'GET /v1/departments/{code}/officials': { key: 'admin', parameters: { code: 'market' } },
  'PUT /v1/departments/{code}/officials/{id}': {
    key: 'admin',
    parameters: { code: 'market', id: 'market-sun' },
    body: {
      name: '孙某',
      posts: ['officer'],
      mandates: [{ from: '2026-01-01', to: '2028-12-31', items: ['food-licence'] }],
    },
  },
  'GET /v1/items/{code}': { key: 'admin', parameters: { code: 'restaurant-permit' } },
  'PUT /v1/items/{code}': {
    key: 'admin',
    parameters: { code: 'bakery-permit' },
    body: {
      name: '糕点作坊登记',
      department: 'market',
      kind: 'licence',
      class: 'promised',
      handlingForm: 'oneVisit',
      channels: ['window', 'web'],
      statutory: working(20),
      promised: working(5),
      firstCheck: working(5),
      handler: 'market-li',
      visitsMax: 1,
      scenarios: [{ code: 'new-shop', name: '新办' }],
      materials: [
        { code: 'form', name: '申请表' },
        { code: 'lease', name: '经营场所使用证明', deferrable: true },
      ],
      firstCheckBy: [{ department: 'hall', document: '济市监发〔2026〕3号', from: '2026-01-01' }],
    },
  },
  'POST /v1/items/{code}/withdrawal': {
    key: 'admin',
    parameters: { code: 'kiosk-permit' },
    body: { reason: '国发〔2026〕1号取消', effectiveFrom: '2026-06-01' },
  },
};
