import type { Instant } from '@sealtrail/event-sourcing';
import { dateUntil } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { acceptedCase, decidedAt, factOf, mayAct, notBefore, reviewedCase } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { Rows } from './application-rows';
import type { Served } from './case-fact';
import { creditedAt, isToldLate, laterOf, pauseStart, shownBy } from './credited-at';
import { overtaken } from './late-report';
import { findClock, type Ledger, type Suspension } from './ledger';
import { evolveLedger } from './ledger-fold';
import { movesBack, plainLimit } from './limits';
import { ledgerAfter, withMovedLimits } from './moved-limits';
import type { EndSuspension } from './review-commands';
import type { SuspensionEnded } from './suspension-events';
import type { When } from './telling';
import { namedSteps, openSuspensions } from './what-is-missing';

export const suspension: Rows<'StartSuspension' | 'GiveSuspensionNotice' | 'ProlongSuspension' | 'EndSuspension'> = {
  StartSuspension: (command, state, facts) => {
    const found = reviewedCase(state, command.at);
    const { procedure, legalBasis, notice, endedAt, proofOfService } = command;
    const branch = command.branch === null ? null : branchOf(found, command.branch);
    const department = branch?.department ?? found.terms.department;
    mayAct(found, facts, command, department);
    notBefore(command.at, branch?.lastStepAt ?? findClock(found.ledger, 'case')?.startedAt ?? found.lastStepAt);
    endsInTime(found, endedAt);
    const fact = factOf(found, facts, command);
    // The announced time belongs to the notice: without one it is not used.
    const expected = notice && command.expected;
    const noticed = notice === null ? null : noticedAt(notice.givenAt, command);
    const { zone } = facts.calendar;
    const pause = noticed === null ? null : pauseStart(laterOf(command.at, noticed), command.now, proofOfService, zone);
    const official = heldBy(found, branch?.id ?? null);
    const number = found.ledger.suspensions.length + 1;
    return withMovedLimits(found, facts, fact, 'suspension', [
      {
        type: 'SuspensionStarted',
        data: {
          ...fact,
          suspension: number,
          procedure,
          branch: command.branch,
          legalBasis,
          notice,
          expected,
          ownLimit: expected && plainLimit(fact.occurredOn, expected, facts.calendar),
          pausesFrom: pause?.pausesFrom ?? null,
          pausesFromDate: pause?.pausesFromDate ?? null,
          holder: { department, official },
          proofOfService,
          creditedAt: noticed === null ? null : creditedAt({ at: noticed, now: command.now }, proofOfService),
        },
      },
      ...(endedAt === null ? [] : [endedBy(found, number, facts, { ...command, at: endedAt })]),
    ]);
  },

  GiveSuspensionNotice: (command, state, facts) => {
    const found = reviewedCase(state, command.at);
    const running = suspensionOf(found, command.suspension);
    mayAct(found, facts, command, departmentOf(found, running));
    if (running.noticedAt !== null) {
      throw reject('application.notice-given');
    }
    const fact = factOf(found, facts, command);
    const { document, expected, proofOfService } = command;
    const credited = creditedAt(command, proofOfService);
    const toldFrom = laterOf(proofOfService === null ? command.at : credited, running.startedAt);
    return withMovedLimits(found, facts, fact, 'suspension', [
      {
        type: 'SuspensionNoticeGiven',
        data: {
          ...fact,
          suspension: running.number,
          document,
          expected,
          ownLimit: plainLimit(running.startedOn, expected, facts.calendar),
          ...pauseStart(toldFrom, command.now, proofOfService, facts.calendar.zone),
          proofOfService,
          creditedAt: credited,
        },
      },
    ]);
  },

  ProlongSuspension: (command, state, facts) => {
    const found = acceptedCase(state);
    const running = openSuspension(found, command.suspension);
    mayAct(found, facts, command, departmentOf(found, running));
    notBefore(command.at, running.startedAt);
    const clock = findClock(found.ledger, `suspension:${running.number}`);
    if (!clock?.promisedTerm) throw reject('application.not-announced', { suspension: running.number });
    if (command.expected.unit !== clock.promisedTerm.unit || command.expected.days <= clock.promisedTerm.days) {
      throw reject('application.not-longer', { days: clock.promisedTerm.days, unit: clock.promisedTerm.unit });
    }
    const { expected, reason, document, proofOfService } = command;
    return [
      {
        type: 'SuspensionProlonged',
        data: {
          ...factOf(found, facts, command),
          suspension: running.number,
          prolongation: running.prolongations.length + 1,
          expected,
          ownLimit: plainLimit(running.startedOn, expected, facts.calendar),
          reason,
          document,
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
        },
      },
    ];
  },

  EndSuspension: (command, state, facts) => {
    const found = reviewedCase(state, command.at);
    const running = suspensionOf(found, command.suspension);
    mayAct(found, facts, command, departmentOf(found, running));
    if (running.endedAt === null) return endOf(found, running, facts, command);
    if (command.at >= running.endedAt)
      throw reject('application.suspension-ended', { ended: running.endedAt, open: openSuspensions(found) });
    return endedBefore(found, running, facts, command);
  },
};

/**
 * It had ended before it is said to have, also where the case has been decided since: whoever tells it tells it against himself, and
 * needs no proof. Where others have a part in the case it may tell against them, and without proof it is kept alone.
 */
