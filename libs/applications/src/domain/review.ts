import type { Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import { dateOf, dateUntil, type Term } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { ApplicationDecisionContext, Branch, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ClockKind } from './case-enums';
import type { DecideHandlers } from './decide-handlers';
import { endsOf } from './decisive-limits';
import { creditedAt, effectiveAt, isReportedOnLaterDay, laterOf, withinLimit } from './effective-time';
import { entrustedWindow } from './entrusted';
import { findClock } from './ledger';
import { withMovedLimits } from './limit-moves';
import { limitsEndingOn, usedDays } from './limits';
import {
  acceptedCase,
  caseFactOf,
  caseUnderReviewAt,
  closingFactOf,
  existingCase,
  HANDLING_POSTS,
  isClosed,
  requireActingOfficer,
  requireDepartment,
  requireMandate,
  requireNotBefore,
  requireReceivingOfficer,
} from './preconditions';
import { branchDetails, runningBranchDetails } from './refusal-details';
import type { ActTimes } from './reporting';
import type { ExtendApplication, GiveOpinion } from './review-commands';
import type { ApplicationExtended, OpinionGiven } from './review-events';
import { nextStage, startStage } from './stages';
import { endAllSuspensions } from './suspension-end';

export const reviewHandlers: DecideHandlers<'GiveOpinion' | 'ExtendApplication' | 'AssignHandler'> = {
  GiveOpinion: (command, state, context) => {
    const found = acceptedCase(state);
    const branch = runningBranch(found, command.branch);
    requireActingOfficer(found, context, command, branch.department);
    if (branch.opinion === command.opinion) return [];
    if (branch.opinion === 'agree') {
      throw reject('application.opinion-given');
    }
    requireNotBefore(command.at, branch.lastActAt);
    // A department that has given its opinion ends its own procedures.
    const { events: resumed, ledger } = endAllSuspensions(found, (one) => one.branch === branch.id, context, command);
    const now = { ...found, ledger };
    const given = opinion(now, branch, command, context);
    const events: ApplicationEvent[] = [
      given,
      ...stageAfter(now, branch, { at: given.data.usedUntil, now: command.now, happenedAt: command.at }, context),
    ];
    return [...resumed, ...withMovedLimits(now, context, caseFactOf(now, context, command), 'suspension', events)];
  },

  ExtendApplication: (command, state, context) => {
    const found = caseUnderReviewAt(state, command.at);
    const { terms } = found;
    requireActingOfficer(found, context, command, terms.department);
    const clock = findClock(found.ledger, 'case');
    if (clock === undefined || clock.statutoryTerm === null) {
      throw reject('application.no-statutory-limit');
    }
    requireNotBefore(command.at, clock.startedAt);
    if (found.extended) throw reject('application.already-extended');
    const joint = terms.class === 'joint';
    const longest = longestExtension(found);
    if (command.days > longest.days) {
      throw reject('application.extension-beyond-cap', { days: longest.days, unit: longest.unit });
    }
    const approverPost = joint ? 'governmentHead' : 'agencyHead';
    // A government is a department of its own; the head of an agency extends the agency's own cases.
    const approver = joint || context.approver?.department === terms.department ? context.approver : null;
    requireMandate(approver, { at: command.at, item: found.item }, [approverPost], context.calendar.zone);
    const { statutory } = clock;
    const { reason, document, notifiedAt, proofOfService, at: approvedAt, now } = command;
    const toldAt = applicantNotifiedAt(command);
    if (statutory !== null && toldAt > statutory.at) {
      throw reject('application.extension-too-late', { limit: statutory.at });
    }
    const fact = caseFactOf(found, context, command);
    return withMovedLimits(found, context, fact, 'extension', [
      {
        type: 'ApplicationExtended',
        data: {
          ...fact,
          ...extensionAt(found, command, context),
          ...(command.branch != null && { branch: command.branch }),
          approver: command.approver,
          approverDepartment: approver?.department ?? terms.department,
          approverPost,
          approval: command.approval,
          approvedAt,
          reason,
          document,
          notifiedAt,
          proofOfService,
          creditedAt: creditedAt({ at: toldAt, now }, proofOfService),
        },
      },
    ]);
  },

  AssignHandler: (command, state, context) => {
    const found = existingCase(state);
    if (isClosed(found) && found.status !== 'granted') {
      throw reject('application.closed', { status: found.status });
    }
    const branch = command.branch === null ? null : runningBranch(found, command.branch);
    const window = found.status === 'submitted' ? entrustedWindow(found) : null;
    const department = branch?.department ?? (command.department === window ? window : found.terms.department);
    requireDepartment(command.department, department);
    requireReceivingOfficer(found, context, command);
    requireNotBefore(command.at, branch?.lastActAt ?? found.checkedFrom.at);
    const clock = branch
      ? findClock(found.ledger, `branch:${branch.id}`)
      : found.ledger.clocks.findLast(
          ({ kind, holders }) => heldByCase.has(kind) && holders.at(-1)?.department === department,
        );
    const before = clock?.holders.slice(1).at(-1);
    if (before) requireNotBefore(command.at, before.datedFrom);
    requireMandate(context.assignee, { at: command.at, item: found.item }, HANDLING_POSTS, context.calendar.zone);
    const { official, officer, at, now: holdsFrom } = command;
    const fact = caseFactOf(found, context, { at, department, officer });
    const keeps = limitsEndingOn(found.ledger, dateOf(holdsFrom, context.calendar.zone), context.calendar);
    return [{ type: 'HandlerAssigned', data: { ...fact, branch: command.branch, official, holdsFrom, keeps } }];
  },
};

const longestExtension = ({ terms }: Case): Term =>
  terms.longestExtension?.term ?? { days: terms.class === 'joint' ? 15 : 10, unit: 'workingDay' };

/** When the extension was both approved and notified to the applicant (art. 42). */
export const applicantNotifiedAt = ({ at, notifiedAt }: ExtendApplication['data']): Instant =>
  notifiedAt === null ? at : laterOf(at, notifiedAt);

/** Limits that an extension moves, by its notice as far as that can be credited; none after the limit, or after another extension. */
export function extensionAt(
  state: Case,
  command: ExtendApplication['data'],
  { policies }: Pick<ApplicationDecisionContext, 'policies'>,
  branches: (open: readonly string[]) => readonly string[] = (open) => branchesNamed(state, open, command),
): Pick<ApplicationExtended['data'], 'extension' | 'moves' | 'branches'> {
  const extension = { days: command.days, unit: longestExtension(state).unit };
  const clock = findClock(state.ledger, 'case');
  const credited = creditedAt({ at: applicantNotifiedAt(command), now: command.now }, command.proofOfService);
  const inTime = clock !== undefined && !state.extended && (clock.statutory === null || credited <= clock.statutory.at);
  if (!inTime) return { extension, moves: 'none', branches: [] };
  const { promisedTerm, statutoryTerm } = clock;
  const both =
    policyAt(policies, clock.startedAt).extensionMoves === 'both' ||
    (promisedTerm?.days === statutoryTerm?.days && promisedTerm?.unit === statutoryTerm?.unit);
  return {
    extension,
    moves: both ? 'both' : 'statutory',
    branches: branches(openBranches(state, credited)),
  };
}

/**
 * The open branches whose own limit has not ended get the same days, for their step cards. The holder of a promised limit that did not move is
 * judged without them.
 */
const openBranches = ({ ledger }: Case, granted: Instant): readonly string[] =>
  ledger.clocks
    .filter(
      ({ kind, startedAt, endedOccurredAt, promised }) =>
        kind === 'branch' &&
        startedAt <= granted &&
        (endedOccurredAt === null || endedOccurredAt > granted) &&
        (promised === null || granted <= promised.at),
    )
    .map(({ id }) => id.slice('branch:'.length));

/** Only the branch that the extension names, if it names one. @throws {Rejection} `application.step-not-running` */
function branchesNamed(state: Case, open: readonly string[], { branch }: ExtendApplication['data']): readonly string[] {
  if (branch == null) return open;
  if (!open.includes(branch)) {
    throw reject('application.step-not-running', { step: branch, running: branchDetails(state, open) });
  }
  return [branch];
}

const heldByCase: ReadonlySet<ClockKind> = new Set<ClockKind>(['firstCheck', 'case', 'delivery']);

function runningBranch(state: Case, id: string): Branch {
  const branch = state.branches.find((candidate) => candidate.id === id);
  if (branch === undefined) {
    throw reject('application.step-not-running', { step: id, running: runningBranchDetails(state) });
  }
  return branch;
}

function opinion(
  state: Case,
  branch: Branch,
  command: GiveOpinion['data'],
  context: ApplicationDecisionContext,
): OpinionGiven {
  const clock = findClock(state.ledger, `branch:${branch.id}`);
  if (clock === undefined) throw new Error(`branch ${branch.id} without a clock`);
  const { proofOfService } = command;
  const usedUntil = effectiveAt(endsOf(state.ledger, clock, context.calendar), command, proofOfService);
  const isLate = isReportedOnLaterDay({ at: usedUntil, now: command.now }, context.calendar.zone);
  return {
    type: 'OpinionGiven',
    data: {
      ...closingFactOf(state, context, command),
      stage: branch.stage,
      branch: branch.id,
      opinion: command.opinion,
      reasons: command.reasons,
      proofOfService,
      creditedAt: creditedAt(command, proofOfService),
      usedUntil,
      ...(isLate && { nextStageFrom: command.now }),
      usedDays: usedDays(state.ledger, clock, dateUntil(usedUntil, context.calendar.zone), context.calendar),
      withinLimit: withinLimit(clock.promised, command, proofOfService),
    },
  };
}

/** The next stage starts with the last opinion of the previous stage. */
function stageAfter(
  state: Case,
  branch: Branch,
  said: ActTimes & { readonly happenedAt: Instant },
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  const others = state.branches.filter(({ id, stage }) => stage === branch.stage && id !== branch.id);
  const open = branch.opinion !== null || others.some(({ opinion: said }) => said === null);
  const next = nextStage(state);
  if (open || branch.stage !== state.stage || next === undefined) return [];
  const last = others.reduce((at, { effectiveAt: other }) => (other === null ? at : laterOf(at, other)), said.at);
  const happenedAt = others.reduce((at, { lastActAt: lastStepAt }) => laterOf(at, lastStepAt), said.happenedAt);
  return [startStage(state, context, next, { at: last, now: said.now }, happenedAt)];
}
