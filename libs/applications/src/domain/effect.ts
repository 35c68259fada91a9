import {
  APPLIED,
  type Effect,
  evolve,
  type Instant,
  type OfType,
  type StateTransition,
  UNCHANGED,
} from '@sealtrail/event-sourcing';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { CaseFact, Closing, CountedFrom, GraceEnded, LimitName } from './case-fact';
import { completeAt } from './correction';
import type { EndedBeforeSilence } from './decision-events';
import type { EffectReason } from './effect-enums';
import { leastOf, partly, recordedOnly } from './effect-kinds';
import { endedBetween, endedClocks, keptCharges, shortenedPauses } from './effect-limits';
import { laterOf } from './effective-time';
import { type CaseClock, findClock, lastClock, type Suspension } from './ledger';
import { decidedAt, isClosed } from './preconditions';
import type { LateAct } from './proof-enums';
import { endedForMissingCorrection } from './successor';

/**
 * How far a report takes effect, derived from its events alone: the weakest effect of any event applies. The same events always give the same
 * answer.
 */
export function effectOf({
  before,
  ownEvents: own,
}: Pick<StateTransition<Application, ApplicationEvent>, 'before' | 'ownEvents'>): Effect {
  if (own.length === 0) return UNCHANGED;
  let state = before;
  let effect: Effect = APPLIED;
  for (const event of own) {
    const after: Application = evolve({ evolve: applicationEvolve }, state, event);
    if (after.status !== 'unknown') {
      const ofFact = effectOfFact(event, {
        before: state.status === 'unknown' ? after : state,
        after,
        recordedAt: event.metadata.recordedAt,
        own,
      });
      effect = leastOf(effect, ofFact);
    }
    state = after;
  }
  // Limits and figures are unchanged until a reviewer has decided.
  if (own.some(({ type, data }) => type === 'ProofPutToReview' && data.because === 'successor')) {
    return recordedOnly('successorFiled');
  }
  return own.some(proofWaits) && isUnproved(effect)
    ? { ...effect, kind: 'recordedOnly', reason: 'ownProofWaits' }
    : effect;
}

const proofWaits = ({ data }: ApplicationEvent): boolean =>
  'proofOfService' in data && data.proofOfService?.weight === 'waits';

/** Whether a proof would have given the act more effect. */
const isUnproved = ({ reason }: Effect): boolean => reason === 'countsFromReport' || reason === 'acceptedBySilence';

/** The case before and after an event, its recording time, and the events recorded together. */
type FactContext = {
  readonly before: Case;
  readonly after: Case;
  readonly recordedAt: Instant;
  readonly own: readonly ApplicationEvent[];
};

type EffectHandlers = {
  readonly [Type in ApplicationEvent['type']]?: (
    fact: OfType<ApplicationEvent, Type>['data'],
    around: FactContext,
  ) => Effect;
};

const ofClosing = (fact: CaseFact & GraceEnded & { readonly closing: Closing }, around: FactContext): Effect =>
  counted(fact, fact.closing.creditedAt, around);

/** Effect of an ending not proved to be earlier than the deemed acceptance: the acceptance stands. */
function ofEnding(
  fact: CaseFact & GraceEnded & EndedBeforeSilence & { readonly closing: Closing },
  around: FactContext,
): Effect {
  const { occurredAt, graceEnded = [], closing } = fact;
  const ended = (clocks: readonly CaseClock[]) => endedBetween(clocks, occurredAt, closing.creditedAt);
  const overtaken = around.before.deemed ? ended(checksOf(around.before)) : [];
  return overtaken.some(({ basis }) => basis === 'statutory')
    ? partly('acceptedBySilence', [...overtaken, ...ended(endedClocks(around)), ...graceEnded])
    : ofClosing(fact, around);
}

/** What overtook an act that changes nothing. */
function reasonRecordedOnly(what: LateAct, before: Case): EffectReason {
  if (what === 'correctedSet' && endedForMissingCorrection(before)) return 'correctionMissed';
  if (what === 'suspensionEnd' && (!isClosed(before) || decidedAt(before) !== null)) return 'countsFromReport';
  return isClosed(before) && !(what === 'acceptance' && before.deemed) ? 'closedSince' : 'acceptedBySilence';
}

