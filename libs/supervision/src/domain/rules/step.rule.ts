import { clocksOf } from '../clock-limits';
import { pastCasePromise } from './case.rule';
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

const promiseStillRuns = (context: RuleContext, { at }: CardTrigger): boolean =>
  clocksOf(context, 'case').every((clock) => pastCasePromise(context, clock).every((promise) => at < promise.at));
