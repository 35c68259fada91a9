export { policiesOfRegion } from './domain/policies-of-region';
export * from './domain/policy';
export { POLICIES_STREAM, policyDecider } from './domain/policy-decider';
export type * from './domain/policy-events';
export { policies, policyAt } from './domain/policy-in-force';
export { readPolicies } from './read/read-policies';
