import type { Instant } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Case } from './application';
import type { Served } from './case-fact';
import type { DecideHandlers } from './decide-handlers';
import { creditedAt, laterOf, pauseStart, provedAt } from './effective-time';
import { findClock, type Suspension } from './ledger';
import { withMovedLimits } from './limit-moves';
import { limitWithoutPauses } from './limits';
import { acceptedCase, caseFactOf, caseUnderReviewAt, requireActingOfficer, requireNotBefore } from './preconditions';
import { branchDetails, openSuspensionDetails } from './refusal-details';
import type { ActTimes } from './reporting';
import { endReportedEarlier, endSuspension, requireEndBeforeDecision, suspensionEnded } from './suspension-end';

export const suspensionHandlers: DecideHandlers<
  'StartSuspension' | 'GiveSuspensionNotice' | 'ProlongSuspension' | 'EndSuspension'
> = {
  StartSuspension: (command, state, context) => {
    const found = caseUnderReviewAt(state, command.at);
    const { procedure, legalBasis, notice, endedAt, proofOfService } = command;
    const branch = command.branch === null ? null : runningBranchOf(found, command.branch);
    const department = branch?.department ?? found.terms.department;
    requireActingOfficer(found, context, command, department);
    requireNotBefore(command.at, branch?.lastActAt ?? findClock(found.ledger, 'case')?.startedAt ?? found.lastActAt);
    requireEndBeforeDecision(found, endedAt);
    const fact = caseFactOf(found, context, command);
    // The announced time is part of the notice: without one it does not apply.
    const expected = notice && command.expected;
    const noticed = notice === null ? null : effectiveNoticeTime(notice.givenAt, command);
    const { zone } = context.calendar;
    const pause = noticed === null ? null : pauseStart(laterOf(command.at, noticed), command.now, proofOfService, zone);
    const official = officialHolding(found, branch?.id ?? null);
    const number = found.ledger.suspensions.length + 1;
    return withMovedLimits(found, context, fact, 'suspension', [
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
          ownLimit: expected && limitWithoutPauses(fact.occurredOn, expected, context.calendar),
          pausesFrom: pause?.pausesFrom ?? null,
          pausesFromDate: pause?.pausesFromDate ?? null,
          holder: { department, official },
          proofOfService,
          creditedAt: noticed === null ? null : creditedAt({ at: noticed, now: command.now }, proofOfService),
        },
      },
      ...(endedAt === null ? [] : [suspensionEnded(found, number, context, { ...command, at: endedAt })]),
    ]);
  },

  GiveSuspensionNotice: (command, state, context) => {
    const found = caseUnderReviewAt(state, command.at);
    const running = suspensionOf(found, command.suspension);
    requireActingOfficer(found, context, command, departmentOf(found, running));
    if (running.noticedAt !== null) {
      throw reject('application.notice-given');
    }
    const fact = caseFactOf(found, context, command);
    const { document, expected, proofOfService } = command;
    const credited = creditedAt(command, proofOfService);
    const toldFrom = laterOf(proofOfService === null ? command.at : credited, running.startedAt);
    return withMovedLimits(found, context, fact, 'suspension', [
      {
        type: 'SuspensionNoticeGiven',
        data: {
          ...fact,
          suspension: running.number,
          document,
          expected,
          ownLimit: limitWithoutPauses(running.startedOn, expected, context.calendar),
          ...pauseStart(toldFrom, command.now, proofOfService, context.calendar.zone),
          proofOfService,
          creditedAt: credited,
        },
      },
    ]);
  },

  ProlongSuspension: (command, state, context) => {
    const found = acceptedCase(state);
    const running = openSuspension(found, command.suspension);
    requireActingOfficer(found, context, command, departmentOf(found, running));
    requireNotBefore(command.at, running.startedAt);
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
          ...caseFactOf(found, context, command),
          suspension: running.number,
          prolongation: running.prolongations.length + 1,
          expected,
          ownLimit: limitWithoutPauses(running.startedOn, expected, context.calendar),
          reason,
          document,
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
        },
      },
    ];
  },

  EndSuspension: (command, state, context) => {
    const found = caseUnderReviewAt(state, command.at);
    const running = suspensionOf(found, command.suspension);
    requireActingOfficer(found, context, command, departmentOf(found, running));
    if (running.endedAt === null) return endSuspension(found, running, context, command);
    if (command.at >= running.endedAt)
      throw reject('application.suspension-ended', { ended: running.endedAt, open: openSuspensionDetails(found) });
    return endReportedEarlier(found, running, context, command);
  },
};

/** When a notice was given, as far as that is reported or proved; otherwise its recording. */
export const effectiveNoticeTime = (givenAt: Instant | null, { now, proofOfService }: ActTimes & Served): Instant =>
  givenAt === null
    ? proofOfService === null
      ? now
      : provedAt(proofOfService)
    : proofOfService === null
      ? givenAt
      : creditedAt({ at: givenAt, now }, proofOfService);

function runningBranchOf(state: Case, id: string) {
  const open = state.branches.filter(({ opinion }) => opinion === null);
  const branch = open.find((candidate) => candidate.id === id);
  if (branch === undefined) {
    const running = branchDetails(
      state,
      open.map((step) => step.id),
    );
    throw reject('application.step-not-running', { step: id, running });
  }
  return branch;
}

const officialHolding = (state: Case, branch: string | null): string | null =>
  findClock(state.ledger, branch === null ? 'case' : `branch:${branch}`)?.holders.at(-1)?.official ?? null;

function suspensionOf(state: Case, number: number): Suspension {
  const found = state.ledger.suspensions.find((candidate) => candidate.number === number);
  if (found === undefined)
    throw reject('application.suspension-not-found', { suspension: number, open: openSuspensionDetails(state) });
  return found;
}

function openSuspension(state: Case, number: number): Suspension {
  const found = suspensionOf(state, number);
  if (found.endedAt !== null)
    throw reject('application.suspension-ended', { ended: found.endedAt, open: openSuspensionDetails(state) });
  return found;
}

const departmentOf = (state: Case, { branch }: Suspension): string =>
  state.branches.find(({ id }) => id === branch)?.department ?? state.terms.department;
