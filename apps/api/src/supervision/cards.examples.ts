import { demoCardId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

const parameters = { id: demoCardId('card-confirmation') };

/** 监察牌: of notices that asked for what is not on the list, pending. */
export const cardExamples: RouteExamples = {
  'GET /v1/cards/{id}': { key: 'supervisor', parameters },
  'GET /v1/cards/{id}/computation': { key: 'supervisor', parameters },
  'GET /v1/patrols': { key: 'supervisor' },
  'POST /v1/cards/{id}/confirmation': {
    key: 'supervisor',
    parameters,
    body: { reason: '补正告知要求了清单以外的材料，属实' },
  },
  'POST /v1/cards/{id}/dismissal': {
    key: 'supervisor',
    parameters: { id: demoCardId('card-dismissal') },
    body: { reason: '该材料系申请人自愿提交，非经办人要求' },
  },
};
