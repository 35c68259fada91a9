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

/** An act as recorded, with a proof that is inconclusive without a review. */
type RecordedAct = {
  readonly told: ProvableAct;
  readonly proof: ProofOfService;
  readonly facts: readonly ApplicationEvent[];
};

/** The review to open; empty if it makes no difference from when the act counts. */
export function reviewIfRelevant(
  state: Case,
  context: ApplicationDecisionContext,
  { told, proof, facts }: RecordedAct,
): readonly ProofPutToReview[] {
  if (!isRelevant(state, context, { told, proof, facts })) return [];
  return [proofPutToReview(state, context, { told, proof, facts, because: 'ownProof' })];
}

/** Puts an act to a person's decision, with the events recorded for it in the meantime. */
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

/** Index of the event that represents the act of a command; a procedure that ends as a consequence is not the act. */
function indexOfAct(facts: readonly ApplicationEvent[]): number {
  const told = facts.findIndex(({ type, data }) => 'proofOfService' in data && type !== 'SuspensionEnded');
  return told >= 0 ? told : facts.findIndex(({ type }) => type === 'SuspensionEnded');
}

/**
 * Whether anything lies between the proved time and the recording: a limit that ended, days excluded by a procedure, or an act overtaken by a
 * deemed acceptance or a timer. Irrelevant reviews would only hide the relevant ones.
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

/** Whether a limit of the clock had ended before an act was reported. */
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
