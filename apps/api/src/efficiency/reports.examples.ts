import type { RouteExample, RouteExamples } from '../examples/route-example';

const year: RouteExample = { key: 'supervisor', parameters: { period: '2026' } };

/** 效能报表: of the year that the demo lives in. */
export const reportExamples: RouteExamples = {
  'GET /v1/reports/efficiency': year,
  'GET /v1/reports/cards': year,
  'GET /v1/reports/load': { key: 'supervisor', parameters: { by: 'official' } },
  'GET /v1/reports/circulars/{period}': { key: 'supervisor', parameters: { period: '2026-03', region: '370100' } },
  'GET /v1/reports/ranking': year,
  'GET /v1/reports/ratings': year,
  'GET /v1/reports/scores': year,
  'GET /v1/reports/forecast': { key: 'supervisor', parameters: { region: '370100' } },
  'GET /v1/reports/time': year,
  'GET /v1/reports/trend': year,
};
