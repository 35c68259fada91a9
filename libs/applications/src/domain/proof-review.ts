import { evolve, type Instant, type RecordedEvent, Rejection } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case, ProofReview } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { reopenedWith } from './correction';
import { correctionNoticeIssued } from './correction-notice';
import { timelinessAfterDeemedAcceptance } from './deemed-acceptance';
import { departmentsOfCase } from './departments-of-case';
import type { DecideHandler } from './field-validation';
import { acceptProvedInTime, notAccepted } from './first-check';
import { withMovedLimits } from './limit-moves';
import { caseFactByLaw, existingCase, isClosed } from './preconditions';
import type { ReviewProof } from './proof-commands';
import { creditOf, provedAct } from './proof-credit';
import type { ProofAdded, ProofCredit, ProofReviewed } from './proof-review-events';
import type { EndSuspension } from './review-commands';
import { earlierSuspensionEnd } from './suspension-end';

/** Context for crediting an act. */
type CreditContext = Pick<ApplicationDecisionContext, 'calendar' | 'policies'>;

/**
 * 复核自证: the reviewer makes the act count from the time its proof shows, or drops the proof; once, and never the unit itself.
 *
 * @throws {Rejection} `application.proof-not-held`, `application.own-proof`, `application.proof-reviewed`,
 *   `application.closed`: what it would undo has been decided since
 */
export const reviewProof: DecideHandler<ReviewProof['data']> = (command, state, context) => {
  const found = existingCase(state);
  const { review, word, reviewer } = command;
  const held = found.proofReviews.find((one) => one.review === review);
  if (held === undefined) throw reject('application.proof-not-held', { review, waiting: waitingReviews(found) });
  if (reviewer !== null && departmentsOfCase(found).includes(reviewer))
    throw reject('application.own-proof', { department: reviewer });
  if (held.standing !== 'waiting') throw reject('application.proof-reviewed', { standing: held.standing });
  return word === 'dropped'
    ? [proofReviewed(found, held, command, context, null)]
    : applyProof(found, held, command, context);
};

const waitingReviews = ({ proofReviews: reviews }: Case): readonly number[] =>
  reviews.filter(({ standing }) => standing === 'waiting').map(({ review }) => review);

type ReviewerDecision = Pick<ReviewProof['data'], 'at' | 'word' | 'reason' | 'by' | 'reviewer'>;

const proofReviewed = (
  state: Case,
  { review, act, of, told }: ProofReview,
  { at, word, reason, by, reviewer }: ReviewerDecision,
  context: CreditContext,
  credit: ProofCredit | null,
): ProofReviewed => ({
  type: 'ProofReviewed',
  data: {
    ...caseFactByLaw(state, context, at),
    review,
    act,
    of,
    word,
    reason,
    reviewedBy: by,
    reviewerDepartment: reviewer,
    actAt: told.data.at,
    credit,
  },
});

/** The reviewer's decision and its effects. */
const applyProof = (
  state: Case,
  held: ProofReview,
  word: ReviewerDecision,
  context: CreditContext,
): readonly ApplicationEvent[] =>
  creditAct(state, held, { saidAt: word.at, context }, (credit) => proofReviewed(state, held, word, context, credit));

/** Makes an act count by its proof. An act that a deemed acceptance had overtaken takes effect by the events it would have produced. */
export function creditAct(
  state: Case,
  held: ProofReview,
  { saidAt, context }: { readonly saidAt: Instant; readonly context: CreditContext },
  say: (credit: ProofCredit | null) => ProofReviewed | ProofAdded,
): readonly ApplicationEvent[] {
  const overtaken = factsOfOvertakenAct(state, held, context, saidAt);
  if (overtaken !== null) return [say(null), ...overtaken];
  const said = say(creditOf(state, held, context));
  const act = provedAct(held);
  if (act.type === 'EndSuspension' && endsForOthersLater(state, act.data)) {
    return [said, ...earlierSuspensionEnd(state, act.data.suspension, context, act.data)];
  }
  const cause = held.act === 'extension' ? 'extension' : 'suspension';
  return withMovedLimits(state, context, said.data, cause, [said]);
}

