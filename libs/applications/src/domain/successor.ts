import type { FieldFault, Instant } from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { AnnouncedSuccessor, ApplicationDecisionContext, Case, Predecessor, Successor } from './application';
import type { Teller } from './case-fact';
import type { DecideHandlers } from './decide-handlers';
import { lastClock } from './ledger';
import { caseFactByLaw, existingCase, isClosed } from './preconditions';
import type { SubmitApplication } from './receipt-commands';
import type { SuccessorTeller } from './successor-enums';
import type { SuccessorOf } from './successor-events';

/**
 * 后继办件: what is filed in place of a case that had lapsed. The applicant says so over a portal or a platform of no
 * department. The word of a department, the charged one or any other, is shown and holds nothing back: it could
 * file a successor itself, so that a set which it had left lying reopens nothing.
 */
export const statedBy = ({ department }: Teller): SuccessorTeller => (department === null ? 'applicant' : 'department');

/** For want of a corrected set: a timer closed it, or a person refused it. */
export const endedForMissingCorrection = ({ timedOut, status, acceptedAt, ledger }: Case): boolean =>
  timedOut !== null || (status === 'refused' && acceptedAt === null && lastClock(ledger, 'correction') !== undefined);

/** Ended by a lapse of the applicant's: of the correction, or of what was deferred (容缺). */
export const endedByLapse = (state: Case): boolean =>
  endedForMissingCorrection(state) || (isClosed(state) && state.deferralLapsed && state.deferred.length > 0);

/** What has ended without a decision on the merits stands in the way of nothing. */
export const isActiveSuccessor = (state: Case): boolean =>
  !isClosed(state) || state.status === 'granted' || (state.status === 'refused' && !endedByLapse(state));

/** @throws {Rejection} `application.predecessor-not-lapsed`, `application.predecessor-succeeded` */
export function successorOf(
  {
    applicationId: successor,
    successorOf: told,
    toldBy,
  }: Pick<SubmitApplication['data'], 'applicationId' | 'successorOf' | 'toldBy'>,
  { predecessor }: Pick<ApplicationDecisionContext, 'predecessor'>,
): SuccessorOf | null {
  if (told === null || predecessor === null) return null;
  const by = statedBy(toldBy);
  requireSucceedable({ ...predecessor, applicationId: told }, { successor, statedBy: by });
  return { applicationId: told, statedBy: by };
}

type PredecessorCase = Omit<Predecessor, 'item'> & { readonly applicationId: string };

function requireSucceedable(
  { applicationId: predecessor, status, hasLapsed, activeSuccessors: living }: PredecessorCase,
  { successor, statedBy: by }: Pick<Successor, 'successor' | 'statedBy'>,
): void {
  if (!hasLapsed) throw reject('application.predecessor-not-lapsed', { predecessor, status });
  // What a department says keeps no applicant from saying it.
  const before = living.find(
    (one) => one.successor !== successor && (by === 'department' || one.statedBy === 'applicant'),
  );
  if (before !== undefined) {
    throw reject('application.predecessor-succeeded', { predecessor, successor: before.successorNumber });
  }
}

/** What is wrong in naming it; one that the caller may not see is not there. */
export function predecessorFaults(
  { successorOf: told, item }: Pick<SubmitApplication['data'], 'successorOf' | 'item'>,
  predecessor: Predecessor | null,
): readonly FieldFault[] {
  if (told === null) return [];
  if (predecessor === null) return [fault('/successorOf', 'application.predecessor-unknown', { predecessor: told })];
  if (predecessor.item === item) return [];
  return [fault('/successorOf', 'application.predecessor-of-other-item', { item: predecessor.item })];
}

/** Whether an applicant's own successor lives: then a person says whether the lapsed case is opened again beside it. */
export const hasApplicantSuccessor = ({
  activeSuccessors,
}: Pick<ApplicationDecisionContext, 'activeSuccessors'>): boolean =>
  activeSuccessors.some(({ statedBy: by }) => by === 'applicant');

/**
 * So many are kept by each who says so: whoever files and withdraws without end leaves no longer a list to look through, and a
 * department that does keeps no applicant's out. What is not kept holds nothing back.
 */
const SUCCESSORS_MAX = 20;

/**
 * So long a filing that has been announced, and cannot be read, may be on its way in another process: longer than any command that a
 * process takes is written. Then it was broken off.
 */
export const FILING_MS_MAX = 60_000;

export const isAbandonedFiling = ({ announcedAt }: AnnouncedSuccessor, now: Instant): boolean =>
  Date.parse(now) - Date.parse(announcedAt) >= FILING_MS_MAX;

export const successionHandlers: DecideHandlers<'AnnounceSuccessor' | 'RecordSuccessor'> = {
  // In the stream of the case itself: what is told of it in the same moment comes before, or knows of it.
  AnnounceSuccessor: ({ now, successor, successorNumber, statedBy: by }, state, context) => {
    const found = existingCase(state);
    const { applicationId, status, successors, announcedSuccessors: announced } = found;
    // One that was broken off, and is tried again, is on its way anew.
    const told = [...successors, ...announced.filter((one) => !isAbandonedFiling(one, now))];
    if (told.some((one) => one.successor === successor)) return [];
    const followed = {
      applicationId,
      status,
      hasLapsed: endedByLapse(found),
      activeSuccessors: context.activeSuccessors,
    };
    requireSucceedable(followed, { successor, statedBy: by });
    if ([...successors, ...announced].filter((one) => one.statedBy === by).length >= SUCCESSORS_MAX) return [];
    const fact = caseFactByLaw(found, context, now);
    return [
      { type: 'SuccessorAnnounced', data: { ...fact, successor, successorNumber, statedBy: by, announcedAt: now } },
    ];
  },

  RecordSuccessor: ({ at, successor, successorNumber, statedBy: by }, state, context) => {
    if (state.status === 'unknown' || state.successors.some((one) => one.successor === successor)) return [];
    if (state.successors.filter((one) => one.statedBy === by).length >= SUCCESSORS_MAX) return [];
    const fact = caseFactByLaw(state, context, at);
    return [{ type: 'SuccessorFiled', data: { ...fact, successor, successorNumber, statedBy: by } }];
  },
};
