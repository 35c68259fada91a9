import { APPLIED, type Effect, evolve, type Instant, type Outcome, UNCHANGED } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { EffectReason } from './effect-words';
import type { CaseClock, Ledger } from './ledger';
import { findClock } from './ledger-fold';

type Judged = Effect & { readonly reason: EffectReason | null };

const recordedOnly = (reason: EffectReason): Judged => ({ kind: 'recordedOnly', reason });
const partly = (reason: EffectReason): Judged => ({ kind: 'partly', reason });
const applied: Judged = { kind: 'applied', reason: null };

const RANK = { applied: 0, partly: 1, recordedOnly: 2 } as const;

/**
 * How far what was told takes effect, from the facts alone: what counts least says it. Told again later, the same facts
 * give the same answer.
 */
export function effectOf({ before, own }: Pick<Outcome<Application, ApplicationEvent>, 'before' | 'own'>): Effect {
  if (own.length === 0) return UNCHANGED;
  let state = before;
  let effect: Effect = APPLIED;
  for (const event of own) {
    const after: Application = evolve({ evolve: applicationEvolve }, state, event);
    if (state.status !== 'unknown' && after.status !== 'unknown') {
      const judged = effectOfFact(event, event.metadata.recordedAt, state, after);
      if (RANK[judged.kind] > RANK[effect.kind]) effect = judged;
    }
    state = after;
  }
  return effect;
}

function effectOfFact(event: ApplicationEvent, recordedAt: Instant, before: Case, after: Case): Judged {
  switch (event.type) {
    case 'LateReportRecorded':
      return recordedOnly('acceptedBySilence');
    case 'CorrectionNoticeIssued':
      if (event.data.late) return recordedOnly('firstCheckEnded');
      if (!event.data.replacesDeemed && !endsACheck(before, after)) return partly('firstCheckNotStopped');
      return counted(event.data.occurredAt, event.data.creditedAt, recordedAt, before, after);
    case 'SuspensionStarted':
      return event.data.pausesFrom === null ? recordedOnly('notNoticed') : applied;
    case 'MaterialAdded':
      return isLateDeferred(event.data.material.code, event.data.occurredAt, before)
        ? partly('deferralMissed')
        : applied;
    case 'OpinionGiven':
    case 'ResultDelivered':
      return counted(event.data.occurredAt, event.data.creditedAt, recordedAt, before, after);
    case 'ApplicationAccepted':
      return event.data.deemed
        ? applied
        : counted(event.data.occurredAt, event.data.creditedAt, recordedAt, before, after);
    case 'ApplicationNotAccepted':
    case 'ApplicationTerminated':
    case 'ApplicationWithdrawn':
    case 'DecisionMade':
      return counted(event.data.occurredAt, event.data.closing.creditedAt, recordedAt, before, after);
    default:
      return applied;
  }
}

/** An act counts from its report, or from what its proof of service shows: where a limit lay between, that tells. */
function counted(at: Instant, creditedAt: Instant, recordedAt: Instant, before: Case, after: Case): Judged {
  const passed = endedClocks(before.ledger, after.ledger).some(({ promised, statutory }) =>
    [promised, statutory].some((limit) => liesBetween(limit, at, creditedAt)),
  );
  if (!passed) return applied;
  return partly(creditedAt < recordedAt ? 'countsFromService' : 'countsFromReport');
}

const liesBetween = (limit: Limit | null, at: Instant, creditedAt: Instant): boolean =>
  limit !== null && at <= limit.at && creditedAt > limit.at;

/** The clocks that a fact has ended, with the limits that it found. */
const endedClocks = (before: Ledger, after: Ledger): readonly CaseClock[] =>
  before.clocks.filter(({ id, endedBy }) => endedBy === null && findClock(after, id)?.endedBy !== null);

const endsACheck = (before: Case, after: Case): boolean =>
  endedClocks(before.ledger, after.ledger).some(({ kind }) => kind === 'firstCheck');

/** 容缺: a material that was deferred and comes after its time. */
const isLateDeferred = (code: string, at: Instant, { deferred, deferralLapsed, ledger }: Case): boolean => {
  const deadline = findClock(ledger, 'deferral')?.statutory;
  return deferred.includes(code) && (deferralLapsed || (deadline != null && at > deadline.at));
};
