import { evolve, type Instant } from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext, Case, RecordedPassing } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { type LimitBasis, limitBases, type UndoingCause } from './case-enums';
import { currentClosingMarks, endedAfter, haveCaseClocksMoved } from './closing';
import { chargedAt, findClock } from './ledger';
import type { LimitPassed, LimitPassingUndone } from './limit-passing-events';
import { caseFactByLaw, holderOf, isClosed } from './preconditions';

/** Passings to record at an instant, except those already recorded; a repeated timer records nothing. */
export function limitPassingsAt(
  state: Case,
  context: ApplicationDecisionContext,
  at: Instant,
): readonly ApplicationEvent[] {
  const taken = undonePassings(state, context, at);
  const then = stateAfter(state, taken);
  const passed = limitBases.values.flatMap((basis) => {
    const passing = then.passings[basis] === null ? passingOf(then, basis, at) : null;
    return passing === null ? [] : [limitPassed(then, context, passing)];
  });
  return [...taken, ...passed];
}

/**
 * Adds the changes of recorded limits that follow from the events of a command: passings that are undone, and new results of a closed case
 * whose limits, pauses or end moved. Reports, the case page and its cards then agree.
 */
export function withReassessment(
  before: Application,
  facts: readonly ApplicationEvent[],
  context: ApplicationDecisionContext,
  now: Instant,
): readonly ApplicationEvent[] {
  if (before.status === 'unknown' || facts.length === 0) return facts;
  const state = stateAfter(before, facts);
  return [...facts, ...undonePassings(state, context, now), ...closingReassessed(before, state, facts, context, now)];
}

const stateAfter = (state: Case, facts: readonly ApplicationEvent[]): Case =>
  facts.reduce<Application>((then, fact) => evolve({ evolve: applicationEvolve }, then, fact), state) as Case;

/** The limit that ended before the case did; `null`: it has not ended, it is paused, or the case was never accepted. */
function passingOf(state: Case, basis: LimitBasis, at: Instant): RecordedPassing | null {
  const clock = findClock(state.ledger, 'case');
  const limit = clock?.[basis] ?? null;
  if (clock === undefined || limit === null || at < limit.at) return null;
  if (clock.endedBy !== null && !endedAfter(clock, limit)) return null;
  const closedOn = isClosed(state) ? (state.closingCounted?.on ?? null) : null;
  return { basis, limit, holder: chargedAt(clock, limit.at, { clock: 'case', basis }) ?? holderOf(state), closedOn };
}

function undonePassings(state: Case, context: ApplicationDecisionContext, at: Instant): readonly LimitPassingUndone[] {
  return limitBases.values.flatMap((basis) => {
    const recorded = state.passings[basis];
    const cause = recorded && undoingCauseOf(state, recorded);
    if (recorded === null || cause === null) return [];
    return [
      {
        type: 'LimitPassingUndone',
        data: { ...caseFactByLaw(state, context, at), clock: 'case', ...recorded, cause },
      },
    ];
  });
}

/** Why a recorded passing is undone; `null`: it stands. */
function undoingCauseOf(state: Case, { basis, limit, closedOn }: RecordedPassing): UndoingCause | null {
  const clock = findClock(state.ledger, 'case');
  if (clock === undefined) return 'neverRan';
  if (clock[basis]?.at !== limit.at) return 'limitMoved';
  if (clock.endedBy !== null && !endedAfter(clock, limit)) return 'endedInTime';
  return closedOn !== null && !isClosed(state) ? 'reopened' : null;
}

/** Counted on the limit's last day: an end at 24:00 belongs to the day before (民法典 art. 203). */
const limitPassed = (state: Case, context: ApplicationDecisionContext, passing: RecordedPassing): LimitPassed => ({
  type: 'LimitPassed',
  data: {
    ...caseFactByLaw(state, context, passing.limit.at),
    occurredOn: passing.limit.date,
    clock: 'case',
    ...passing,
  },
});

function closingReassessed(
  before: Case,
  state: Case,
  facts: readonly ApplicationEvent[],
  context: ApplicationDecisionContext,
  now: Instant,
): readonly ApplicationEvent[] {
  const { closingMarks, closingCounted, status } = state;
  if (!isClosed(before) || !isClosed(state) || closingMarks === null || closingCounted === null) return [];
  if (!haveCaseClocksMoved(before.ledger, state.ledger)) return [];
  const marks = currentClosingMarks(state.ledger, context.calendar, closingMarks, now);
  if (JSON.stringify(marks) === JSON.stringify(closingMarks)) return [];
  const moved = facts.findLast((fact) => fact.type === 'LimitsMoved');
  return [
    {
      type: 'ClosingReassessed',
      data: {
        ...caseFactByLaw(state, context, now),
        cause: moved?.data.cause ?? 'lateReport',
        outcome: status,
        counted: closingCounted,
        before: closingMarks,
        after: marks,
      },
    },
  ];
}
