import type { RouteExamples } from '../examples/route-example';

/** 办件进度查询. */
export const trackingExamples: RouteExamples = {
  'POST /v1/track': { key: null, body: { number: '…', queryCode: '…' }, told: ['number', 'queryCode'] },
};
