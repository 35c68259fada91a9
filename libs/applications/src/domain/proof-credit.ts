import type { Instant } from '@sealtrail/event-sourcing';
import { dateUntil } from '@sealtrail/working-days';
import type { ApplicationKnown, Case, HeldProof } from './application';
import type { ProofOfService } from './case-fact';
import { creditedAt, effectiveAt, laterOf, pauseStart, withinLimit } from './credited-at';
import { afterSilence, undoing } from './first-check';
import { findClock } from './ledger';
import { usedDays } from './limits';
import type { ProvableAct } from './proof-commands';
import type { ProofCredit } from './proof-review-events';
import { extensionAt, toldToApplicantAt } from './review';
import type { ExtendApplication } from './review-commands';
import { noticedAt } from './suspension';

/** What a proof shows now that a reviewer lets it: it is the unit's own, as it would have been in time. */
const proofOf = ({ proof }: HeldProof): ProofOfService =>
  proof.weight === 'waits' ? { ...proof, weight: 'own' } : proof;

/** The act as it would have been told, had its proof counted. */
export const provedAct = (held: HeldProof): ProvableAct =>
  ({ ...held.told, data: { ...held.told.data, proofOfService: proofOf(held) } }) as ProvableAct;

/** Closes a case without a decision. */
const CLOSING: readonly ProvableAct['type'][] = ['RefuseAcceptance', 'WithdrawApplication', 'TerminateApplication'];

/** Whether an act, as its proof shows it, gave the case up before the silence that accepted it. */
export const undoesSilence = (state: Case, { type, data }: ProvableAct): boolean =>
  (type === 'WithdrawApplication' || type === 'TerminateApplication') &&
  afterSilence(state, data, data.proofOfService) === 'proved';

/** What an act does that was recorded as if nobody had proved it: by the dates and the limits of now. */
export function creditOf(
  state: Case,
  held: HeldProof,
  facts: Pick<ApplicationKnown, 'calendar' | 'policies'>,
): ProofCredit {
  const act = provedAct(held);
  return {
    creditedAt: creditedAt(whenOf(act), proofOf(held)),
    ends: held.ends.filter((id) => findClock(state.ledger, id)?.endedBy != null),
    closes: CLOSING.includes(act.type),
    pause: pauseOf(state, held, act, facts),
    prolongs: prolongsOf(held, act),
    extension: act.type === 'ExtendApplication' ? extensionOf(asBefore(state, held), act.data, facts) : null,
    opinion: opinionOf(state, held, act, facts),
    delivery: deliveryOf(state, held, act),
    ...(undoesSilence(state, act) && { silence: { replacesDeemed: true, ...undoing(state, true) } }),
  };
}

/** An extension that has counted from its recording is no other one than its proof shows: branches that ran earlier get its days too. */
function asBefore(state: Case, { of }: HeldProof): Case {
  const told = of === null ? undefined : state.unproved[of];
  const isIt = told?.type === 'ApplicationExtended' && told.data.moves !== 'none';
  return isIt ? { ...state, extended: false } : state;
}

const prolongsOf = ({ number: prolongation }: HeldProof, { type, data }: ProvableAct): ProofCredit['prolongs'] =>
  type === 'ProlongSuspension' ? { suspension: data.suspension, prolongation, toldAt: data.at } : null;

/** When it happened, as far as its credit goes: an extension needs the notice too. */
function whenOf({ type, data }: ProvableAct): { readonly at: Instant; readonly now: Instant } {
  return { at: type === 'ExtendApplication' ? toldToApplicantAt(data) : data.at, now: data.now };
}

/** A branch that it names, and that did not run when it counts, gets no days; those of the case do not hang on that. */
export const extensionOf = (state: Case, act: ExtendApplication['data'], facts: Pick<ApplicationKnown, 'policies'>) =>
  extensionAt(state, act, facts, (open) => open.filter((id) => act.branch == null || id === act.branch));

function pauseOf(
  { ledger }: Case,
  { number, proof }: HeldProof,
  act: ProvableAct,
  { calendar: { zone } }: Pick<ApplicationKnown, 'calendar'>,
): ProofCredit['pause'] {
  const suspension = number ?? 0;
  const from = (told: Instant) => pauseStart(told, act.data.now, proof, zone).pausesFromDate;
  if (act.type === 'StartSuspension') {
    const { notice, at } = act.data;
    const told = notice === null ? null : noticedAt(notice.givenAt, act.data);
    return {
      suspension,
      noticedAt: told === null ? null : creditedAt({ at: told, now: act.data.now }, proof),
      pausesFrom: told === null ? null : from(laterOf(at, told)),
      couldPauseFrom: from(at),
    };
  }
  if (act.type !== 'GiveSuspensionNotice') return null;
  const running = ledger.suspensions.find((one) => one.number === act.data.suspension);
  const credited = creditedAt(act.data, proof);
  return {
    suspension: act.data.suspension,
    noticedAt: credited,
    pausesFrom: from(running === undefined ? credited : laterOf(credited, running.startedAt)),
    couldPauseFrom: null,
  };
}

function opinionOf(
  { ledger }: Case,
  { ends, proof }: HeldProof,
  act: ProvableAct,
  { calendar }: Pick<ApplicationKnown, 'calendar'>,
): ProofCredit['opinion'] {
  if (act.type !== 'GiveOpinion') return null;
  const clock = findClock(ledger, `branch:${act.data.branch}`);
  if (clock === undefined || !ends.includes(clock.id)) return null;
  const usedUntil = effectiveAt([clock.promised], act.data, proof);
  return {
    branch: act.data.branch,
    usedUntil,
    usedDays: usedDays(ledger, clock, dateUntil(usedUntil, calendar.zone), calendar),
    withinLimit: withinLimit(clock.promised, act.data, proof),
  };
}

function deliveryOf({ ledger }: Case, { delivered, proof }: HeldProof, act: ProvableAct): ProofCredit['delivery'] {
  if (act.type !== 'DeliverResult' || delivered === null) return null;
  const limit = findClock(ledger, 'delivery')?.statutory ?? null;
  return { before: delivered, withinLimit: withinLimit(limit, act.data, proof) };
}
