import { reject } from '../rejections';
import { factOf, known, mayTakeIn, sameDepartment } from './acts';
import type { ApplicationKnown, Case, HeldProof } from './application';
import type { ApplicationEvent } from './application-events';
import type { Row } from './fields-first';
import { lateActOf } from './late-acts';
import { actOfFact, type UnprovedFact } from './late-proof-acts';
import { ledgerAfter } from './moved-limits';
import type { AddProof, ProvableAct } from './proof-commands';
import { provedAct, undoesSilence } from './proof-credit';
import { hasPassed } from './proof-held';
import { letCount } from './proof-review';
import type { ProofAdded, ProofPutToReview } from './proof-review-events';
import { isMeant } from './proof-review-in-ledger';
import { weightOf } from './proof-weight';
import { isSucceeded } from './successor';
import { unitOf } from './unit';

/**
 * 补交送达回证: a proof of an act that has been told already counts as it would have, had it come with the act, and is put to review
 * where it would have been.
 *
 * @throws {Rejection} `application.act-not-provable`, `application.other-department`, `application.proof-reviewed`,
 *   `application.proof-shows-nothing`: the act counts from then as it is, or the limits have nothing to do with it
 */
export const addProof: Row<AddProof['data']> = (command, state, facts) => {
  const found = known(state);
  const { act: revision, department } = command;
  const event = found.unproved[revision];
  const act = event === undefined ? null : actOfFact(event);
  if (event === undefined || act === null) throw reject('application.act-not-provable', { revision });
  // One department of a case proves nothing for another.
  if (department !== null && unitOf(found).includes(department)) sameDepartment(department, event.data.department);
  mayTakeIn(found, facts, command);
  const held = heldOf(found, { event, act, command }, facts);
  if (held.proof.weight === 'waits') return [putToReview(found, held, command, facts)];
  const added = counted(found, held, command, facts);
  if (isWithoutEffect(found, added)) throw reject('application.proof-shows-nothing');
  const reopens = added.some(({ type }) => type === 'ApplicationReopened');
  if (!reopens || !isSucceeded(facts)) return added;
  // It waits for that already, whoever proves it again.
  if (found.reviews.some(({ of, because }) => of === revision && because === 'successor')) {
    throw reject('application.proof-shows-nothing');
  }
  return [putToReview(found, { ...held, because: 'successor' }, command, facts)];
};

type Proved = { readonly event: UnprovedFact; readonly act: ProvableAct; readonly command: AddProof['data'] };

/** @throws {Rejection} `application.proof-reviewed`: the word of a reviewer is final, for this act and any proof of it */
function heldOf(state: Case, { event, act, command }: Proved, facts: ApplicationKnown): HeldProof {
  const before = state.reviews.find(({ of }) => of === command.act);
  if (before !== undefined && before.standing !== 'waiting') {
    throw reject('application.proof-reviewed', { standing: before.standing });
  }
  const { proofOfService: told, now } = command;
  const proof = { ...told, weight: weightOf(told, now, state, facts) };
  // It waits already, and what waits shows no more by being told twice.
  if (before !== undefined && proof.weight === 'waits') throw reject('application.proof-shows-nothing');
  return {
    review: state.reviews.length + 1,
    because: 'ownProof',
    act: lateActOf(act),
    of: command.act,
    proof,
    told: act,
    ends: endedBy(state, event),
    number: numberOf(event),
    delivered: null,
    standing: 'waiting',
  };
}

/** The clocks that the act ended. */
const endedBy = ({ ledger }: Case, { type, data }: UnprovedFact): readonly string[] =>
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

const counted = (state: Case, held: HeldProof, command: AddProof['data'], facts: ApplicationKnown) =>
  letCount(state, held, { saidAt: command.now, facts }, (credit): ProofAdded => {
    const { act, proof, told } = held;
    return {
      type: 'ProofAdded',
      data: {
        ...factOf(state, facts, command),
        revision: command.act,
        act,
        proofOfService: proof,
        actAt: told.data.at,
        credit,
      },
    };
  });

/** Nothing counts otherwise than it did. */
const isWithoutEffect = (state: Case, added: readonly ApplicationEvent[]): boolean =>
  JSON.stringify(ledgerAfter(state, added)) === JSON.stringify(state.ledger);

function putToReview(
  state: Case,
  held: HeldProof,
  command: AddProof['data'],
  facts: ApplicationKnown,
): ProofPutToReview {
  const { standing: _s, ...data } = held;
  const [, ...then] = counted(state, held, command, facts);
  const { at, now, department, officer } = held.told.data;
  const matters =
    held.ends.some((id) => hasPassed(state.ledger, id, now)) ||
    isProlongedTooLate(state, held) ||
    undoesSilence(state, provedAct(held));
  if (then.length === 0 && !matters) throw reject('application.proof-shows-nothing');
  return {
    type: 'ProofPutToReview',
    data: { ...factOf(state, facts, { at, department, officer }), ...data },
  };
}

/** What a procedure was announced to take had ended when its prolongation was told. */
const isProlongedTooLate = ({ ledger }: Case, { number: prolongation, told: { type, data } }: HeldProof): boolean =>
  type === 'ProlongSuspension' &&
  ledger.suspensions.some(
    ({ number, prolongations }) =>
      number === data.suspension &&
      prolongations.some(
        (one) => isMeant(one, { prolongation, toldAt: data.at }) && one.before !== null && one.before.at < data.now,
      ),
  );
