import { mandateCovers, type Post } from '@sealtrail/catalog/events';
import { type Instant } from '@sealtrail/event-sourcing';
import { dateOf, dateUntil } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case, Official } from './application';
import type { CaseStatus } from './case-enums';
import type { CaseFact, Holder } from './case-fact';
import { findClock } from './ledger';

/** Posts that may check, examine and give an opinion. */
export const HANDLING_POSTS: readonly Post[] = [
  'officer',
  'reviewer',
  'approver',
  'windowHead',
  'chiefRepresentative',
  'agencyHead',
];

/** Posts that may decide in the agency's name (Beijing: the signatures of handler and chief representative suffice). */
export const DECIDING_POSTS: readonly Post[] = ['approver', 'chiefRepresentative', 'agencyHead'];

type Actor = { readonly at: Instant; readonly department: string | null; readonly officer: string | null };

/** Common data of the events of the case. Acts of the applicant are attributed to the item's department. */
export const caseFactOf = (
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  { at, department, officer }: Actor,
): CaseFact => ({
  applicationId: state.applicationId,
  item: state.item,
  itemVersion: state.itemVersion,
  region: state.region,
  department: department ?? state.terms.department,
  officer,
  occurredAt: at,
  occurredOn: dateOf(at, context.calendar.zone),
});

/**
 * Common data of an event that ends something: at exactly 24:00 it belongs to the day that ends then (民法典 art. 203), in the case's history
 * and in every report, but to no day before the case, or its review, began.
 */
export function closingFactOf(
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  actor: Actor,
): CaseFact {
  const fact = caseFactOf(state, context, actor);
  const began = state.acceptedOn ?? state.receivedOn;
  const occurredOn = dateUntil(actor.at, context.calendar.zone);
  return { ...fact, occurredOn: occurredOn < began ? began : occurredOn };
}

/** The holder of all clocks without a holder of their own. */
export const holderOf = (state: Case): Holder => ({ department: state.terms.department, official: state.handler });

/** Common data of an event by law or by a timer, without an official. */
export const caseFactByLaw = (
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  at: Instant,
): CaseFact => caseFactOf(state, context, { at, department: null, officer: null });

/** @throws {Rejection} `application.not-found` */
export function existingCase(state: Application): Case {
  if (state.status === 'unknown') throw reject('application.not-found');
  return state;
}

const CLOSED: readonly CaseStatus[] = ['granted', 'refused', 'notAccepted', 'withdrawn', 'returned', 'terminated'];

export const isClosed = (state: Case): boolean => CLOSED.includes(state.status);

/** @throws {Rejection} `application.closed` */
export function openCase(state: Application): Case {
  const found = existingCase(state);
  if (isClosed(found)) throw reject('application.closed', { status: found.status });
  return found;
}

/** A case under review. @throws {Rejection} `application.not-accepted`, `application.closed` */
export function acceptedCase(state: Application): Case {
  const found = openCase(state);
  if (found.status !== 'accepted') {
    throw reject('application.not-accepted', { status: found.status });
  }
  return found;
}

/** A case under review, or one decided only after the act being reported. */
export function caseUnderReviewAt(state: Application, at: Instant): Case {
  const found = existingCase(state);
  const decided = decidedAt(found);
  return decided !== null && at <= decided ? found : acceptedCase(found);
}

/** When the case was decided; `null`: it has not been. */
export function decidedAt(state: Case): Instant | null {
  if (state.status !== 'granted' && state.status !== 'refused') return null;
  return findClock(state.ledger, 'case')?.endedOccurredAt ?? null;
}

/** @throws {Rejection} `application.before-last-step`: business time runs forward within one branch. */
export function requireNotBefore(at: Instant, last: Instant): void {
  if (at < last) throw reject('application.before-last-step', { last });
}

/** @throws {Rejection} `application.other-department` */
export function requireDepartment(department: string, wanted: string): void {
  if (department !== wanted) {
    throw reject('application.other-department', { department: wanted });
  }
}

/** @throws {Rejection} `application.no-mandate`: no such official, without the post, or without a mandate on that day. */
export function requireMandate(
  official: Official | null,
  { at, item }: { readonly at: Instant; readonly item: string },
  posts: readonly Post[],
  zone: string,
): void {
  const on = dateOf(at, zone);
  if (official === null || !mandateCovers(official, { on, item, posts })) {
    throw reject('application.no-mandate', { posts, item, on });
  }
}

/** Requires that the official named as receiving an act of the applicant, or as assigning, has a mandate to do so. */
export function requireReceivingOfficer(
  state: Case,
  context: ApplicationDecisionContext,
  { at, officer }: { readonly at: Instant; readonly officer: string | null },
): void {
  if (officer !== null)
    requireMandate(context.officer, { at, item: state.item }, HANDLING_POSTS, context.calendar.zone);
}

/** The checks common to every act of an official. */
export function requireActingOfficer(
  state: Case,
  context: ApplicationDecisionContext,
  act: { readonly at: Instant; readonly department: string },
  department: string,
  posts: readonly Post[] = HANDLING_POSTS,
): void {
  requireDepartment(act.department, department);
  requireMandate(context.officer, { at: act.at, item: state.item }, posts, context.calendar.zone);
}
