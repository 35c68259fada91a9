import type { CaseClock } from '@sealtrail/applications/events';
import { clocksOf } from '../clock-limits';
import { caseRespondents, currentHolders } from './case-respondents';
import { beforeLimit, pastLimit } from './limit-triggers';
import { type CardTrigger, policyOf, type Rule, type RuleContext } from './rule';
import { confirmIfUnnotified } from './unnotified-suspension';

/** 办理时限: warning before the promise ends, yellow and red off the limits that the policy names (行政许可法 art. 42). */
export const caseRule: Rule = {
  triggers: (context) =>
    clocksOf(context, 'case').flatMap((clock) => {
      const { warning } = policyOf(context, clock).rules.case;
      return [
        ...beforeLimit(context, clock, { rule: 'case', level: 'warning', limit: 'promised' }, warning),
        ...yellowTriggers(context, clock),
        ...confirmIfUnnotified(context, (assumed) => redTriggers(assumed, clock)),
      ];
    }),
  respondents: (context, trigger) =>
    trigger.level === 'warning' ? currentHolders(context, trigger.at) : caseRespondents(context, trigger),
};

/** Past the limit that the policy names, or before its end; no trigger while the clock is paused for good. */
function yellowTriggers(context: RuleContext, clock: CaseClock): readonly CardTrigger[] {
  const { yellow } = policyOf(context, clock).rules.case;
  const card = { rule: 'case', level: 'yellow', limit: yellow.limit } as const;
  return yellow.before === null
    ? pastLimit(context, clock, card, yellow)
    : beforeLimit(context, clock, card, yellow.before);
}

/** Without a statutory limit the red card falls days after the promise. */
function redTriggers(context: RuleContext, clock: CaseClock): readonly CardTrigger[] {
  const { red, redWithoutStatute } = policyOf(context, clock).rules.case;
  const card = { rule: 'case', level: 'red' } as const;
  return red.limit === 'statutory' && clock.statutoryTerm === null
    ? pastLimit(context, clock, { ...card, limit: 'promised' }, redWithoutStatute)
    : pastLimit(context, clock, { ...card, limit: red.limit }, red);
}
