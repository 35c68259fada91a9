import { DEMO_DAY } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 模拟时钟: forward by half an hour, which does not affect the other examples. */
export const clockExamples: RouteExamples = {
  'PUT /v1/clock': { key: 'admin', body: { now: `${DEMO_DAY}T23:30:00+08:00` } },
};
