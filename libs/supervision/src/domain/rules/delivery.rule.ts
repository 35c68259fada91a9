import { clocksOf } from '../clock-limits';
import { clockHolder, pastLimit, pastPromise } from './limit-triggers';
import { policyOf, type Rule } from './rule';

/** 送达: yellow past the policy's own promise, red 10 working days after the decision (行政许可法 art. 44). */
export const deliveryRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'delivery').flatMap((clock) => {
      const { yellow, red } = policyOf(context, clock).rules.delivery;
      return [
        ...pastPromise(context, clock, { rule: 'delivery', level: 'yellow' }, yellow),
        ...pastLimit(context, clock, { rule: 'delivery', level: 'red', limit: 'statutory' }, red),
      ];
    }),
  respondents: clockHolder,
};
