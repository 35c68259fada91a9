import {
  APPLIED,
  type Effect,
  evolve,
  type Instant,
  type Of,
  type Outcome,
  UNCHANGED,
} from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { CaseFact, Closing } from './case-fact';
import type { EffectReason } from './effect-words';
import { type CaseClock, findClock } from './ledger';

const recordedOnly = (reason: EffectReason): Effect => ({ kind: 'recordedOnly', reason });
const partly = (reason: EffectReason): Effect => ({ kind: 'partly', reason });

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
      const judged = effectOfFact(event, { before: state, after, recordedAt: event.metadata.recordedAt });
      if (RANK[judged.kind] > RANK[effect.kind]) effect = judged;
    }
    state = after;
  }
  return effect;
}

/** The case around one fact, and when it was recorded. */
type Around = { readonly before: Case; readonly after: Case; readonly recordedAt: Instant };

type Rows = {
  readonly [Type in ApplicationEvent['type']]?: (fact: Of<ApplicationEvent, Type>['data'], around: Around) => Effect;
};

const ofClosing = ({ occurredAt, closing }: CaseFact & { readonly closing: Closing }, around: Around): Effect =>
  counted(occurredAt, closing.creditedAt, around);

/** Facts that need not take effect as they were told; every other one does. */
const rows: Rows = {
  LateReportRecorded: ({ what }) => recordedOnly(what === 'correctedSet' ? 'correctionMissed' : 'acceptedBySilence'),

  CorrectionNoticeIssued: ({ stopsCheck, lengthens, beyondList, missing, occurredAt, creditedAt }, around) => {
    if (lengthens !== null) return partly('firstCheckNotStopped');
    if (!stopsCheck) return recordedOnly(whyNotStopped(around.before, beyondList.length === missing.length));
    const effect = counted(occurredAt, creditedAt, around);
    return effect.kind === 'applied' && beyondList.length > 0 ? partly('beyondTheList') : effect;
  },

  // Late, and taken all the same: nobody has drawn the consequence yet.
  CorrectionReceived: (_, { before }) => (before.correctionLapsed ? partly('correctionMissed') : APPLIED),

  ApplicationAccepted: ({ deemed, occurredAt, creditedAt }, around) =>
    deemed ? APPLIED : counted(occurredAt, creditedAt, around),

  MaterialAdded: ({ material, occurredAt }, { before }) =>
    isLateDeferred(material.code, occurredAt, before) ? partly('deferralMissed') : APPLIED,

  SuspensionStarted: ({ pausesFrom }) => (pausesFrom === null ? recordedOnly('notNoticed') : APPLIED),

  OpinionGiven: ({ occurredAt, creditedAt }, around) => counted(occurredAt, creditedAt, around),
  ResultDelivered: ({ occurredAt, creditedAt }, around) => counted(occurredAt, creditedAt, around),

  ApplicationNotAccepted: ofClosing,
  ApplicationTerminated: ofClosing,
  ApplicationWithdrawn: ofClosing,
  DecisionMade: ofClosing,
};

function effectOfFact({ type, data }: ApplicationEvent, around: Around): Effect {
  const row = rows[type] as ((fact: ApplicationEvent['data'], around: Around) => Effect) | undefined;
  return row === undefined ? APPLIED : row(data, around);
}

/** An act counts from its report, or from what its proof of service shows: where a limit lay between, that tells. */
function counted(at: Instant, creditedAt: Instant, around: Around): Effect {
  const passed = endedClocks(around).some(({ promised, statutory }) =>
    [promised, statutory].some((limit) => liesBetween(limit, at, creditedAt)),
  );
  if (!passed) return APPLIED;
  return partly(creditedAt < around.recordedAt ? 'countsFromService' : 'countsFromReport');
}

const liesBetween = (limit: Limit | null, at: Instant, creditedAt: Instant): boolean =>
  limit !== null && at <= limit.at && creditedAt > limit.at;

/** The clocks that a fact has ended, with the limits that it found. */
const endedClocks = ({ before, after }: Around): readonly CaseClock[] =>
  before.ledger.clocks.filter(({ id, endedBy }) => endedBy === null && findClock(after.ledger, id)?.endedBy !== null);

function whyNotStopped({ status }: Case, nothingListed: boolean): EffectReason {
  if (status === 'accepted') return 'firstCheckEnded';
  return nothingListed ? 'beyondTheList' : 'firstCheckNotStopped';
}

/** 容缺: a material that was deferred and comes after its time. */
const isLateDeferred = (code: string, at: Instant, { deferred, deferralLapsed, ledger }: Case): boolean => {
  const deadline = findClock(ledger, 'deferral')?.statutory;
  return deferred.includes(code) && (deferralLapsed || (deadline != null && at > deadline.at));
};
