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
 * 后继办件: a filing in place of a lapsed case. The applicant states it over a portal or a platform that belongs to no department. A statement by
 * any department, the respondent one or another, is shown but holds nothing back: a department could otherwise file a successor itself, so
 * that a set it had neglected would not reopen the case.
 */
export const statedBy = ({ department }: Teller): SuccessorTeller => (department === null ? 'applicant' : 'department');

/** Ended because no corrected set was submitted: a timer closed it, or a person refused it. */
export const endedForMissingCorrection = ({ timedOut, status, acceptedAt, ledger }: Case): boolean =>
  timedOut !== null || (status === 'refused' && acceptedAt === null && lastClock(ledger, 'correction') !== undefined);

/** Ended by a lapse of the applicant: of the correction, or of deferred materials (容缺). */
export const endedByLapse = (state: Case): boolean =>
  endedForMissingCorrection(state) || (isClosed(state) && state.deferralLapsed && state.deferred.length > 0);

/** A successor that ended without a decision on the merits is not active. */
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
  // A statement by a department does not block one by the applicant.
  const before = living.find(
    (one) => one.successor !== successor && (by === 'department' || one.statedBy === 'applicant'),
  );
  if (before !== undefined) {
    throw reject('application.predecessor-succeeded', { predecessor, successor: before.successorNumber });
  }
}

/** Faults of the named predecessor; one outside the caller's scope is reported as missing. */
export function predecessorFaults(
  { successorOf: told, item }: Pick<SubmitApplication['data'], 'successorOf' | 'item'>,
  predecessor: Predecessor | null,
): readonly FieldFault[] {
  if (told === null) return [];
  if (predecessor === null) return [fault('/successorOf', 'application.predecessor-unknown', { predecessor: told })];
  if (predecessor.item === item) return [];
  return [fault('/successorOf', 'application.predecessor-of-other-item', { item: predecessor.item })];
}

/** Whether a successor stated by the applicant is active: then a person decides whether the lapsed case is reopened as well. */
export const hasApplicantSuccessor = ({
  activeSuccessors,
}: Pick<ApplicationDecisionContext, 'activeSuccessors'>): boolean =>
  activeSuccessors.some(({ statedBy: by }) => by === 'applicant');

/**
 * Maximum of recorded successors per origin: it bounds the list of a caller that files and withdraws repeatedly, and a department that does so
 * does not block the applicant's. A successor that is not recorded holds nothing back.
 */
const SUCCESSORS_MAX = 20;

/**
 * An announced filing that cannot be read may be in progress in another process for this long: longer than any accepted command takes to be
 * written. After that it is regarded as abandoned.
 */
export const FILING_MS_MAX = 60_000;

export const isAbandonedFiling = ({ announcedAt }: AnnouncedSuccessor, now: Instant): boolean =>
  Date.parse(now) - Date.parse(announcedAt) >= FILING_MS_MAX;

export const successionHandlers: DecideHandlers<'AnnounceSuccessor' | 'RecordSuccessor'> = {
  // Written to the stream of the lapsed case itself: a concurrent act either precedes it or takes it into account.
  AnnounceSuccessor: ({ now, successor, successorNumber, statedBy: by }, state, context) => {
    const found = existingCase(state);
    const { applicationId, status, successors, announcedSuccessors: announced } = found;
    // An abandoned filing that is retried is in progress again.
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
