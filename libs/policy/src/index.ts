export { policyContext } from './context';
export * from './domain/policy';
