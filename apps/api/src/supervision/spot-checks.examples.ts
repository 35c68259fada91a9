import { demoCaseId, demoSpotCheckId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

const document = { number: '济政务查〔2026〕2号', date: '2026-04-30', seal: '济南市政务服务管理办公室' };
const parameters = { id: demoSpotCheckId() };

/** 抽查: half of what was decided on a day, by a number drawn in public. */
export const spotCheckExamples: RouteExamples = {
  'POST /v1/spot-checks': {
    key: 'supervisor',
    body: {
      region: '370100',
      period: '2026-04-09',
      percent: 50,
      seed: '2026039 03 11 17 22 28 31 05',
      document,
    },
  },
  'GET /v1/spot-checks': { key: 'supervisor' },
  'GET /v1/spot-checks/{id}': { key: 'supervisor', parameters },
  'GET /v1/spot-checks/{id}/cases': { key: 'supervisor', parameters },
  'POST /v1/spot-checks/{id}/findings': {
    key: 'supervisor',
    parameters,
    body: {
      applicationId: demoCaseId('proof-review'),
      finding: 'irregular',
      text: '决定在期限内作出，逾期三周方补报',
      document: { ...document, number: '济政务查〔2026〕2-1号' },
    },
  },
};
