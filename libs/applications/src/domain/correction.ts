import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ProofOfService } from './case-fact';
import type { CorrectionReceived } from './correction-events';
import { holdsFirstCheck } from './correction-notice';
import { creditedAt, laterOf, provedAt } from './effective-time';
import { checkHolder, windowOfficialOf } from './entrusted';
import type { ReceiveCorrection } from './first-check-commands';
import { lateReportRecorded, withoutProof } from './late-report';
import { awaitedCorrection, lastClock, noticeOf } from './ledger';
import { limitWithoutPauses } from './limits';
import { promiseOf } from './policy-promise';
import { caseFactOf, existingCase, openCase, requireNotBefore, requireReceivingOfficer } from './preconditions';
import { proofPutToReview } from './proof-put-to-review';
import { endedForMissingCorrection, hasApplicantSuccessor } from './successor';

type DecideCorrection = (
  command: ReceiveCorrection['data'],
  state: Application,
  context: ApplicationDecisionContext,
) => readonly ApplicationEvent[];

/** 补正: a complete set starts a fresh first check, and deemed acceptance then takes effect on its receipt (行政许可法 art. 32(5)). */
export const receiveCorrection: DecideCorrection = (command, state, context) => {
  const before = existingCase(state);
  if (endedForMissingCorrection(before)) return correctionAfterLapse(command, before, context);
  const found = openCase(state);
  requireReceivingOfficer(found, context, command);
  if (found.status === 'correctionPending') return [correctionReceived(command, found, context)];
  if (found.ledger.notices.length === 0) throw reject('application.no-correction-asked');
  // Nothing is awaited: better versions, and answers to a further notice, are ordinary materials.
  requireNotBefore(command.at, found.checkedFrom.at);
  const fact = caseFactOf(found, context, command);
  const { proofOfService } = command;
  const credited = creditedAt(command, proofOfService);
  return command.materials.map((material) => ({
    type: 'MaterialAdded',
    data: { ...fact, material, proofOfService, creditedAt: credited },
  }));
};

function correctionReceived(
  command: ReceiveCorrection['data'],
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
): CorrectionReceived {
  requireNotBefore(command.at, state.lastActAt);
  const awaited = awaitedCorrection(state.ledger);
  const missing = stillMissing(command, state);
  const complete = missing.length === 0;
  const fact = caseFactOf(state, context, command);
  const from = firstCheckStart(command, state, context);
  const firstCheck = complete ? limitWithoutPauses(from.on, state.terms.firstCheck, context.calendar) : null;
  return {
    type: 'CorrectionReceived',
    data: {
      ...fact,
      notice: awaited === undefined ? state.ledger.notices.length : noticeOf(awaited),
      materials: command.materials,
      complete,
      stillMissing: missing,
      checkedFrom: from,
      firstCheck,
      firstCheckPromise: firstCheck && promiseOf('firstCheck', { from: from.at, atMost: firstCheck }, context),
      holder: checkHolder(
        { ...state, clerk: windowOfficialOf(state, command), handedOver: hasBeenHandedOver(state, from) },
        from.on,
      ),
      proofOfService: command.proofOfService,
      creditedAt: creditedAt(command, command.proofOfService),
    },
  };
}

/** Before the start of the fresh check; a later hand-over moves the check along. */
const hasBeenHandedOver = ({ ledger: { handedOverAt } }: Case, { at }: { readonly at: Instant }): boolean =>
  handedOverAt !== null && handedOverAt <= at;

/**
 * The fresh first check runs from the receipt of the latest piece of the set, in whatever order the pieces are reported. If it would already
 * have ended when another party reports the set without proof, it runs from the recording instead, so that the checking department is not
 * late with a set it cannot be shown to have had. A report by the checking department itself is taken at its date.
 */
function firstCheckStart(
  command: ReceiveCorrection['data'],
  state: Case,
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
) {
  const { now, department, proofOfService } = command;
  const at = completeAt(command, state);
  const on = dateOf(at, calendar.zone);
  const own = department !== null && holdsFirstCheck(state, { department });
  const hasEnded = limitWithoutPauses(on, state.terms.firstCheck, calendar).at < now;
  return own || proofOfService !== null || !hasEnded ? { at, on } : { at: now, on: dateOf(now, calendar.zone) };
}

/** When the set became complete, by the reported times. */
export const completeAt = ({ at }: { readonly at: Instant }, { pieceReceivedAt }: Case): Instant =>
  pieceReceivedAt === null ? at : laterOf(at, pieceReceivedAt);

function stillMissing({ materials }: ReceiveCorrection['data'], { missing }: Case): readonly string[] {
  const got = new Set(materials.map(({ code }) => code));
  return missing.filter((code) => !got.has(code));
}

/**
 * A complete set that is proved to have arrived in time reopens a case closed by a timer, and its first check runs from its receipt, even if
 * limits have been missed by now. An unproved claim is only stored, as is a set after a person's decision. If the applicant has filed a
 * successor meanwhile, a person decides whether both shall proceed.
 */
function correctionAfterLapse(
  command: ReceiveCorrection['data'],
  state: Case,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  const { proofOfService } = command;
  if (!isInTime(command, state) && command.at > correctionDeadlineOf(state)) {
    throw reject('application.closed', { status: state.status });
  }
  requireReceivingOfficer(state, context, command);
  const reopened = proofOfService === null ? [] : reopenedWith({ ...command, proofOfService }, state, context);
  const kept = lateReportRecorded(state, context, { type: 'ReceiveCorrection', data: command });
  if (reopened.length === 0 || proofOfService === null) return [kept];
  if (!hasApplicantSuccessor(context)) return reopened;
  const told = withoutProof({ type: 'ReceiveCorrection', data: command });
  return [kept, proofPutToReview(state, context, { told, proof: proofOfService, facts: [kept], because: 'successor' })];
}

/**
 * Reopens a case closed by a timer, with a complete set proved to have arrived in time; empty if the case was not closed by a timer, or if the
 * set was late or incomplete.
 */
export function reopenedWith(
  command: ReceiveCorrection['data'] & { readonly proofOfService: ProofOfService },
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
): readonly ApplicationEvent[] {
  const { timedOut } = state;
  const clock = lastClock(state.ledger, 'correction');
  if (timedOut === null || clock === undefined) return [];
  if (!isInTime(command, state) || stillMissing(command, state).length > 0) return [];
  const { proofOfService } = command;
  // Visits paid since the closing are counted with it.
  const undoes = {
    ...timedOut,
    closing: { ...timedOut.closing, visits: state.visits, time: state.closingMarks?.time ?? null },
  };
  const fact = caseFactOf(state, context, command);
  return [
    { type: 'ApplicationReopened', data: { ...fact, notice: noticeOf(clock), proofOfService, undoes } },
    correctionReceived(command, state, context),
  ];
}

const correctionDeadlineOf = ({ ledger }: Case): Instant => lastClock(ledger, 'correction')?.statutory?.at ?? '';

const isInTime = (command: ReceiveCorrection['data'], state: Case): boolean =>
  sentAt(command) <= correctionDeadlineOf(state);

/** When it left the applicant: posted with a carrier (民法典 art. 203: before 24:00 is in time), or received. */
const sentAt = ({ at, proofOfService: proof }: ReceiveCorrection['data']): Instant =>
  proof === null ? at : proof.mode === 'courier' ? proof.servedAt : laterOf(at, provedAt(proof));
