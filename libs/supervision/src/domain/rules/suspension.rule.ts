import { clocksOf } from '../clock-limits';
import { beforeLimit, clockHolder, pastLimit } from './limit-triggers';
import { policyOf, type Rule } from './rule';

/** 特别程序: the time that a suspension was announced to take (行政许可法 art. 45). An overrun goes on pausing, and is carded. */
export const suspensionRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'suspension').flatMap((clock) => {
      const { warning, yellow, red } = policyOf(context, clock).rules.suspension;
      const card = { rule: 'suspension', limit: 'promised' } as const;
      return [
        ...beforeLimit(context, clock, { ...card, level: 'warning' }, warning),
        ...pastLimit(context, clock, { ...card, level: 'yellow' }, yellow),
        ...pastLimit(context, clock, { ...card, level: 'red' }, red),
      ];
    }),
  respondents: clockHolder,
};
