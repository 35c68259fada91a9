import { clocksOf } from '../clock-limits';
import { policyOf, type Rule } from '../falling';
import { holder, pastLimit, pastPromise } from './plain-fallings';

/** 送达: yellow past the policy's own promise, red 10 working days after the decision (行政许可法 art. 44). */
export const deliveryRule: Rule = {
  fallings: (sight) =>
    clocksOf(sight.watched.ledger, 'delivery').flatMap((clock) => {
      const { yellow, red } = policyOf(sight, clock).rules.delivery;
      const card = { rule: 'delivery', clock } as const;
      return [
        ...pastPromise(sight, { ...card, level: 'yellow', basis: 'promised' }, yellow),
        ...pastLimit(sight, { ...card, level: 'red', of: 'statutory', basis: 'statutory' }, red),
      ];
    }),
  fallsOnEnded: false,
  respondents: (_, falling) => holder(falling),
};
