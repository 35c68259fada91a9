import { evolve, type Instant, type Recorded, Rejection } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import { factOfLaw, isClosed, known } from './acts';
import type { Application, ApplicationKnown, Case, HeldProof } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { reopenedBy } from './correction';
import { noticeIssued } from './correction-notice';
import type { Row } from './fields-first';
import { acceptedInTime, afterSilence, notAccepted } from './first-check';
import { withMovedLimits } from './moved-limits';
import type { ReviewProof } from './proof-commands';
import { creditOf, provedAct } from './proof-credit';
import type { ProofAdded, ProofCredit, ProofReviewed } from './proof-review-events';
import type { EndSuspension } from './review-commands';
import { endedEarlier } from './suspension';
import { unitOf } from './unit';

/** What letting an act count rests on. */
type Facts = Pick<ApplicationKnown, 'calendar' | 'policies'>;

/**
 * 复核自证: whoever reviews lets the act count from what its proof shows, or drops the proof; once, and never the unit itself.
 *
 * @throws {Rejection} `application.proof-not-held`, `application.own-proof`, `application.proof-reviewed`,
 *   `application.closed`: what it would undo has been decided since
 */
export const reviewProof: Row<ReviewProof['data']> = (command, state, facts) => {
  const found = known(state);
  const { review, word, reviewer } = command;
  const held = found.reviews.find((one) => one.review === review);
  if (held === undefined) throw reject('application.proof-not-held', { review, waiting: waitingOf(found) });
  if (reviewer !== null && unitOf(found).includes(reviewer))
    throw reject('application.own-proof', { department: reviewer });
  if (held.standing !== 'waiting') throw reject('application.proof-reviewed', { standing: held.standing });
  return word === 'dropped' ? [reviewed(found, held, command, facts, null)] : applied(found, held, command, facts);
};

const waitingOf = ({ reviews }: Case): readonly number[] =>
  reviews.filter(({ standing }) => standing === 'waiting').map(({ review }) => review);

type Word = Pick<ReviewProof['data'], 'at' | 'word' | 'reason' | 'by' | 'reviewer'>;

const reviewed = (
  state: Case,
  { review, act, of, told }: HeldProof,
  { at, word, reason, by, reviewer }: Word,
  facts: Facts,
  credit: ProofCredit | null,
): ProofReviewed => ({
  type: 'ProofReviewed',
  data: {
    ...factOfLaw(state, facts, at),
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

/** The word, and what follows from it. */
const applied = (state: Case, held: HeldProof, word: Word, facts: Facts): readonly ApplicationEvent[] =>
  letCount(state, held, { saidAt: word.at, facts }, (credit) => reviewed(state, held, word, facts, credit));

/** Lets an act count by its proof. What silence had overtaken takes effect by the facts that it would have been. */
export function letCount(
  state: Case,
  held: HeldProof,
  { saidAt, facts }: { readonly saidAt: Instant; readonly facts: Facts },
  say: (credit: ProofCredit | null) => ProofReviewed | ProofAdded,
): readonly ApplicationEvent[] {
  const overtaken = overtakenFacts(state, held, facts, saidAt);
  if (overtaken !== null) return [say(null), ...overtaken];
  const said = say(creditOf(state, held, facts));
  const act = provedAct(held);
  if (act.type === 'EndSuspension' && endsForOthersLater(state, act.data)) {
    return [said, ...endedEarlier(state, act.data.suspension, facts, act.data)];
  }
  const cause = held.act === 'extension' ? 'extension' : 'suspension';
  return withMovedLimits(state, facts, said.data, cause, [said]);
}

/** Others had been given days for want of a proof. */
const endsForOthersLater = ({ ledger }: Case, { suspension, at }: EndSuspension['data']): boolean =>
  ledger.suspensions.some(
    ({ number, endedAt, forOthersOn }) => number === suspension && endedAt === at && forOthersOn !== null,
  );

/** What an act would have been that came to be known after silence, a timer or another end had overtaken it; `null`: it was not. */
function overtakenFacts(
  state: Case,
  held: HeldProof,
  facts: Facts,
  saidAt: Instant,
): readonly ApplicationEvent[] | null {
  const act = provedAct(held);
  if (held.ends.length > 0) return null;
  if (act.type === 'ReceiveCorrection') {
    const { proofOfService } = act.data;
    // It had overtaken nothing, or another set has opened the case again since.
    if (!isClosed(state) || proofOfService === null) return null;
    if (state.timedOut === null) throw reject('application.closed', { status: state.status });
    return reopenedBy({ ...act.data, proofOfService }, state, facts);
  }
  if (act.type === 'EndSuspension') return earlierEnd(state, act.data, facts);
  if (act.type !== 'AcceptApplication' && act.type !== 'RefuseAcceptance' && act.type !== 'IssueCorrectionNotice') {
    return null;
  }
  const silence = afterSilence(state, act.data, act.data.proofOfService);
  if (silence === null && act.type === 'IssueCorrectionNotice') return null;
  if (silence !== 'proved') return [];
  if (act.type === 'AcceptApplication') return acceptedInTime(state, act.data, facts);
  // A review that has been decided is not undone by what would have been before it.
  if (isClosed(state)) throw reject('application.closed', { status: state.status });
  if (act.type === 'RefuseAcceptance') return [notAccepted(state, act.data, facts, true)];
  return [noticeIssued(state, act.data, facts, held.number ?? state.ledger.notices.length + 1, saidAt)];
}

/** The end of a procedure that had ended by another; one that has been told since to have been earlier still stays. */
function earlierEnd(state: Case, act: EndSuspension['data'], facts: Facts): readonly ApplicationEvent[] {
  const ended = state.ledger.suspensions.find(({ number }) => number === act.suspension)?.endedAt ?? null;
  return ended === null || act.at > ended ? [] : endedEarlier(state, act.suspension, facts, act);
}

/**
 * The case as it would stand, had a reviewer let everything count that waits for one; `null`: nothing does. What could not
 * take effect any more is left out.
 */
export function asIfProved(
  events: readonly Recorded<ApplicationEvent>[],
  facts: Facts,
): readonly Recorded<ApplicationEvent>[] | null {
  const last = events.at(-1);
  if (last === undefined || !events.some(({ type }) => type === 'ProofPutToReview')) return null;
  let state = events.reduce(stepped, { status: 'unknown' });
  const waiting = state.status === 'unknown' ? [] : state.reviews.filter(({ standing }) => standing === 'waiting');
  if (waiting.length === 0) return null;
  const all = [...events];
  for (const held of waiting) {
    for (const fact of wouldBe(state, held, { at: last.metadata.recordedAt, facts })) {
      state = stepped(state, fact);
      all.push({ ...last, ...fact } as Recorded<ApplicationEvent>);
    }
  }
  return all;
}

const stepped = (state: Application, event: ApplicationEvent): Application =>
  evolve({ evolve: applicationEvolve }, state, event);

function wouldBe(
  state: Application,
  held: HeldProof,
  { at, facts }: { readonly at: string; readonly facts: Facts },
): readonly ApplicationEvent[] {
  const word = { at, word: 'applied', reason: '' as ReviewProof['data']['reason'], by: '', reviewer: null } as const;
  try {
    return applied(known(state), held, word, facts);
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
}
