import { DEMO_REGION, demoKeyId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 密钥. */
export const apiKeyExamples: RouteExamples = {
  'POST /v1/api-keys': {
    key: 'admin',
    body: {
      name: '市场监管局业务系统',
      role: 'officer',
      department: 'market',
      region: DEMO_REGION,
      official: 'market-li',
    },
  },
  'DELETE /v1/api-keys/{id}': { key: 'admin', parameters: { id: demoKeyId('spare') } },
};
