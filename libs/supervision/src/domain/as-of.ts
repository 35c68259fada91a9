import type { ApplicationEvent } from '@sealtrail/applications/events';
import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { type EvaluationContext, supervisedCaseOf } from './supervised-case';

/** The context as it was known at an instant, from the events recorded by then. */
export function contextAsOf(context: EvaluationContext, at: Instant): EvaluationContext {
  const { events } = context;
  const known = knownSince(events).findLastIndex((since) => since <= at);
  return known === events.length - 1
    ? context
    : { ...context, ...supervisedCaseOf(events.slice(0, known + 1), context.policies) };
}

/**
 * Since when each event has been known: since its recording; a deemed acceptance, with the stage that it starts, since the
 * end of the first check, which everybody could foresee (行政许可法 art. 32(4)), but not before the receipt was recorded.
 */
function knownSince(events: readonly RecordedEvent<ApplicationEvent>[]): readonly Instant[] {
  let check = { endsAt: '', toldAt: '' };
  let silentSince: Instant | null = null;
  return events.map(({ type, data, metadata: { recordedAt } }) => {
    const isReceipt = type === 'ApplicationSubmitted' || type === 'ReceiptConfirmed' || type === 'CorrectionReceived';
    if (isReceipt && data.firstCheck !== null) {
      check = { endsAt: data.firstCheck.at, toldAt: recordedAt };
    }
    if (type === 'LimitsMoved') {
      const moved = data.moves.findLast(({ clock, basis }) => clock.startsWith('firstCheck:') && basis === 'statutory');
      if (moved?.to) check = { ...check, endsAt: moved.to.at };
    }
    const silent: boolean = type === 'ApplicationAccepted' && data.deemed;
    if (silent) silentSince = earlier(recordedAt, later(check.endsAt, check.toldAt));
    else if (type !== 'StageStarted') silentSince = null;
    return silentSince ?? recordedAt;
  });
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
