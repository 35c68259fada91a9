import { type Instant, regionPrefix, shortestRegionCode } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { PolicyRules } from './policy';
import { type AdoptedPolicies, policyDecider, policyOfRegion } from './policy-decider';
import { policies } from './policy-in-force';
import { faultsOf } from './policy-rules';

/** Rules that a region has not adopted, evaluated as if they had been in force there from an instant on. */
export type CandidatePolicy = {
  readonly region: string;
  readonly inForceFrom: Instant;
  readonly rules: PolicyRules;
};

/** The version of every candidate; no adopted version has this value. */
export const CANDIDATE_VERSION = 'candidate';

/**
 * The adopted policies with the candidate among them: from its instant on it replaces every version of its region's policy, and applies to
 * the regions below that have no nearer policy.
 *
 * @throws {Rejection} `policy.document-invalid`, with every fault
 */
export function withCandidate(
  adopted: AdoptedPolicies,
  { region, inForceFrom, rules }: CandidatePolicy,
): AdoptedPolicies {
  const faults = faultsOf(rules).map((fault) => ({ ...fault, pointer: `/policy${fault.pointer}` }));
  if (faults.length > 0) throw reject('policy.document-invalid', {}, faults);
  const policy = policyOfRegion(adopted, regionPrefix(region))?.id ?? policies()[0].id;
  // Where two versions are in force from the same instant, the later one in the list applies.
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