/** Events that may take less than full effect; all others take effect as reported. */
const effectHandlers: EffectHandlers = {
  LateReportRecorded: ({ what }, { before }) => recordedOnly(reasonRecordedOnly(what, before)),

  CorrectionNoticeIssued: (fact, around) => {
    const { stopsCheck, lengthens, beyondList, missing, occurredAt, creditedAt } = fact;
    if (lengthens !== null) return partly('firstCheckNotStopped');
    if (!stopsCheck) {
      const overtaken =
        around.before.deemed && endedBetween(checksOf(around.before), occurredAt, creditedAt).length > 0;
      const nothingListed = beyondList.length === missing.length;
      return recordedOnly(
        overtaken && !nothingListed ? 'acceptedBySilence' : whyNotStopped(around.before, nothingListed),
      );
    }
    const effect = counted(fact, creditedAt, around);
    return effect.kind === 'applied' && beyondList.length > 0 ? partly('beyondTheList') : effect;
  },

  ApplicationSubmitted: ({ occurredAt, countsFrom }, around) => receiptCounted(occurredAt, countsFrom, around),

  // Late, but accepted: nobody has drawn the consequence yet.
  CorrectionReceived: (fact, around) => {
    const { occurredAt, creditedAt, checkedFrom } = fact;
    if (around.before.correctionLapsed) return partly('correctionMissed');
    return checkedFrom.at > completeAt({ at: occurredAt }, around.before)
      ? partly('countsFromReport')
      : counted(fact, creditedAt, around);
  },

  ApplicationAccepted: (fact, around) => (fact.deemed ? APPLIED : counted(fact, fact.creditedAt, around)),

  MaterialAdded: ({ material, occurredAt, creditedAt }, around) =>
    isLateDeferred(material.code, creditedAt ?? occurredAt, around.before)
      ? partly('deferralMissed', [{ clock: 'deferral', basis: 'statutory' }])
      : APPLIED,

  SuspensionStarted: ({ suspension, notice, occurredAt }, around) =>
    notice === null
      ? recordedOnly('notNoticed')
      : paused(suspension, laterOf(occurredAt, notice.givenAt ?? occurredAt), around),
  SuspensionNoticeGiven: ({ suspension, occurredAt }, around) => {
    const started = suspensionOf(around, suspension)?.startedAt ?? occurredAt;
    return paused(suspension, laterOf(occurredAt, started), around);
  },
  SuspensionProlonged: ({ suspension, occurredAt, creditedAt }, around) => {
    const clock = findClock(around.before.ledger, `suspension:${suspension}`);
    return clock === undefined
      ? APPLIED
      : countedFrom(endedBetween([clock], occurredAt, creditedAt ?? occurredAt), creditedAt, around);
  },
  SuspensionEnded: (fact, around) => {
    const { suspension, creditedAt, forOthersOn } = fact;
    if (forOthersOn !== undefined) return partly('countsFromReport');
    const toldAtOnce = around.own.some(
      ({ type, data }) => type === 'SuspensionStarted' && data.suspension === suspension,
    );
    return toldAtOnce ? APPLIED : counted(fact, creditedAt, around);
  },

  ApplicationExtended: ({ moves, creditedAt }, around) => {
    if (moves !== 'none') return APPLIED;
    const late = countedFrom([{ clock: 'case', basis: 'statutory' }], creditedAt, around);
    return { ...late, kind: 'recordedOnly' };
  },

  HandlerAssigned: ({ occurredAt }, around) => {
    const kept = keptCharges(around, occurredAt);
    return kept.length === 0 ? APPLIED : partly('chargeStays', kept);
  },

  // Added to an act reported earlier.
  ProofPutToReview: ({ of }, { before, own }) => {
    const firstOfOwn = before.eventCount - own.findIndex(({ type }) => type === 'ProofPutToReview');
    return of !== null && of < firstOfOwn ? recordedOnly('ownProofWaits') : APPLIED;
  },

  OpinionGiven: (fact, around) => counted(fact, fact.creditedAt, around),
  ResultDelivered: (fact, around) => counted(fact, fact.creditedAt, around),

  ApplicationNotAccepted: ofClosing,
  ApplicationTerminated: ofEnding,
  ApplicationWithdrawn: ofEnding,
  DecisionMade: ofClosing,
};

function effectOfFact({ type, data }: ApplicationEvent, around: FactContext): Effect {
  const row = effectHandlers[type] as ((fact: ApplicationEvent['data'], around: FactContext) => Effect) | undefined;
  return row === undefined ? APPLIED : row(data, around);
}

/** An act counts from its report, or from the time its proof of service shows: the effect is partial if a limit ended in between. */
function counted(fact: CaseFact & GraceEnded, creditedAt: Instant | null, around: FactContext): Effect {
  const { occurredAt, graceEnded = [] } = fact;
  const ended = endedBetween(endedClocks(around), occurredAt, creditedAt ?? around.recordedAt);
  return countedFrom([...ended, ...graceEnded], creditedAt, around);
}

const countedFrom = (limits: readonly LimitName[], creditedAt: Instant | null, { recordedAt }: FactContext): Effect =>
  limits.length === 0
    ? APPLIED
    : partly(creditedAt !== null && creditedAt < recordedAt ? 'countsFromService' : 'countsFromReport', limits);

/** A receipt that counts later than reported is stored as reported, and does not affect the limits. */
function receiptCounted(at: Instant, countsFrom: CountedFrom, around: FactContext): Effect {
  if (countsFrom.at <= at) return APPLIED;
  const clock = lastClock(around.after.ledger, 'firstCheck')?.id ?? '';
  return { ...countedFrom([{ clock, basis: 'statutory' }], countsFrom.at, around), kind: 'recordedOnly' };
}

const suspensionOf = ({ after }: FactContext, wanted: number): Suspension | undefined =>
  after.ledger.suspensions.find(({ number }) => number === wanted);

/** Effect of a pause that excludes fewer days than reported; without a recorded move of limits it is only recorded. */
function paused(number: number, told: Instant, around: FactContext): Effect {
  const pause = suspensionOf(around, number);
  const limits = pause === undefined ? [] : shortenedPauses(around, pause, told);
  const effect = countedFrom(limits, pause?.noticedAt ?? null, around);
  const moved = around.own.some(({ type }) => type === 'LimitsMoved');
  return limits.length > 0 && !moved ? { ...effect, kind: 'recordedOnly' } : effect;
}

const checksOf = ({ ledger }: Case) => {
  const check = lastClock(ledger, 'firstCheck');
  return check === undefined ? [] : [check];
};

function whyNotStopped({ status }: Case, nothingListed: boolean): EffectReason {
  if (status === 'accepted') return 'firstCheckEnded';
  return nothingListed ? 'beyondTheList' : 'firstCheckNotStopped';
}

/** 容缺: a deferred material submitted after its deadline, by when it counts. */
const isLateDeferred = (code: string, at: Instant, { deferred, ledger }: Case): boolean => {
  const deadline = findClock(ledger, 'deferral')?.statutory;
  return deferred.includes(code) && deadline != null && at > deadline.at;
};
