import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';
import { defaultRules } from './policy-in-force';

const { clock, issue, feedback, appeal, score, convert } = defaultRules;

const objectAt = (data: JsonObject, member: string): JsonObject => {
  const value = data[member];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

/**
 * A policy from before its document said how instants are counted, which limit gives which colour, and how cards are issued:
 * it was judged by from the next day, yellow off the promise, red off the statute, time rules at once. What it did not say of
 * the answers to cards, and of appeals, is as shipped.
 */
function withWholeRules(data: JsonObject): JsonObject {
  const told = objectAt(data, 'rules');
  const timeRules = objectAt(told, 'rules');
  const ofCase = objectAt(timeRules, 'case');
  const yellow = { limit: 'promised', before: null, ...objectAt(ofCase, 'yellow') };
  const red = { limit: 'statutory', ...objectAt(ofCase, 'red') };
  const rules = {
    clock,
    issue,
    feedback,
    appeal,
    score,
    convert,
    ...told,
    rules: { ...timeRules, case: { ...ofCase, yellow, red } },
  };
  return { profile: null, ...data, rules };
}

/** Older shapes of the facts about policies, as they read today. */
export const policyUpcasters: Upcasters = {
  PolicyAdopted: (data) => ({ type: 'PolicyAdopted', data: withWholeRules(data) }),
};
