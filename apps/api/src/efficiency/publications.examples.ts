import type { RouteExamples } from '../examples/route-example';

const parameters = { region: '370100', period: '2026-03' };

/** 通报发布: the month before, by the city's supervisors. */
export const publicationExamples: RouteExamples = {
  'PUT /v1/reports/publications/{region}/{period}': {
    key: 'supervisor',
    parameters,
    body: {
      document: { number: '济政务通报〔2026〕3号', date: '2026-04-03', seal: '济南市政务服务管理办公室' },
      post: '营商环境监督科科长',
    },
  },
  'GET /v1/reports/publications/{region}/{period}': { key: 'supervisor', parameters },
};
