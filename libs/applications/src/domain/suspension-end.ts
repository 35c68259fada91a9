import type { Instant } from '@sealtrail/event-sourcing';
import { dateUntil } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { Served } from './case-fact';
import { creditedAt, isReportedOnLaterDay } from './effective-time';
import { lateReportRecorded } from './late-report';
import { type Ledger, type Suspension } from './ledger';
import { evolveLedger } from './ledger-fold';
import { ledgerAfter, withMovedLimits } from './limit-moves';
import { movesUndoingPause } from './limits';
import { caseFactOf, decidedAt, requireNotBefore } from './preconditions';
import type { ActTimes } from './reporting';
import type { EndSuspension } from './review-commands';
import type { SuspensionEnded } from './suspension-events';

/**
 * It ended earlier than reported before, also if the case has been decided since: the report counts against the reporter and needs no proof. If
 * other departments are involved in the case it may count against them, and without proof it is only stored.
 */
export function endReportedEarlier(
  state: Case,
  ended: Suspension,
  context: ApplicationDecisionContext,
  act: EndSuspension['data'],
): readonly ApplicationEvent[] {
  requireNotBefore(act.at, ended.startedAt);
  const { department, proofOfService } = act;
  if (proofOfService === null && hasOthers(state, department)) {
    return [lateReportRecorded(state, context, { type: 'EndSuspension', data: act })];
  }
  return earlierSuspensionEnd(state, ended.number, context, act);
}

/** The earlier end, and the days that it gives back. */
export function earlierSuspensionEnd(
  state: Case,
  number: number,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  act: SuspensionEnding,
): readonly ApplicationEvent[] {
  const over = suspensionEnded(state, number, context, act);
  const moves = movesUndoingPause(state.ledger, ledgerAfter(state, [over], act.now), context.calendar);
  if (moves.length === 0) return [over];
  return [over, { type: 'LimitsMoved', data: { ...caseFactOf(state, context, act), cause: 'suspension', moves } }];
}

/** Whether a department other than this one is involved in the case. */
const hasOthers = ({ terms }: Case, department: string): boolean =>
  [terms, ...terms.stages.flatMap(({ branches }) => branches)].some((part) => part.department !== department);

/** A procedure reported after the fact may end with the report; for a decided case its end is required. */
export function requireEndBeforeDecision(state: Case, endedAt: Instant | null): void {
  const decided = decidedAt(state);
  if (decided !== null && (endedAt === null || endedAt > decided)) {
    throw reject('application.end-missing', { decided });
  }
}

/** Ends a suspension, and records the moved limits. */
export function endSuspension(
  state: Case,
  running: Suspension,
  context: ApplicationDecisionContext,
  act: SuspensionEnding,
) {
  requireNotBefore(act.at, running.startedAt);
  const ended = suspensionEnded(state, running.number, context, act);
  const data = { ...ended.data, ...endForOthers(state, context, act) };
  return withMovedLimits(state, context, caseFactOf(state, context, act), 'suspension', [{ ...ended, data }]);
}

/** An unproved report counts only against the reporter: for other departments the procedure lasted until they could know of its end. */
function endForOthers(
  state: Case,
  { calendar: { zone } }: Pick<ApplicationDecisionContext, 'calendar'>,
  act: SuspensionEnding,
): Pick<SuspensionEnded['data'], 'forOthersOn'> {
  if (act.proofOfService !== null || !isReportedOnLaterDay(act, zone) || !hasOthers(state, act.department)) return {};
  return { forOthersOn: dateUntil(act.now, zone) };
}

/** Ends every matching open suspension, one after the other. */
export function endAllSuspensions(
  state: Case,
  meant: (suspension: Suspension) => boolean,
  context: ApplicationDecisionContext,
  act: SuspensionEnding,
): { readonly events: readonly ApplicationEvent[]; readonly ledger: Ledger } {
  let { ledger } = state;
  const events: ApplicationEvent[] = [];
  for (const running of state.ledger.suspensions.filter((one) => one.endedAt === null && meant(one))) {
    const ended = endSuspension({ ...state, ledger }, running, context, act);
    ledger = ended.reduce((before, event) => evolveLedger(before, event, act.now), ledger);
    events.push(...ended);
  }
  return { events, ledger };
}

type SuspensionEnding = ActTimes & Served & { readonly department: string; readonly officer: string | null };

export const suspensionEnded = (
  state: Case,
  number: number,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  act: SuspensionEnding,
): SuspensionEnded => ({
  type: 'SuspensionEnded',
  data: {
    ...caseFactOf(state, context, act),
    suspension: number,
    proofOfService: act.proofOfService,
    creditedAt: creditedAt(act, act.proofOfService),
  },
});
