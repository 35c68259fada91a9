import type { Instant } from '@sealtrail/event-sourcing';
import type { ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { limitBases } from './case-enums';
import type { ProofOfService } from './case-fact';
import { lateActOf } from './late-acts';
import { findClock, type Ledger } from './ledger';
import { ledgerAfter } from './limit-moves';
import { caseFactOf } from './preconditions';
import type { ProvableAct } from './proof-commands';
import { extensionOf, undoesDeemedAcceptance } from './proof-credit';
import type { ProofPutToReview } from './proof-review-events';
import type { ExtendApplication } from './review-commands';
import type { ApplicationExtended } from './review-events';

/** An act as it was recorded, with a proof that shows nothing by itself. */
type RecordedAct = {
  readonly told: ProvableAct;
  readonly proof: ProofOfService;
  readonly facts: readonly ApplicationEvent[];
};

/** What a reviewer has to judge; nothing where it makes no difference since when the act counts. */
export function reviewIfRelevant(
  state: Case,
  context: ApplicationDecisionContext,
  { told, proof, facts }: RecordedAct,
): readonly ProofPutToReview[] {
  if (!isRelevant(state, context, { told, proof, facts })) return [];
  return [proofPutToReview(state, context, { told, proof, facts, because: 'ownProof' })];
}

/** What waits for a person's decision, with the facts that were recorded meanwhile. */
export function proofPutToReview(
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  { told, proof, facts, because }: RecordedAct & Pick<ProofPutToReview['data'], 'because'>,
): ProofPutToReview {
  const { department, officer, at } = told.data;
  return {
    type: 'ProofPutToReview',
    data: {
      ...caseFactOf(state, context, { at, department, officer }),
      review: state.proofReviews.length + 1,
      because,
      act: lateActOf(told),
      of: state.eventCount + indexOfAct(facts),
      proof,
      told,
      ends: clocksEndedBy(state, facts),
      number: procedureNumberIn(facts),
      delivered: deliveryIn(facts),
    },
  };
}

/** Which of the facts of a command tells its act: a procedure ends with what ends it. */
function indexOfAct(facts: readonly ApplicationEvent[]): number {
  const told = facts.findIndex(({ type, data }) => 'proofOfService' in data && type !== 'SuspensionEnded');
  return told >= 0 ? told : facts.findIndex(({ type }) => type === 'SuspensionEnded');
}

/**
 * Whether anything lies between what the proof shows and the recording: a limit that ended, days that a procedure keeps from
 * counting, an act that silence or a timer had overtaken. A list that holds everything else too is read by nobody.
 */
function isRelevant(state: Case, context: ApplicationDecisionContext, { told, proof, facts }: RecordedAct): boolean {
  const { now } = told.data;
  const after = ledgerAfter(state, facts);
  const ends = clocksEndedBy(state, facts);
  return (
    undoesDeemedAcceptance(state, { ...told, data: { ...told.data, proofOfService: proof } } as ProvableAct) ||
    ends.some((id) => hadLimitPassed(state.ledger, id, now) || hadLimitPassed(after, id, now)) ||
    facts.some(({ type, data }) => {
      if (type === 'CorrectionNoticeIssued') return data.late;
      if (type === 'SuspensionEnded' && data.forOthersOn !== undefined) return true;
      if (type === 'SuspensionProlonged' || type === 'SuspensionEnded')
        return hadLimitPassed(state.ledger, `suspension:${data.suspension}`, now);
      if (type === 'ApplicationExtended') return told.type === 'ExtendApplication' && extendsMore(told, data);
      return type === 'LateReportRecorded' || type === 'SuspensionStarted' || type === 'SuspensionNoticeGiven';
    })
  );

  function extendsMore({ data: extension }: ExtendApplication, counted: ApplicationExtended['data']): boolean {
    const proved = extensionOf(state, { ...extension, proofOfService: proof }, context);
    const { branches } = extensionOf(state, extension, context);
    return proved.moves !== counted.moves || proved.branches.some((id) => !branches.includes(id));
  }
}

/** Whether a limit of the clock had ended before an act was told. */
export function hadLimitPassed(ledger: Ledger, id: string, toldAt: Instant): boolean {
  const clock = findClock(ledger, id);
  return clock !== undefined && limitBases.values.some((basis) => (clock[basis]?.at ?? toldAt) < toldAt);
}

function clocksEndedBy(state: Case, facts: readonly ApplicationEvent[]): readonly string[] {
  const after = ledgerAfter(state, facts);
  return state.ledger.clocks.flatMap(({ id, endedBy: before }) =>
    before === null && findClock(after, id)?.endedBy != null ? [id] : [],
  );
}

const procedureNumberIn = (facts: readonly ApplicationEvent[]): number | null =>
  facts.reduce<number | null>((found, { type, data }) => {
    if (type === 'CorrectionNoticeIssued') return data.notice;
    if (type === 'SuspensionProlonged') return data.prolongation;
    return type === 'SuspensionStarted' ? data.suspension : found;
  }, null);

const deliveryIn = (facts: readonly ApplicationEvent[]): ProofPutToReview['data']['delivered'] =>
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
