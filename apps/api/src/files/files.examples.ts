import { createHash } from 'node:crypto';
import { DEMO_FILE } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 材料文件. */
export const fileExamples: RouteExamples = {
  'POST /v1/files': { key: 'portal' },
  'GET /v1/files/{sha256}': {
    key: 'portal',
    parameters: { sha256: createHash('sha256').update(DEMO_FILE).digest('hex') },
  },
};
