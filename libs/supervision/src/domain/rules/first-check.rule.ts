import { clocksOf } from '../clock-limits';
import { policyOf, type Rule } from '../falling';
import { holder, pastLimit, pastPromise } from './plain-fallings';

/**
 * 收件审查: yellow past the policy's own promise, red when the limit of the first check ends without an act: then silence
 * accepts the case (行政许可法 art. 32(4)). A limit that is no longer than the promise gives the red card alone.
 */
export const firstCheckRule: Rule = {
  fallings: (sight) =>
    clocksOf(sight.watched.ledger, 'firstCheck').flatMap((clock) => {
      const { yellow, red } = policyOf(sight, clock).rules.firstCheck;
      const card = { rule: 'firstCheck', clock } as const;
      return [
        ...pastPromise(sight, { ...card, level: 'yellow', basis: 'promised' }, yellow),
        ...pastLimit(sight, { ...card, level: 'red', of: 'statutory', basis: 'statutory' }, red),
      ];
    }),
  fallsOnEnded: false,
  respondents: (_, falling) => holder(falling),
};
