import type { Event, Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { ApplicationEvent } from './application-events';
import type { CaseFact, Closing } from './case-fact';
import type { EndedBeforeSilence } from './decision-events';
import { firstCheckInLedger } from './first-check-in-ledger';
import { emptyLedger, type Ledger } from './ledger';
import {
  clockStartAt,
  closeLedger,
  endClocks,
  endFirstCheckByProof,
  type LedgerHandlers,
  reopenLedger,
  startedClock,
  withClock,
  withoutAcceptance,
} from './ledger-changes';
import { proofReviewInLedger } from './proof-review-in-ledger';
import { reviewInLedger } from './review-in-ledger';
import { suspensionInLedger } from './suspension-in-ledger';

const rows: LedgerHandlers = {
  ...firstCheckInLedger,
  ...reviewInLedger,
  ...suspensionInLedger,
  ...proofReviewInLedger,

  DecisionMade: (ledger, data) => {
    const { creditedAt } = data.closing;
    const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'DecisionMade' };
    const decided = endClocks(ledger, () => true, ended);
    if (data.delivery === null) return decided;
    return withClock(
      decided,
      startedClock({
        id: 'delivery',
        kind: 'delivery',
        // A decision at 24:00 belongs to the day that ended, and the delivery that it starts to the next.
        fact: clockStartAt(data.deliveryFrom ?? { at: data.occurredAt, on: dateOf(data.occurredAt, ledger.zone) }),
        statutory: data.delivery,
        byPolicy: data.deliveryPromise,
        holder: data.holder,
      }),
    );
  },

  ResultDelivered: (ledger, data) =>
    endClocks(ledger, ({ kind }) => kind === 'delivery', {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'ResultDelivered',
    }),

  ApplicationReopened: (ledger) => reopenLedger(ledger),
  ApplicationWithdrawn: (ledger, data) => given(ledger, 'ApplicationWithdrawn', data),
  ApplicationReturned: (ledger, data) => closeLedger(ledger, 'ApplicationReturned', data, data.closing.creditedAt),
  ApplicationTerminated: (ledger, data) => given(ledger, 'ApplicationTerminated', data),
};

/** An ending without decision: with a proof, earlier than the deemed acceptance. */
function given(
  ledger: Ledger,
  endedBy: string,
  data: EndedBeforeSilence & CaseFact & { readonly closing: Closing },
): Ledger {
  const { creditedAt } = data.closing;
  const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy };
  const checked = data.replacesDeemed === true ? withoutAcceptance(endFirstCheckByProof(ledger, ended), ended) : ledger;
  return closeLedger(checked, endedBy, data, creditedAt);
}

/** The ledger after one more event. */
export function evolveLedger(ledger: Ledger, event: ApplicationEvent, recordedAt: Instant): Ledger {
  const row = rows[event.type] as ((before: Ledger, data: Event['data'], at: Instant) => Ledger) | undefined;
  return row === undefined ? ledger : row(ledger, event.data, recordedAt);
}

/** All clocks of a case from the events of its stream. */
export const ledgerOf = (events: readonly RecordedEvent<ApplicationEvent>[]): Ledger =>
  events.reduce((ledger, event) => evolveLedger(ledger, event, event.metadata.recordedAt), emptyLedger);
