import type { StageRule } from '@sealtrail/catalog/events';
import { policyAt } from '@sealtrail/policy/events';
import { limitOf } from '@sealtrail/working-days';
import type { ApplicationDecisionContext, Case } from './application';
import { cardRulesOf } from './card-rules';
import { isReportedOnLaterDay } from './effective-time';
import { pausesOf } from './limits';
import { caseFactByLaw } from './preconditions';
import { countedFromOf } from './receipt-credit';
import type { ActTimes } from './reporting';
import type { StageStarted } from './review-events';

/** The stage after the running one; the first if none is running. */
export function nextStage(state: Case): StageRule | undefined {
  const running = state.terms.stages.findIndex(({ id }) => id === state.stage);
  return state.terms.stages[running + 1];
}

/**
 * All branches of a stage start together with the preceding step: one unified receipt counts for all departments. If that step is reported on a
 * later day, their limits start at the report, because nobody could examine before. In the order of steps the stage starts at the reported
 * time of that step.
 */
export function startStage(
  state: Case,
  context: ApplicationDecisionContext,
  stage: StageRule,
  trigger: ActTimes,
  happenedAt = trigger.at,
): StageStarted {
  const { calendar, policies } = context;
  const countsFrom = countedFromOf(isReportedOnLaterDay(trigger, calendar.zone) ? trigger.now : trigger.at, calendar);
  const { on: startedOn } = countsFrom;
  return {
    type: 'StageStarted',
    data: {
      ...caseFactByLaw(state, context, happenedAt),
      stage: stage.id,
      countsFrom,
      cardRules: cardRulesOf(policyAt(policies, countsFrom.at), 'branch', false),
      branches: stage.branches.map(({ id, department, limit: term, handler }) => {
        const pauses = pausesOf(state.ledger, { id: `branch:${id}`, kind: 'branch' });
        // With an open pause there is no end date yet; the limit is set when the pause ends.
        const limit =
          limitOf({ startedOn, terms: [term], pauses, calendar }) ??
          limitOf({ startedOn, terms: [term], pauses: pauses.filter(({ to }) => to !== null), calendar });
        if (limit === null) throw new Error('a limit without open pauses cannot stand still');
        return { id, department, official: handler, term, limit };
      }),
    },
  };
}
