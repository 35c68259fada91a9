import { reject } from '../rejections';
import type { ApplicationDecisionContext, Case, ProofReview } from './application';
import type { ApplicationEvent } from './application-events';
import { commandOfEvent, type UnprovedFact } from './commands-of-events';
import { departmentsOfCase } from './departments-of-case';
import type { DecideHandler } from './field-validation';
import { lateActOf } from './late-acts';
import { ledgerAfter } from './limit-moves';
import { caseFactOf, existingCase, requireDepartment, requireReceivingOfficer } from './preconditions';
import type { AddProof, ProvableAct } from './proof-commands';
import { provedAct, undoesDeemedAcceptance } from './proof-credit';
import { hadLimitPassed } from './proof-put-to-review';
import { creditAct } from './proof-review';
import type { ProofAdded, ProofPutToReview } from './proof-review-events';
import { isMeant } from './proof-review-in-ledger';
import { weightOf } from './proof-weight';
import { hasApplicantSuccessor } from './successor';

/**
 * 补交送达回证: a proof added to an earlier act has the same effect as if it had come with the act, including a review.
 *
 * @throws {Rejection} `application.act-not-provable`, `application.other-department`, `application.proof-reviewed`,
 *   `application.proof-shows-nothing`: the act already counts from then, or no limit depends on it
 */
export const addProof: DecideHandler<AddProof['data']> = (command, state, context) => {
  const found = existingCase(state);
  const { act: revision, department } = command;
  const event = found.unproved[revision];
  const act = event === undefined ? null : commandOfEvent(event);
  if (event === undefined || act === null) throw reject('application.act-not-provable', { revision });
  // One department of a case proves nothing for another.
  if (department !== null && departmentsOfCase(found).includes(department))
    requireDepartment(department, event.data.department);
  requireReceivingOfficer(found, context, command);
  const held = proofReviewOf(found, { event, act, command }, context);
  if (held.proof.weight === 'waits') return [addedProofPutToReview(found, held, command, context)];
  const added = creditedFacts(found, held, command, context);
  if (isWithoutEffect(found, added)) throw reject('application.proof-shows-nothing');
  const reopens = added.some(({ type }) => type === 'ApplicationReopened');
  if (!reopens || !hasApplicantSuccessor(context)) return added;
  // The act already waits for that decision; another proof of it adds nothing.
  if (found.proofReviews.some(({ of, because }) => of === revision && because === 'successor')) {
    throw reject('application.proof-shows-nothing');
  }
  return [addedProofPutToReview(found, { ...held, because: 'successor' }, command, context)];
};

type Proved = { readonly event: UnprovedFact; readonly act: ProvableAct; readonly command: AddProof['data'] };

/** @throws {Rejection} `application.proof-reviewed`: a reviewer's decision is final, for this act and any proof of it */
function proofReviewOf(state: Case, { event, act, command }: Proved, context: ApplicationDecisionContext): ProofReview {
  const before = state.proofReviews.find(({ of }) => of === command.act);
  if (before !== undefined && before.standing !== 'waiting') {
    throw reject('application.proof-reviewed', { standing: before.standing });
  }
  const { proofOfService: told, now } = command;
  const proof = { ...told, weight: weightOf(told, now, state, context) };
  // The act already waits for review; a second inconclusive proof adds nothing.
  if (before !== undefined && proof.weight === 'waits') throw reject('application.proof-shows-nothing');
  return {
    review: state.proofReviews.length + 1,
    because: 'ownProof',
    act: lateActOf(act),
    of: command.act,
    proof,
    told: act,
    ends: clocksEndedBy(state, event),
    number: numberOf(event),
    delivered: null,
    standing: 'waiting',
  };
}

/** Ids of the clocks that the act ended. */
const clocksEndedBy = ({ ledger }: Case, { type, data }: UnprovedFact): readonly string[] =>
  ledger.clocks
    .filter(({ endedBy: by, endedOccurredAt }) => by === type && endedOccurredAt === data.occurredAt)
    .map(({ id }) => id)
    .filter((id) => type !== 'OpinionGiven' || id === `branch:${data.branch}`)
    .filter((id) => type !== 'SuspensionEnded' || id === `suspension:${data.suspension}`);

const numberOf = ({ type, data }: UnprovedFact): number | null => {
  if (type === 'CorrectionNoticeIssued') return data.notice;
  if (type === 'SuspensionProlonged') return data.prolongation;
  return type === 'SuspensionStarted' ? data.suspension : null;
};

const creditedFacts = (
  state: Case,
  held: ProofReview,
  command: AddProof['data'],
  context: ApplicationDecisionContext,
) =>
  creditAct(state, held, { saidAt: command.now, context }, (credit): ProofAdded => {
    const { act, proof, told } = held;
    return {
      type: 'ProofAdded',
      data: {
        ...caseFactOf(state, context, command),
        revision: command.act,
        act,
        proofOfService: proof,
        actAt: told.data.at,
        credit,
      },
    };
  });

/** The proof changes no clock. */
const isWithoutEffect = (state: Case, added: readonly ApplicationEvent[]): boolean =>
  JSON.stringify(ledgerAfter(state, added)) === JSON.stringify(state.ledger);

function addedProofPutToReview(
  state: Case,
  held: ProofReview,
  command: AddProof['data'],
  context: ApplicationDecisionContext,
): ProofPutToReview {
  const { standing: _s, ...data } = held;
  const [, ...then] = creditedFacts(state, held, command, context);
  const { at, now, department, officer } = held.told.data;
  const matters =
    held.ends.some((id) => hadLimitPassed(state.ledger, id, now)) ||
    isProlongedTooLate(state, held) ||
    undoesDeemedAcceptance(state, provedAct(held));
  if (then.length === 0 && !matters) throw reject('application.proof-shows-nothing');
  return {
    type: 'ProofPutToReview',
    data: { ...caseFactOf(state, context, { at, department, officer }), ...data },
  };
}

/** The announced time of the procedure had ended when its prolongation was reported. */
const isProlongedTooLate = ({ ledger }: Case, { number: prolongation, told: { type, data } }: ProofReview): boolean =>
  type === 'ProlongSuspension' &&
  ledger.suspensions.some(
    ({ number, prolongations }) =>
      number === data.suspension &&
      prolongations.some(
        (one) => isMeant(one, { prolongation, toldAt: data.at }) && one.before !== null && one.before.at < data.now,
      ),
  );
