import { clocksOf } from '../clock-limits';
import { policyOf, type Rule } from '../falling';
import { beforeLimit, holder, pastLimit } from './plain-fallings';

/** 特别程序: the time that a procedure was announced to take (行政许可法 art. 45). Its overrun pauses on, and is carded. */
export const suspensionRule: Rule = {
  fallings: (sight) =>
    clocksOf(sight.watched.ledger, 'suspension').flatMap((clock) => {
      const { warning, yellow, red } = policyOf(sight, clock).rules.suspension;
      const card = { rule: 'suspension', clock, of: 'promised', basis: 'own' } as const;
      return [
        ...beforeLimit(sight, { ...card, level: 'warning' }, warning),
        ...pastLimit(sight, { ...card, level: 'yellow' }, yellow),
        ...pastLimit(sight, { ...card, level: 'red' }, red),
      ];
    }),
  fallsOnEnded: false,
  respondents: (_, falling) => holder(falling),
};
