export { policyContext } from './context';
export * from './events';