function endedBefore(
  state: Case,
  ended: Suspension,
  facts: ApplicationKnown,
  act: EndSuspension['data'],
): readonly ApplicationEvent[] {
  notBefore(act.at, ended.startedAt);
  const { department, proofOfService } = act;
  if (proofOfService === null && hasOthers(state, department)) {
    return [overtaken(state, facts, { type: 'EndSuspension', data: act })];
  }
  return endedEarlier(state, ended.number, facts, act);
}

/** The earlier end, and the days that it gives back. */
export function endedEarlier(
  state: Case,
  number: number,
  facts: Pick<ApplicationKnown, 'calendar'>,
  act: Ending,
): readonly ApplicationEvent[] {
  const over = endedBy(state, number, facts, act);
  const moves = movesBack(state.ledger, ledgerAfter(state, [over], act.now), facts.calendar);
  if (moves.length === 0) return [over];
  return [over, { type: 'LimitsMoved', data: { ...factOf(state, facts, act), cause: 'suspension', moves } }];
}

/** Whether any department but this one has a part in the case. */
const hasOthers = ({ terms }: Case, department: string): boolean =>
  [terms, ...terms.stages.flatMap(({ branches }) => branches)].some((part) => part.department !== department);

/** When a notice was given, as far as that is told or proved; else it is told with its recording. */
export const noticedAt = (givenAt: Instant | null, { now, proofOfService }: When & Served): Instant =>
  givenAt === null
    ? proofOfService === null
      ? now
      : shownBy(proofOfService)
    : proofOfService === null
      ? givenAt
      : creditedAt({ at: givenAt, now }, proofOfService);

/** What is told of after the fact may end with it; a decided case waits for nothing any more. */
function endsInTime(state: Case, endedAt: Instant | null): void {
  const decided = decidedAt(state);
  if (decided !== null && (endedAt === null || endedAt > decided)) {
    throw reject('application.end-missing', { decided });
  }
}

/** Ends a suspension, and records what that moves. */
function endOf(state: Case, running: Suspension, facts: ApplicationKnown, act: Ending) {
  notBefore(act.at, running.startedAt);
  const ended = endedBy(state, running.number, facts, act);
  const data = { ...ended.data, ...endForOthers(state, facts, act) };
  return withMovedLimits(state, facts, factOf(state, facts, act), 'suspension', [{ ...ended, data }]);
}

/** What nobody proves tells against the teller alone: for other departments the procedure lasted until they could know. */
function endForOthers(
  state: Case,
  { calendar: { zone } }: Pick<ApplicationKnown, 'calendar'>,
  act: Ending,
): Pick<SuspensionEnded['data'], 'forOthersOn'> {
  if (act.proofOfService !== null || !isToldLate(act, zone) || !hasOthers(state, act.department)) return {};
  return { forOthersOn: dateUntil(act.now, zone) };
}

/** Ends every open suspension that is meant, one after the other. */
export function resumeAll(
  state: Case,
  meant: (suspension: Suspension) => boolean,
  facts: ApplicationKnown,
  act: Ending,
): { readonly events: readonly ApplicationEvent[]; readonly ledger: Ledger } {
  let { ledger } = state;
  const events: ApplicationEvent[] = [];
  for (const running of state.ledger.suspensions.filter((one) => one.endedAt === null && meant(one))) {
    const ended = endOf({ ...state, ledger }, running, facts, act);
    ledger = ended.reduce((before, event) => evolveLedger(before, event, act.now), ledger);
    events.push(...ended);
  }
  return { events, ledger };
}

type Ending = When & Served & { readonly department: string; readonly officer: string | null };

const endedBy = (
  state: Case,
  number: number,
  facts: Pick<ApplicationKnown, 'calendar'>,
  act: Ending,
): SuspensionEnded => ({
  type: 'SuspensionEnded',
  data: {
    ...factOf(state, facts, act),
    suspension: number,
    proofOfService: act.proofOfService,
    creditedAt: creditedAt(act, act.proofOfService),
  },
});

function branchOf(state: Case, id: string) {
  const open = state.branches.filter(({ opinion }) => opinion === null);
  const branch = open.find((candidate) => candidate.id === id);
  if (branch === undefined) {
    const running = namedSteps(
      state,
      open.map((step) => step.id),
    );
    throw reject('application.step-not-running', { step: id, running });
  }
  return branch;
}

const heldBy = (state: Case, branch: string | null): string | null =>
  findClock(state.ledger, branch === null ? 'case' : `branch:${branch}`)?.holders.at(-1)?.official ?? null;

function suspensionOf(state: Case, number: number): Suspension {
  const found = state.ledger.suspensions.find((candidate) => candidate.number === number);
  if (found === undefined)
    throw reject('application.suspension-not-found', { suspension: number, open: openSuspensions(state) });
  return found;
}

function openSuspension(state: Case, number: number): Suspension {
  const found = suspensionOf(state, number);
  if (found.endedAt !== null)
    throw reject('application.suspension-ended', { ended: found.endedAt, open: openSuspensions(state) });
  return found;
}

const departmentOf = (state: Case, { branch }: Suspension): string =>
  state.branches.find(({ id }) => id === branch)?.department ?? state.terms.department;
