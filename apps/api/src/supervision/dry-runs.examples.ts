import type { RouteExamples } from '../examples/route-example';
import { policyExamples } from '../policy/policy.examples';

const {
  region: _,
  inForceFrom: __,
  documentNumber: ___,
  ...policy
} = policyExamples['PUT /v1/supervision-policies/{id}']?.body ?? {};

/** 监察规则试算: what the rules of the example of a policy would have done since March. */
export const dryRunExamples: RouteExamples = {
  'POST /v1/supervision-policies/{id}/dry-runs': {
    key: 'supervisor',
    parameters: { id: 'default-cn-1' },
    body: { from: '2026-03-01', to: '2026-06-30', region: '370100', policy },
  },
};
