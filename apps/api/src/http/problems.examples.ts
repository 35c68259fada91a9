import type { RouteExamples } from '../examples/route-example';

/** 问题代码. */
export const problemExamples: RouteExamples = {
  'GET /problems/{code}': { key: null, parameters: { code: 'request.invalid' } },
};
