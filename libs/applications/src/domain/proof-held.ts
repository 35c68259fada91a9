import { factOf } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { ProvableAct } from './application-commands';
import type { ApplicationEvent } from './application-events';
import type { ProofOfService } from './case-fact';
import { findClock } from './ledger';
import { ledgerAfter } from './moved-limits';
import type { ProofPutToReview } from './proof-review-events';
import type { LateAct } from './proof-words';

/** Whoever is charged in a case, or may be: the item's department, its branches', and the window that took the file in. */
export const unitOf = ({ terms, receivedBy }: Case): readonly string[] => [
  ...new Set([
    terms.department,
    receivedBy,
    ...terms.stages.flatMap(({ branches }) => branches).map(({ department }) => department),
  ]),
];

const ACT_OF: { readonly [Type in ProvableAct['type']]: LateAct } = {
  AddMaterial: 'material',
  IssueCorrectionNotice: 'correctionNotice',
  ReceiveCorrection: 'correctedSet',
  AcceptApplication: 'acceptance',
  RefuseAcceptance: 'nonAcceptance',
  GiveOpinion: 'opinion',
  StartSuspension: 'suspension',
  GiveSuspensionNotice: 'suspensionNotice',
  ProlongSuspension: 'prolongation',
  EndSuspension: 'suspensionEnd',
  ExtendApplication: 'extension',
  DecideApplication: 'decision',
  DeliverResult: 'delivery',
  WithdrawApplication: 'withdrawal',
  TerminateApplication: 'termination',
};

/** An act as it was recorded, with a proof that shows nothing by itself. */
type Held = {
  readonly told: ProvableAct;
  readonly proof: ProofOfService;
  readonly facts: readonly ApplicationEvent[];
};

/** What a reviewer has to judge; nothing where the act moves and ends nothing, whenever it happened. */
export function putToReview(
  state: Case,
  known: ApplicationKnown,
  { told, proof, facts }: Held,
): readonly ProofPutToReview[] {
  if (facts.every(({ type }) => type === 'MaterialAdded')) return [];
  const { department, officer, at } = told.data;
  return [
    {
      type: 'ProofPutToReview',
      data: {
        ...factOf(state, known, { at, department, officer }),
        review: state.reviews.length + 1,
        act: ACT_OF[told.type],
        proof,
        told,
        ends: endedBy(state, facts),
        number: numberIn(facts),
        delivered: deliveredBy(facts),
      },
    },
  ];
}

function endedBy(state: Case, facts: readonly ApplicationEvent[]): readonly string[] {
  const after = ledgerAfter(state, facts);
  return state.ledger.clocks.flatMap(({ id, endedBy: before }) =>
    before === null && findClock(after, id)?.endedBy != null ? [id] : [],
  );
}

const numberIn = (facts: readonly ApplicationEvent[]): number | null =>
  facts.reduce<number | null>((found, { type, data }) => {
    if (type === 'CorrectionNoticeIssued') return data.notice;
    return type === 'SuspensionStarted' ? data.suspension : found;
  }, null);

const deliveredBy = (facts: readonly ApplicationEvent[]): ProofPutToReview['data']['delivered'] =>
  facts.reduce<ProofPutToReview['data']['delivered']>(
    (found, { type, data }) =>
      type === 'ResultDelivered'
        ? {
            on: data.occurredOn,
            holder: { department: data.department, official: data.officer },
            withinLimit: data.withinLimit,
          }
        : found,
    null,
  );
