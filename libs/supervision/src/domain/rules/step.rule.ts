import { clocksOf } from '../clock-limits';
import { clockHolder, pastLimit } from './limit-triggers';
import { type CardTrigger, policyOf, type Rule, type RuleContext } from './rule';

/**
 * 环节时限: a branch past its own limit. Yellow only, and only while the promise of the whole case still runs: from its end
 * on, and where both ends coincide, the card of the case says it all.
 */
export const stepRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'branch')
      .flatMap((clock) =>
        pastLimit(
          context,
          clock,
          { rule: 'step', level: 'yellow', limit: 'promised' },
          policyOf(context, clock).rules.step.yellow,
        ),
      )
      .filter((trigger) => promiseStillRuns(context, trigger)),
  respondents: clockHolder,
};

/** The promise itself: a policy that gives the card of the case days of grace makes it no longer. */
const promiseStillRuns = (context: RuleContext, { at }: CardTrigger): boolean =>
  clocksOf(context, 'case').every((clock) =>
    pastLimit(context, clock, { rule: 'case', level: 'yellow', limit: 'promised' }, { graceDays: 0 }).every(
      (promise) => at < promise.at,
    ),
  );
