import { DEMO_REGION, demoWebhookId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

const terms = {
  name: '市场监管局业务系统',
  url: 'https://hooks.example/sealtrail',
  types: ['CardIssued', 'CardRevoked'],
};
const parameters = { id: demoWebhookId('webhook') };

/** 推送. */
export const webhookExamples: RouteExamples = {
  'POST /v1/webhooks': {
    key: 'admin',
    body: { ...terms, role: 'officer', department: 'market', region: DEMO_REGION },
  },
  'GET /v1/webhooks/{id}': { key: 'admin', parameters },
  'PUT /v1/webhooks/{id}': { key: 'admin', parameters, body: terms },
  'GET /v1/webhooks/{id}/deliveries': { key: 'admin', parameters },
  'POST /v1/webhooks/{id}/secret': { key: 'admin', parameters, body: { overlapHours: 24 } },
  'POST /v1/webhooks/{id}/test': { key: 'admin', parameters },
  'POST /v1/webhooks/{id}/replay': { key: 'admin', parameters, body: {} },
  'POST /v1/webhooks/{id}/disabling': { key: 'admin', parameters },
  'POST /v1/webhooks/{id}/enabling': { key: 'admin', parameters, body: {} },
  'DELETE /v1/webhooks/{id}': { key: 'admin', parameters: { id: demoWebhookId('spare-webhook') } },
};