/** Other departments had been given days because there was no proof. */
const endsForOthersLater = ({ ledger }: Case, { suspension, at }: EndSuspension['data']): boolean =>
  ledger.suspensions.some(
    ({ number, endedAt, forOthersOn }) => number === suspension && endedAt === at && forOthersOn !== null,
  );

/** The events of an act that became known after a deemed acceptance, a timer or another end had overtaken it; `null`: it was not overtaken. */
function factsOfOvertakenAct(
  state: Case,
  held: ProofReview,
  context: CreditContext,
  saidAt: Instant,
): readonly ApplicationEvent[] | null {
  const act = provedAct(held);
  if (held.ends.length > 0) return null;
  if (act.type === 'ReceiveCorrection') {
    const { proofOfService } = act.data;
    // It had overtaken nothing, or another set has reopened the case since.
    if (!isClosed(state) || proofOfService === null) return null;
    if (state.timedOut === null) throw reject('application.closed', { status: state.status });
    return reopenedWith({ ...act.data, proofOfService }, state, context);
  }
  if (act.type === 'EndSuspension') return earlierEnd(state, act.data, context);
  if (act.type !== 'AcceptApplication' && act.type !== 'RefuseAcceptance' && act.type !== 'IssueCorrectionNotice') {
    return null;
  }
  const silence = timelinessAfterDeemedAcceptance(state, act.data, act.data.proofOfService);
  if (silence === null && act.type === 'IssueCorrectionNotice') return null;
  if (silence !== 'proved') return [];
  if (act.type === 'AcceptApplication') return acceptProvedInTime(state, act.data, context);
  // A decided review is not undone by what would have preceded it.
  if (isClosed(state)) throw reject('application.closed', { status: state.status });
  if (act.type === 'RefuseAcceptance') return [notAccepted(state, act.data, context, true)];
  return [correctionNoticeIssued(state, act.data, context, held.number ?? state.ledger.notices.length + 1, saidAt)];
}

/** The earlier end of a procedure that had ended otherwise; a still earlier end reported since is kept. */
function earlierEnd(state: Case, act: EndSuspension['data'], context: CreditContext): readonly ApplicationEvent[] {
  const ended = state.ledger.suspensions.find(({ number }) => number === act.suspension)?.endedAt ?? null;
  return ended === null || act.at > ended ? [] : earlierSuspensionEnd(state, act.suspension, context, act);
}

/**
 * The case as if a reviewer had accepted everything that waits for review; `null`: nothing waits. Acts that could no longer take effect are
 * omitted.
 */
export function asIfProved(
  events: readonly RecordedEvent<ApplicationEvent>[],
  context: CreditContext,
): readonly RecordedEvent<ApplicationEvent>[] | null {
  const last = events.at(-1);
  if (last === undefined || !events.some(({ type }) => type === 'ProofPutToReview')) return null;
  let state = events.reduce(evolved, { status: 'unknown' });
  const waiting = state.status === 'unknown' ? [] : state.proofReviews.filter(({ standing }) => standing === 'waiting');
  if (waiting.length === 0) return null;
  const all = [...events];
  for (const held of waiting) {
    for (const fact of factsIfApplied(state, held, { at: last.metadata.recordedAt, context })) {
      state = evolved(state, fact);
      all.push({ ...last, ...fact } as RecordedEvent<ApplicationEvent>);
    }
  }
  return all;
}

const evolved = (state: Application, event: ApplicationEvent): Application =>
  evolve({ evolve: applicationEvolve }, state, event);

function factsIfApplied(
  state: Application,
  held: ProofReview,
  { at, context }: { readonly at: string; readonly context: CreditContext },
): readonly ApplicationEvent[] {
  const word = { at, word: 'applied', reason: '' as ReviewProof['data']['reason'], by: '', reviewer: null } as const;
  try {
    return applyProof(existingCase(state), held, word, context);
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
}
