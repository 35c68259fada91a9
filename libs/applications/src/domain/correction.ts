import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { factOf, known, mayTakeIn, notBefore, openCase } from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ProofOfService } from './case-fact';
import type { CorrectionReceived } from './correction-events';
import { isOfCheck } from './correction-notice';
import { creditedAt, laterOf, shownBy } from './credited-at';
import { checkHolder, clerkOf } from './entrusted';
import type { ReceiveCorrection } from './first-check-commands';
import { overtaken, withoutProof } from './late-report';
import { awaitedCorrection, lastClock, noticeOf } from './ledger';
import { plainLimit } from './limits';
import { promiseOf } from './policy-promise';
import { forReview } from './proof-held';
import { endedForWantOfSet, isSucceeded } from './successor';

type Row = (
  command: ReceiveCorrection['data'],
  state: Application,
  facts: ApplicationKnown,
) => readonly ApplicationEvent[];

/** 补正: complete, it starts a fresh first check, and silence then accepts as of its receipt (行政许可法 art. 32(5)). */
export const receiveCorrection: Row = (command, state, facts) => {
  const before = known(state);
  if (endedForWantOfSet(before)) return toldAfterLapse(command, before, facts);
  const found = openCase(state);
  mayTakeIn(found, facts, command);
  if (found.status === 'correctionPending') return [received(command, found, facts)];
  if (found.ledger.notices.length === 0) throw reject('application.no-correction-asked');
  // Nothing is awaited: better versions, and what a further notice asked for, are materials like any other.
  notBefore(command.at, found.checkedFrom.at);
  const fact = factOf(found, facts, command);
  const { proofOfService } = command;
  const credited = creditedAt(command, proofOfService);
  return command.materials.map((material) => ({
    type: 'MaterialAdded',
    data: { ...fact, material, proofOfService, creditedAt: credited },
  }));
};

function received(
  command: ReceiveCorrection['data'],
  state: Case,
  facts: Pick<ApplicationKnown, 'calendar' | 'policies'>,
): CorrectionReceived {
  notBefore(command.at, state.lastStepAt);
  const awaited = awaitedCorrection(state.ledger);
  const missing = stillMissing(command, state);
  const complete = missing.length === 0;
  const fact = factOf(state, facts, command);
  const from = checkedFrom(command, state, facts);
  const firstCheck = complete ? plainLimit(from.on, state.terms.firstCheck, facts.calendar) : null;
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
      firstCheckPromise: firstCheck && promiseOf('firstCheck', { from: from.at, atMost: firstCheck }, facts),
      holder: checkHolder(
        { ...state, clerk: clerkOf(state, command), handedOver: hasBeenHandedOver(state, from) },
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
function checkedFrom(
  command: ReceiveCorrection['data'],
  state: Case,
  { calendar }: Pick<ApplicationKnown, 'calendar'>,
) {
  const { now, department, proofOfService } = command;
  const at = wholeAt(command, state);
  const on = dateOf(at, calendar.zone);
  const own = department !== null && isOfCheck(state, { department });
  const hasEnded = plainLimit(on, state.terms.firstCheck, calendar).at < now;
  return own || proofOfService !== null || !hasEnded ? { at, on } : { at: now, on: dateOf(now, calendar.zone) };
}

/** When the set was whole, by what is told. */
export const wholeAt = ({ at }: { readonly at: Instant }, { pieceReceivedAt }: Case): Instant =>
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
function toldAfterLapse(
  command: ReceiveCorrection['data'],
  state: Case,
  facts: ApplicationKnown,
): readonly ApplicationEvent[] {
  const { proofOfService } = command;
  if (!isInTime(command, state) && command.at > deadlineOfSet(state)) {
    throw reject('application.closed', { status: state.status });
  }
  mayTakeIn(state, facts, command);
  const reopened = proofOfService === null ? [] : reopenedBy({ ...command, proofOfService }, state, facts);
  const kept = overtaken(state, facts, { type: 'ReceiveCorrection', data: command });
  if (reopened.length === 0 || proofOfService === null) return [kept];
  if (!isSucceeded(facts)) return reopened;
  const told = withoutProof({ type: 'ReceiveCorrection', data: command });
  return [kept, forReview(state, facts, { told, proof: proofOfService, facts: [kept], because: 'successor' })];
}

/**
 * Opens a case again that a timer had closed, with the whole set that is shown to have come in time; nothing where it was not a
 * timer, or where the set came too late or lacks what was asked for.
 */
export function reopenedBy(
  command: ReceiveCorrection['data'] & { readonly proofOfService: ProofOfService },
  state: Case,
  facts: Pick<ApplicationKnown, 'calendar' | 'policies'>,
): readonly ApplicationEvent[] {
  const { timedOut } = state;
  const clock = lastClock(state.ledger, 'correction');
  if (timedOut === null || clock === undefined) return [];
  if (!isInTime(command, state) || stillMissing(command, state).length > 0) return [];
  const { proofOfService } = command;
  // What was paid in visits since the closing is counted with it.
  const undoes = { ...timedOut, closing: { ...timedOut.closing, visits: state.visits } };
  const fact = factOf(state, facts, command);
  return [
    { type: 'ApplicationReopened', data: { ...fact, notice: noticeOf(clock), proofOfService, undoes } },
    received(command, state, facts),
  ];
}

const deadlineOfSet = ({ ledger }: Case): Instant => lastClock(ledger, 'correction')?.statutory?.at ?? '';

const isInTime = (command: ReceiveCorrection['data'], state: Case): boolean => sentAt(command) <= deadlineOfSet(state);

/** When it left the applicant's hands: posted with a carrier (民法典 art. 203: before 24:00 is in time), or taken in. */
const sentAt = ({ at, proofOfService: proof }: ReceiveCorrection['data']): Instant =>
  proof === null ? at : proof.mode === 'courier' ? proof.servedAt : laterOf(at, shownBy(proof));
