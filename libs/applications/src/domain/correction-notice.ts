import type { Instant } from '@sealtrail/event-sourcing';
import { countedDays, dateOf } from '@sealtrail/working-days';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { CorrectionNoticeIssued } from './correction-events';
import { endedCheck, timelinessAfterDeemedAcceptance, undoneAcceptance } from './deemed-acceptance';
import { creditedAt, isReportedOnLaterDay, laterOf } from './effective-time';
import { entrustedWindow } from './entrusted';
import type { IssueCorrectionNotice } from './first-check-commands';
import { awaitedCorrection, firstNotice, noticeOf } from './ledger';
import { limitWithoutPauses } from './limits';
import { caseFactOf, openCase, requireActingOfficer, requireNotBefore } from './preconditions';

/**
 * 一次性告知: the first notice, given in time, ends the first check (行政许可法 art. 32(4)). Every further one is recorded and supervised; it can
 * only extend the applicant's deadline.
 */
export function issueCorrectionNotice(
  command: IssueCorrectionNotice['data'],
  state: Application,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  const found = openCase(state);
  requireActingOfficer(found, context, command, departmentOfNotice(found, command));
  requireNotBefore(command.at, found.deemed ? found.checkedFrom.at : (found.acceptedAt ?? found.lastActAt));
  return [correctionNoticeIssued(found, command, context, found.ledger.notices.length + 1)];
}

/** The notice with its number, either as reported or as accepted later by a review (`countsSince`). */
export function correctionNoticeIssued(
  found: Case,
  command: IssueCorrectionNotice['data'],
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  notice: number,
  countsSince = command.now,
): CorrectionNoticeIssued {
  const silence = timelinessAfterDeemedAcceptance(found, command, command.proofOfService);
  const { document, missing, at } = command;
  const countedBefore = found.ledger.notices.some(({ number }) => number === notice);
  const first = firstNotice(found.ledger);
  const { listed, beyondList } = splitByList(found, command);
  const isFirst = listed.length > 0 && (first === undefined || first.givenAt > at);
  const mayStop = isFirst && holdsFirstCheck(found, command);
  const stopsCheck = mayStop && (found.status === 'submitted' || silence === 'proved');
  const undoesDeemedAcceptance = stopsCheck && silence === 'proved';
  const told = deadlineOf(command, context);
  const deadline = undoesDeemedAcceptance ? withMinimumDeadline(countsSince, told, context) : told;
  return {
    type: 'CorrectionNoticeIssued',
    data: {
      ...caseFactOf(found, context, command),
      notice,
      missing,
      document,
      ...deadline,
      beyondList,
      newlyNamed: first === undefined ? [] : listed.filter((code) => !first.listed.includes(code)),
      late: silence === 'unproved',
      stopsCheck,
      lengthens: stopsCheck ? null : lengthenedNotice(found, deadline),
      replacesDeemed: undoesDeemedAcceptance,
      ...undoneAcceptance(found, undoesDeemedAcceptance),
      ...(stopsCheck ? endedCheck(found, dateOf(at, context.calendar.zone)) : {}),
      proofOfService: command.proofOfService,
      creditedAt: creditedAt(command, command.proofOfService),
      ...(countedBefore ? { countedBefore } : {}),
    },
  };
}

/** The check belongs to the item's department, or to its entrusted window (委托受理). */
export const holdsFirstCheck = (state: Case, { department }: { readonly department: string }): boolean =>
  department === state.terms.department || department === entrustedWindow(state);

/** Requests by further departments of the case have happened, and are recorded. */
function departmentOfNotice(state: Case, command: IssueCorrectionNotice['data']): string {
  const { terms, status, ledger } = state;
  const { department } = command;
  if (holdsFirstCheck(state, command)) return department;
  const isFurther = status === 'accepted' || firstNotice(ledger) !== undefined;
  const ofCase = terms.stages.some(({ branches }) => branches.some((branch) => branch.department === department));
  return isFurther && ofCase ? department : terms.department;
}

/** A demand for material outside the item's list has no effect (行政许可法 art. 31). */
function splitByList({ terms }: Case, { missing }: IssueCorrectionNotice['data']) {
  const onList = new Set(terms.materials.map(({ code }) => code));
  const codes = missing.map(({ code }) => code);
  return { listed: codes.filter((code) => onList.has(code)), beyondList: codes.filter((code) => !onList.has(code)) };
}

type Deadline = Pick<CorrectionNoticeIssued['data'], 'deadline' | 'countsFrom' | 'deadlineBinds'>;

/**
 * 补正期限: counted from the service, if later than the notice; for a notice reported on a later day without proof, from its recording, because
 * a late report must not shorten the applicant's time. It is at least one working day.
 */
export function deadlineOf(
  { at, now, proofOfService, deadline: term }: IssueCorrectionNotice['data'],
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
): Deadline {
  const unproved = isReportedOnLaterDay({ at, now }, calendar.zone) ? now : at;
  const countsFrom = dateOf(laterOf(at, proofOfService?.servedAt ?? unproved), calendar.zone);
  const deadline = limitWithoutPauses(countsFrom, term, calendar);
  const stretch = { from: countsFrom, to: deadline.date, unit: 'workingDay', pauses: [], calendar } as const;
  return { deadline, countsFrom, deadlineBinds: countedDays(stretch) > 0 };
}

/**
 * Until a notice undid it, the applicant could rely on the deemed acceptance: from then on they have at least one working day, regardless of
 * the original end.
 */
function withMinimumDeadline(
  countsSince: Instant,
  told: Deadline,
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
): Deadline {
  const countsFrom = dateOf(countsSince, calendar.zone);
  const deadline = limitWithoutPauses(countsFrom, { days: 1, unit: 'workingDay' }, calendar);
  return told.deadline.at >= deadline.at || !told.deadlineBinds ? told : { ...told, deadline, countsFrom };
}

/** Number of the awaited notice whose deadline this one extends; a deadline never gets shorter. */
function lengthenedNotice({ status, ledger }: Case, { deadline, deadlineBinds }: Deadline): number | null {
  const awaited = status === 'correctionPending' ? awaitedCorrection(ledger) : undefined;
  if (awaited === undefined || !deadlineBinds) return null;
  return awaited.statutory === null || deadline.at > awaited.statutory.at ? noticeOf(awaited) : null;
}
