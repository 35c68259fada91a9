import { type Policy, policyAt } from '@sealtrail/policy/events';
import { type CardTrigger, dutyOf, policyOf, type Rule, type RuleContext } from './rules/rule';

/**
 * 从轻: triggers by the policy version in force when the clock started, or by a milder one that is in force at the instant
 * which the first gives. By a milder version the card falls later or not at all. A warning accuses nobody, and stays.
 */
export function triggersByPolicy(context: RuleContext, rule: Rule): readonly CardTrigger[] {
  const first = supervisedTriggers(context, rule);
  if (context.policies.length === 1) return first;
  const byDuty = new Map<Policy, ReadonlyMap<string, CardTrigger>>();
  /** Evaluated once for each version: a full case has hundreds of duties. */
  const under = (policy: Policy): ReadonlyMap<string, CardTrigger> => {
    const known = byDuty.get(policy);
    if (known !== undefined) return known;
    const all = supervisedTriggers({ ...context, policies: [policy] }, rule).toReversed();
    const found = new Map(all.map((trigger) => [dutyOf(trigger), trigger]));
    byDuty.set(policy, found);
    return found;
  };
  return first.flatMap((trigger) => {
    const later = policyAt(context.policies, trigger.at);
    if (trigger.level === 'warning' || later === policyOf(context, trigger.clock)) return [trigger];
    const milder = under(later).get(dutyOf(trigger));
    if (milder === undefined) return [];
    return milder.at > trigger.at ? [{ ...milder, policy: later }] : [trigger];
  });
}

/** Without those of rules that the policy does not supervise. */
const supervisedTriggers = (context: RuleContext, { triggers }: Rule): readonly CardTrigger[] =>
  triggers(context).filter(({ rule, clock }) => policyOf(context, clock).issue[rule] !== 'off');
