import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';
import { defaultRules } from './policy-in-force';

const { clock, feedback, appeal, interview, score, convert, notices } = defaultRules;
/** No card was issued for an answer that came late. */
const issueBefore = { ...defaultRules.issue, feedbackLate: 'off' } as const;

const objectAt = (data: JsonObject, member: string): JsonObject => {
  const value = data[member];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

/**
 * Completes a policy that was adopted before its document had the count mode, the limit of each colour and the issue modes, with the rules
 * that applied then: counting from the next day, yellow for the promised limit, red for the statutory limit, time rules issued immediately.
 * Members about answers to cards, appeals and interviews take the shipped values.
 */
function withWholeRules(data: JsonObject): JsonObject {
  const told = objectAt(data, 'rules');
  const timeRules = objectAt(told, 'rules');
  const ofCase = objectAt(timeRules, 'case');
  const yellow = { limit: 'promised', before: null, ...objectAt(ofCase, 'yellow') };
  const red = { limit: 'statutory', ...objectAt(ofCase, 'red') };
  const rules = {
    clock,
    feedback,
    appeal,
    interview,
    score,
    convert,
    ...told,
    notices: { ...notices, ...objectAt(told, 'notices') },
    issue: { ...issueBefore, ...objectAt(told, 'issue') },
    rules: { ...timeRules, case: { ...ofCase, yellow, red } },
  };
  return { profile: null, ...data, rules };
}

/** Upcasters of the policy events. */
export const policyUpcasters: Upcasters = {
  PolicyAdopted: (data) => ({ type: 'PolicyAdopted', data: withWholeRules(data) }),
};
