import { type Instant, regionPrefix, shortestRegionCode } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { PolicyRules } from './policy';
import { type AdoptedPolicies, policyDecider, policyOfRegion } from './policy-decider';
import { policies } from './policy-in-force';
import { faultsOf } from './policy-rules';

/** Rules that a region has not adopted, as though they had been in force there from an instant on. */
export type CandidatePolicy = {
  readonly region: string;
  readonly inForceFrom: Instant;
  readonly rules: PolicyRules;
};

/** A version of its own, whatever was adopted. */
export const CANDIDATE_VERSION = 'candidate';

/**
 * The policies as they would be: from its instant on the candidate judges in its region in place of every version, and below
 * it where no nearer region has a policy of its own.
 *
 * @throws {Rejection} `policy.document-invalid`, with each fault
 */
export function withCandidate(
  adopted: AdoptedPolicies,
  { region, inForceFrom, rules }: CandidatePolicy,
): AdoptedPolicies {
  const faults = faultsOf(rules).map((fault) => ({ ...fault, pointer: `/policy${fault.pointer}` }));
  if (faults.length > 0) throw reject('policy.document-invalid', {}, faults);
  const policy = policyOfRegion(adopted, regionPrefix(region))?.id ?? policies()[0].id;
  // Of two that are in force at an instant the one that comes later in the list judges.
  return policyDecider.evolve.PolicyAdopted(adopted, {
    policy,
    version: CANDIDATE_VERSION,
    region: shortestRegionCode(region),
    inForceFrom,
    document: CANDIDATE_VERSION,
    profile: null,
    rules,
    adoptedAt: inForceFrom,
  });
}
