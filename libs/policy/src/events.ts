export * from './domain/issue-rules';
export { policiesOfRegion } from './domain/policies-of-region';
export * from './domain/policy';
export { POLICIES_STREAM, policyDecider } from './domain/policy-decider';
export type * from './domain/policy-events';
export { defaultRules, policies, policyAt } from './domain/policy-in-force';
export { type PolicyProfile, policyProfiles, rulesOfProfile } from './domain/policy-profiles';
export * from './domain/rule-enums';
export { readPolicies } from './read/read-policies';
