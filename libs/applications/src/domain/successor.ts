import type { FieldFault, Instant } from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import { factOfLaw, isClosed, known } from './acts';
import type { AnnouncedSuccessor, ApplicationKnown, Case, Predecessor, Successor } from './application';
import type { Rows } from './application-rows';
import type { Teller } from './case-fact';
import { lastClock } from './ledger';
import type { SubmitApplication } from './receipt-commands';
import type { SuccessorOf } from './successor-events';
import type { SuccessorTeller } from './successor-words';

/**
 * 后继办件: what is filed in place of a case that had lapsed. The applicant says so over a portal or a platform of no
 * department. The word of a department, the charged one or any other, is shown and holds nothing back: it could
 * file a successor itself, so that a set which it had left lying reopens nothing.
 */
export const statedBy = ({ department }: Teller): SuccessorTeller => (department === null ? 'applicant' : 'department');

/** For want of a corrected set: a timer closed it, or a person refused it. */
export const endedForWantOfSet = ({ timedOut, status, acceptedAt, ledger }: Case): boolean =>
  timedOut !== null || (status === 'refused' && acceptedAt === null && lastClock(ledger, 'correction') !== undefined);

/** Ended by a lapse of the applicant's: of the correction, or of what was deferred (容缺). */
export const endedByLapse = (state: Case): boolean =>
  endedForWantOfSet(state) || (isClosed(state) && state.deferralLapsed && state.deferred.length > 0);

/** What has ended without a word on the matter stands in the way of nothing. */
export const isAlive = (state: Case): boolean =>
  !isClosed(state) || state.status === 'granted' || (state.status === 'refused' && !endedByLapse(state));

/** @throws {Rejection} `application.predecessor-not-lapsed`, `application.predecessor-succeeded` */
export function successorOf(
  {
    applicationId: successor,
    successorOf: told,
    toldBy,
  }: Pick<SubmitApplication['data'], 'applicationId' | 'successorOf' | 'toldBy'>,
  { predecessor }: Pick<ApplicationKnown, 'predecessor'>,
): SuccessorOf | null {
  if (told === null || predecessor === null) return null;
  const by = statedBy(toldBy);
  mayFollow({ ...predecessor, applicationId: told }, { successor, statedBy: by });
  return { applicationId: told, statedBy: by };
}

type Followed = Omit<Predecessor, 'item'> & { readonly applicationId: string };

function mayFollow(
  { applicationId: predecessor, status, hasLapsed, living }: Followed,
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
export const isSucceeded = ({ living }: Pick<ApplicationKnown, 'living'>): boolean =>
  living.some(({ statedBy: by }) => by === 'applicant');

/**
 * So many are kept by each who says so: whoever files and withdraws without end leaves no longer a list to look through, and a
 * department that does keeps no applicant's out. What is not kept holds nothing back.
 */
const SUCCESSORS_MAX = 20;

/** So long a filing that has been announced, and cannot be read, may be on its way; then it was broken off. */
const FILING_MS_MAX = 60_000;

export const isBrokenOff = ({ announcedAt }: AnnouncedSuccessor, now: Instant): boolean =>
  Date.parse(now) - Date.parse(announcedAt) >= FILING_MS_MAX;

export const succession: Rows<'AnnounceSuccessor' | 'RecordSuccessor'> = {
  // In the stream of the case itself: what is told of it in the same moment comes before, or knows of it.
  AnnounceSuccessor: ({ now, successor, successorNumber, statedBy: by }, state, facts) => {
    const found = known(state);
    const { applicationId, status, successors, announced } = found;
    // One that was broken off, and is tried again, is on its way anew.
    const told = [...successors, ...announced.filter((one) => !isBrokenOff(one, now))];
    if (told.some((one) => one.successor === successor)) return [];
    const followed = { applicationId, status, hasLapsed: endedByLapse(found), living: facts.living };
    mayFollow(followed, { successor, statedBy: by });
    if ([...successors, ...announced].filter((one) => one.statedBy === by).length >= SUCCESSORS_MAX) return [];
    const fact = factOfLaw(found, facts, now);
    return [
      { type: 'SuccessorAnnounced', data: { ...fact, successor, successorNumber, statedBy: by, announcedAt: now } },
    ];
  },

  RecordSuccessor: ({ at, successor, successorNumber, statedBy: by }, state, facts) => {
    if (state.status === 'unknown' || state.successors.some((one) => one.successor === successor)) return [];
    if (state.successors.filter((one) => one.statedBy === by).length >= SUCCESSORS_MAX) return [];
    const fact = factOfLaw(state, facts, at);
    return [{ type: 'SuccessorFiled', data: { ...fact, successor, successorNumber, statedBy: by } }];
  },
};
