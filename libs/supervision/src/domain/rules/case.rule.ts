import type { CaseClock } from '@sealtrail/applications/events';
import { clocksOf } from '../clock-limits';
import { caseRespondents, currentHolders } from './case-respondents';
import { beforeLimit, pastLimit } from './limit-triggers';
import { type CardTrigger, policyOf, type Rule, type RuleContext } from './rule';
import { confirmIfUnnotified } from './unnotified-suspension';

/** 办理时限: warning before the promise ends, yellow when it has, red when the statutory limit has (行政许可法 art. 42). */
export const caseRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'case').flatMap((clock) => {
      const { warning } = policyOf(context, clock).rules.case;
      return [
        ...beforeLimit(context, clock, { rule: 'case', level: 'warning', limit: 'promised' }, warning),
        ...pastCasePromise(context, clock),
        ...confirmIfUnnotified(context, (assumed) => pastStatute(assumed, clock)),
      ];
    }),
  respondents: (context, trigger) =>
    trigger.level === 'warning' ? currentHolders(context, trigger.at) : caseRespondents(context, trigger),
};

/** The end of the case's own promise; no trigger while the clock is paused for good. */
const pastCasePromise = (context: RuleContext, clock: CaseClock): readonly CardTrigger[] =>
  pastLimit(
    context,
    clock,
    { rule: 'case', level: 'yellow', limit: 'promised' },
    policyOf(context, clock).rules.case.yellow,
  );

/** Without a statutory limit the red card falls days after the promise. */
function pastStatute(context: RuleContext, clock: CaseClock): readonly CardTrigger[] {
  const { red, redWithoutStatute } = policyOf(context, clock).rules.case;
  const card = { rule: 'case', level: 'red' } as const;
  return clock.statutoryTerm === null
    ? pastLimit(context, clock, { ...card, limit: 'promised' }, redWithoutStatute)
    : pastLimit(context, clock, { ...card, limit: 'statutory' }, red);
}
