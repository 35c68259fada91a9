import type { RouteExamples } from '../examples/route-example';

/** 事件: the first facts of the cases of a county. */
export const feedExamples: RouteExamples = {
  'GET /v1/events': { key: 'supervisor', parameters: { types: 'ApplicationSubmitted,CardIssued', limit: '10' } },
  'POST /v1/stream/tickets': { key: 'supervisor' },
};
