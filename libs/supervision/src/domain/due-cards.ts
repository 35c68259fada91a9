import type { Ledger } from '@sealtrail/applications/events';
import type { Instant, Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import { cardKey, caseSubject } from './card-key';
import { runsPast } from './clock-limits';
import type { CaseWithoutDisputed } from './disputed-approval';
import { triggersByPolicy } from './milder-policy';
import {
  type CardTrigger,
  dutyOf,
  isHigher,
  policyOf,
  type Respondent,
  type Rule,
  type RuleContext,
} from './rules/rule';
import { RULES } from './rules/rules';
import type { EvaluationContext } from './supervised-case';
import { endedWithCase, warningRecipients } from './warnings';

/** A card that is due: a trigger that has fired, and one of its respondents. */
export type DueCard = {
  readonly key: string;
  readonly trigger: CardTrigger;
  readonly respondent: Respondent;
};

/** The cards that have fallen by `at`, in the order in which they fell; a lower level comes before a higher. */
export function cardsDue(context: EvaluationContext, at: Instant, triggers = triggersOf(context)): readonly DueCard[] {
  const subject = caseSubject(context.ledger.applicationId);
  return triggers
    .filter((trigger) => trigger.at <= at)
    .flatMap((trigger) =>
      respondentsOf(context, trigger).map((respondent) => {
        const { rule, clock, level } = trigger;
        return {
          key: cardKey({ subject, rule, clock: clock.id, level, department: respondent.department }),
          trigger,
          respondent,
        };
      }),
    );
}

/** A card that falls only because of a dispute is charged by the case as it stands without the disputed act. */
function respondentsOf(context: EvaluationContext, trigger: CardTrigger): readonly Respondent[] {
  const rule = RULES[trigger.rule];
  const { disputes } = trigger;
  const { withoutDisputed } = context;
  if (trigger.level === 'warning') return warningRecipients(context, rule, trigger);
  const isDisputed = disputes !== undefined && withoutDisputed !== null;
  const respondents = rule.respondents(isDisputed ? contextWithout(context, withoutDisputed) : context, trigger);
  return withReasons(respondents, [
    ...(disputes ?? []).map((act) => statement('charge.approval-in-dispute', { act })),
    ...(trigger.provisional ? [statement('charge.provisional-days')] : []),
  ]);
}

const withReasons = (respondents: readonly Respondent[], reasons: readonly Statement[]): readonly Respondent[] =>
  respondents.map(({ why, ...holder }) => ({ ...holder, why: [...why, ...reasons] }));

/** The triggers of every rule, in the order of their instants. */
export function triggersOf(context: EvaluationContext): readonly CardTrigger[] {
  const undisputed = triggersIn(context);
  return [...undisputed, ...disputedTriggers(context, undisputed)].sort(byTriggerTime);
}

/** Cards of the case that fall only where a disputed act is left out: they need confirmation. */
function disputedTriggers(context: EvaluationContext, undisputed: readonly CardTrigger[]): readonly CardTrigger[] {
  const { withoutDisputed } = context;
  if (withoutDisputed === null) return [];
  return triggersIn(contextWithout(context, withoutDisputed))
    .filter(({ rule, level }) => rule === 'case' && level !== 'warning')
    .filter((one) => !undisputed.some((other) => other.clock.id === one.clock.id && preempts(other, one)))
    .map((trigger) => ({ ...trigger, needsConfirmation: true, disputes: withoutDisputed.acts }));
}

/** The same or a higher card of the clock falls by then anyway. */
const preempts = (other: CardTrigger, one: CardTrigger): boolean =>
  other.at <= one.at && (other.level === one.level || isHigher(other.level, one.level));

const contextWithout = (context: RuleContext, { ledger, grants }: CaseWithoutDisputed): RuleContext => ({
  ...context,
  ledger,
  grants,
});

/** The case as a card in dispute was computed: without the acts that would have prevented it. */
export const asDisputed = (context: EvaluationContext): EvaluationContext => {
  const { withoutDisputed } = context;
  if (withoutDisputed === null) return context;
  const { ledger, grants } = withoutDisputed;
  return { ...context, ledger, grants, withoutDisputed: null };
};

/** The triggers of the answers to its cards alone, which no other fact of the case changes. */
export const feedbackTriggers = (context: RuleContext): readonly CardTrigger[] =>
  [...triggersIn(context, [RULES.feedbackLate])].sort(byTriggerTime);

function triggersIn(context: RuleContext, rules: readonly Rule[] = Object.values(RULES)): readonly CardTrigger[] {
  return rules.flatMap((rule) => {
    const triggers = highestOnly(issuedByPolicy(context, triggersByPolicy(context, rule)).map(pendingIfProvisional));
    return triggers.filter((trigger) => {
      const { clock, at, level } = trigger;
      const { ledger } = context;
      if (rule.outlivesCase) return true;
      if (level === 'warning' && endedWithCase(context, trigger, triggers)) return false;
      return rule.firesAfterClockEnd ? !caseClosedBy(ledger, rule, at) : runsPast(ledger, clock, at);
    });
  });
}

const caseClosedBy = ({ closedAt }: Ledger, { firesWithAct }: Rule, at: Instant): boolean =>
  closedAt !== null && (closedAt < at || (closedAt === at && firesWithAct !== true));

/**
 * 人工确认: a card waits for a person where the policy has a person issue it. Of two that would wait for one duty the first:
 * whoever confirms or dismisses it judges the duty.
 */
function issuedByPolicy(context: RuleContext, triggers: readonly CardTrigger[]): readonly CardTrigger[] {
  const waiting = new Set<string>();
  return triggers.flatMap((trigger) => {
    const { issue } = trigger.policy ?? policyOf(context, trigger.clock);
    if (trigger.level === 'warning' || issue[trigger.rule] !== 'confirmed') return [trigger];
    const pending = { ...trigger, needsConfirmation: true };
    const duty = dutyOf(pending);
    if (waiting.has(duty)) return [];
    waiting.add(duty);
    return [pending];
  });
}

/** No card rests on provisional days: it waits for the notice of their year, or for a person. A warning accuses nobody. */
const pendingIfProvisional = (trigger: CardTrigger): CardTrigger =>
  trigger.level !== 'warning' && (trigger.provisional === true || trigger.limit?.provisional === true)
    ? { ...trigger, needsConfirmation: true, provisional: true }
    : trigger;

/**
 * Of two levels of one clock at one instant only the higher; nor does a lower one fall after a higher. What needs
 * confirmation is no card yet, and takes no other's place.
 */
function highestOnly(all: readonly CardTrigger[]): readonly CardTrigger[] {
  const unconditional = new Map<string, CardTrigger[]>();
  for (const trigger of all.filter((one) => !one.needsConfirmation)) {
    const { id } = trigger.clock;
    unconditional.set(id, [...(unconditional.get(id) ?? []), trigger]);
  }
  return all.filter(
    (trigger) =>
      !(unconditional.get(trigger.clock.id) ?? []).some(
        ({ level, at }) => isHigher(level, trigger.level) && at <= trigger.at,
      ),
  );
}

const byTriggerTime = (a: CardTrigger, b: CardTrigger): number =>
  a.at === b.at ? Number(isHigher(a.level, b.level)) - Number(isHigher(b.level, a.level)) : a.at < b.at ? -1 : 1;
