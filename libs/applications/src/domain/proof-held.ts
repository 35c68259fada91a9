import type { Instant } from '@sealtrail/event-sourcing';
import { factOf } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ProofOfService } from './case-fact';
import { limitBases } from './case-words';
import { lateActOf } from './late-acts';
import { findClock, type Ledger } from './ledger';
import { ledgerAfter } from './moved-limits';
import type { ProvableAct } from './proof-commands';
import { extensionOf, undoesSilence } from './proof-credit';
import type { ProofPutToReview } from './proof-review-events';
import type { ExtendApplication } from './review-commands';
import type { ApplicationExtended } from './review-events';

/** An act as it was recorded, with a proof that shows nothing by itself. */
type Held = {
  readonly told: ProvableAct;
  readonly proof: ProofOfService;
  readonly facts: readonly ApplicationEvent[];
};

/** What a reviewer has to judge; nothing where it makes no difference since when the act counts. */
export function putToReview(
  state: Case,
  known: ApplicationKnown,
  { told, proof, facts }: Held,
): readonly ProofPutToReview[] {
  if (!isOfWeight(state, known, { told, proof, facts })) return [];
  return [forReview(state, known, { told, proof, facts, because: 'ownProof' })];
}

/** What waits for the word of a person, with the facts that were recorded meanwhile. */
export function forReview(
  state: Case,
  known: Pick<ApplicationKnown, 'calendar'>,
  { told, proof, facts, because }: Held & Pick<ProofPutToReview['data'], 'because'>,
): ProofPutToReview {
  const { department, officer, at } = told.data;
  return {
    type: 'ProofPutToReview',
    data: {
      ...factOf(state, known, { at, department, officer }),
      review: state.reviews.length + 1,
      because,
      act: lateActOf(told),
      of: state.facts + toldIn(facts),
      proof,
      told,
      ends: endedBy(state, facts),
      number: numberIn(facts),
      delivered: deliveredBy(facts),
    },
  };
}

/** Which of the facts of a command tells its act: a procedure ends with what ends it. */
function toldIn(facts: readonly ApplicationEvent[]): number {
  const told = facts.findIndex(({ type, data }) => 'proofOfService' in data && type !== 'SuspensionEnded');
  return told >= 0 ? told : facts.findIndex(({ type }) => type === 'SuspensionEnded');
}

/**
 * Whether anything lies between what the proof shows and the recording: a limit that ended, days that a procedure keeps from
 * counting, an act that silence or a timer had overtaken. A list that holds everything else too is read by nobody.
 */
function isOfWeight(state: Case, known: ApplicationKnown, { told, proof, facts }: Held): boolean {
  const { now } = told.data;
  const after = ledgerAfter(state, facts);
  const ends = endedBy(state, facts);
  return (
    undoesSilence(state, { ...told, data: { ...told.data, proofOfService: proof } } as ProvableAct) ||
    ends.some((id) => hasPassed(state.ledger, id, now) || hasPassed(after, id, now)) ||
    facts.some(({ type, data }) => {
      if (type === 'CorrectionNoticeIssued') return data.late;
      if (type === 'SuspensionEnded' && data.forOthersOn !== undefined) return true;
      if (type === 'SuspensionProlonged' || type === 'SuspensionEnded')
        return hasPassed(state.ledger, `suspension:${data.suspension}`, now);
      if (type === 'ApplicationExtended') return told.type === 'ExtendApplication' && isMore(told, data);
      return type === 'LateReportRecorded' || type === 'SuspensionStarted' || type === 'SuspensionNoticeGiven';
    })
  );

  function isMore({ data: extension }: ExtendApplication, counted: ApplicationExtended['data']): boolean {
    const proved = extensionOf(state, { ...extension, proofOfService: proof }, known);
    const { branches } = extensionOf(state, extension, known);
    return proved.moves !== counted.moves || proved.branches.some((id) => !branches.includes(id));
  }
}

/** Whether a limit of the clock had ended before an act was told. */
export function hasPassed(ledger: Ledger, id: string, toldAt: Instant): boolean {
  const clock = findClock(ledger, id);
  return clock !== undefined && limitBases.values.some((basis) => (clock[basis]?.at ?? toldAt) < toldAt);
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
    if (type === 'SuspensionProlonged') return data.prolongation;
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
