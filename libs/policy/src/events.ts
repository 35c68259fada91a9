export * from './domain/policy';
export { policyInForce } from './domain/policy-in-force';
