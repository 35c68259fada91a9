import { type Instant, prefixesAbove } from '@sealtrail/event-sourcing';
import type { Policies, Policy } from './policy';
import { type AdoptedPolicies, type AdoptedPolicy, policyOfRegion } from './policy-decider';
import { policies } from './policy-in-force';

/**
 * The policy versions that apply in a region, in order: at each instant the version in force of the nearest region that has a policy, and
 * the shipped policy before the first.
 *
 * @throws {RangeError} if `region` is not a region code
 */
export function policiesOfRegion(adopted: AdoptedPolicies, region: string): Policies {
  const applicable = policiesAbove(adopted, region);
  if (applicable.length === 0) return policies();
  const instants = new Set(applicable.flatMap(({ versions }) => versions.map(({ inForceFrom }) => inForceFrom ?? '')));
  const [first, ...rest] = policies();
  const versionsInForce: Policy[] = [];
  for (const instant of [...instants].toSorted()) {
    const policy = applicable.map(({ versions }) => inForce(versions, instant)).find((found) => found !== undefined);
    if (policy === undefined || isSameVersion(policy, versionsInForce.at(-1))) continue;
    // The version applies in this region from `instant` on; elsewhere it may have been in force earlier.
    versionsInForce.push({ ...policy, inForceFrom: instant });
  }
  return [first, ...rest, ...versionsInForce];
}

/** Policies of the region and of the regions that contain it, nearest first. */
export const policiesAbove = (adopted: AdoptedPolicies, region: string): readonly AdoptedPolicy[] =>
  prefixesAbove(region)
    .toReversed()
    .flatMap((prefix) => policyOfRegion(adopted, prefix) ?? []);

/** The version in force at an instant; of two that start at the same instant, the later one in the list. */
function inForce(versions: AdoptedPolicy['versions'], at: Instant): Policy | undefined {
  const found = versions.findLast(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= at);
  if (found === undefined) return undefined;
  const { document: _, profile: __, ...policy } = found;
  return policy;
}

const isSameVersion = (a: Policy, b: Policy | undefined): boolean => a.id === b?.id && a.version === b.version;
