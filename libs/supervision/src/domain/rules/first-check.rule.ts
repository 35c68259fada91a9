import { clocksOf } from '../clock-limits';
import { clockHolder, pastLimit, pastPromise } from './limit-triggers';
import { policyOf, type Rule } from './rule';

/**
 * 收件审查: yellow past the policy's own promise, red when the limit of the first check ends without an act: then the case
 * is deemed accepted (行政许可法 art. 32(4)). A limit no longer than the promise gives the red card alone.
 */
export const firstCheckRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'firstCheck').flatMap((clock) => {
      const { yellow, red } = policyOf(context, clock).rules.firstCheck;
      return [
        ...pastPromise(context, clock, { rule: 'firstCheck', level: 'yellow' }, yellow),
        ...pastLimit(context, clock, { rule: 'firstCheck', level: 'red', limit: 'statutory' }, red),
      ];
    }),
  respondents: clockHolder,
};
