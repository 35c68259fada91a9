export * from './domain/policy';
export { latestPolicy, policies, policyAt } from './domain/policy-in-force';
