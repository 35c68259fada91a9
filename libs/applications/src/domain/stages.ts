import type { StageRule } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, limitOf } from '@sealtrail/working-days';
import { factOfLaw } from './acts';
import type { ApplicationKnown, Case } from './application';
import { pausesOf } from './limits';
import type { StageStarted } from './review-events';

/** The stage after the one that runs; the first where none does. */
export function nextStage(state: Case): StageRule | undefined {
  const running = state.terms.stages.findIndex(({ id }) => id === state.stage);
  return state.terms.stages[running + 1];
}

/** All branches of a stage start together: one unified receipt counts for all departments. */
export function startStage(state: Case, known: ApplicationKnown, stage: StageRule, at: Instant): StageStarted {
  const { calendar } = known;
  const startedOn = dateOf(at, calendar.zone);
  return {
    type: 'StageStarted',
    data: {
      ...factOfLaw(state, known, at),
      stage: stage.id,
      branches: stage.branches.map(({ id, department, limit: term, handler }) => {
        const pauses = pausesOf(state.ledger, { id: `branch:${id}`, kind: 'branch' });
        // A pause that is open now leaves no date yet; the limit is set when it ends.
        const limit =
          limitOf({ startedOn, terms: [term], pauses, calendar }) ??
          limitOf({ startedOn, terms: [term], pauses: pauses.filter(({ to }) => to !== null), calendar });
        if (limit === null) throw new Error('a limit without open pauses cannot stand still');
        return { id, department, official: handler, term, limit };
      }),
    },
  };
}
