import { type Policy, policyAt } from '@sealtrail/policy/events';
import { dutyOf, type Falling, policyOf, type Rule, type Sight } from './falling';

/**
 * When the cards of a rule fall (从轻): by the version of the policy that was in force when the clock started, or by a milder
 * one that is in force at the instant which the first gives. By a milder one the card falls later or not at all; a lower
 * level has its own instant. A warning accuses nobody, and stays where it was.
 */
export function fallingsByPolicy(sight: Sight, rule: Rule): readonly Falling[] {
  const first = rule.fallings(sight);
  if (sight.policies.length === 1) return first;
  const byDuty = new Map<Policy, ReadonlyMap<string, Falling>>();
  /** Once for each version: a full case has hundreds of duties. */
  const under = (policy: Policy): ReadonlyMap<string, Falling> => {
    const known = byDuty.get(policy);
    if (known !== undefined) return known;
    const all = rule.fallings({ ...sight, policies: [policy] }).toReversed();
    const found = new Map(all.map((falling) => [dutyOf(falling), falling]));
    byDuty.set(policy, found);
    return found;
  };
  return first.flatMap((falling) => {
    const later = policyAt(sight.policies, falling.at);
    if (falling.level === 'warning' || later === policyOf(sight, falling.clock)) return [falling];
    const milder = under(later).get(dutyOf(falling));
    if (milder === undefined) return [];
    return milder.at > falling.at ? [{ ...milder, policy: later }] : [falling];
  });
}
