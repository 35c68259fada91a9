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

/** 补正: complete, it starts a fresh first check, and silence then accepts as of its receipt (行政许可法 art. 32(5)). */
export const receiveCorrection: DecideCorrection = (command, state, context) => {
  const before = existingCase(state);
  if (endedForMissingCorrection(before)) return correctionAfterLapse(command, before, context);
  const found = openCase(state);
  requireReceivingOfficer(found, context, command);
  if (found.status === 'correctionPending') return [correctionReceived(command, found, context)];
  if (found.ledger.notices.length === 0) throw reject('application.no-correction-asked');
  // Nothing is awaited: better versions, and what a further notice asked for, are materials like any other.
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

/** By the time from which the fresh check runs; a later hand-over takes it along then. */
const hasBeenHandedOver = ({ ledger: { handedOverAt } }: Case, { at }: { readonly at: Instant }): boolean =>
  handedOverAt !== null && handedOverAt <= at;

/**
 * The fresh first check runs from the receipt of the set: of its latest piece, in whatever order they are told. Where it would have ended by the time that others tell of it, nobody
 * is to be late with a set that nothing shows he had: it runs from the recording. Who checks tells it against himself.
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

/** When the set was whole, by what is told. */
export const completeAt = ({ at }: { readonly at: Instant }, { pieceReceivedAt }: Case): Instant =>
  pieceReceivedAt === null ? at : laterOf(at, pieceReceivedAt);

function stillMissing({ materials }: ReceiveCorrection['data'], { missing }: Case): readonly string[] {
  const got = new Set(materials.map(({ code }) => code));
  return missing.filter((code) => !got.has(code));
}

/**
 * A whole set that is shown to have come in time opens again what a timer closed, and its first check runs from its receipt,
 * whatever that has broken by now. What only claims to have come in time is kept, and so is what a person has decided. Where the
 * applicant has filed anew meanwhile, a person says whether both shall run.
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
 * Opens a case again that a timer had closed, with the whole set that is shown to have come in time; nothing where it was not a
 * timer, or where the set came too late or lacks what was asked for.
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
  // What was paid in visits since the closing is counted with it.
  const undoes = { ...timedOut, closing: { ...timedOut.closing, visits: state.visits } };
  const fact = caseFactOf(state, context, command);
  return [
    { type: 'ApplicationReopened', data: { ...fact, notice: noticeOf(clock), proofOfService, undoes } },
    correctionReceived(command, state, context),
  ];
}

const correctionDeadlineOf = ({ ledger }: Case): Instant => lastClock(ledger, 'correction')?.statutory?.at ?? '';

const isInTime = (command: ReceiveCorrection['data'], state: Case): boolean =>
  sentAt(command) <= correctionDeadlineOf(state);

/** When it left the applicant's hands: posted with a carrier (民法典 art. 203: before 24:00 is in time), or taken in. */
const sentAt = ({ at, proofOfService: proof }: ReceiveCorrection['data']): Instant =>
  proof === null ? at : proof.mode === 'courier' ? proof.servedAt : laterOf(at, provedAt(proof));
