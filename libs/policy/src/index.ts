export { policyContext } from './context';
export type * from './domain/policy-commands';
export * from './events';
export { PolicyModule } from './policy.module';
export { GetPolicy, ListPoliciesOfRegion, type PolicyDetail, type PolicyVersionDetail } from './read/show-policies';
export { ChangePolicy } from './write/change-policy';
