import type { Instant } from '@sealtrail/event-sourcing';
import { dateUntil } from '@sealtrail/working-days';
import type { ApplicationDecisionContext, Case, ProofReview } from './application';
import type { ProofOfService } from './case-fact';
import { endsOf } from './decisive-limits';
import { timelinessAfterDeemedAcceptance, undoneAcceptance } from './deemed-acceptance';
import { creditedAt, effectiveAt, laterOf, pauseStart, withinLimit } from './effective-time';
import { findClock } from './ledger';
import { usedDays } from './limits';
import type { ProvableAct } from './proof-commands';
import type { ProofCredit } from './proof-review-events';
import { applicantNotifiedAt, extensionAt } from './review';
import type { ExtendApplication } from './review-commands';
import { effectiveNoticeTime } from './suspension';

/** The proof once a reviewer accepts it: like the unit's own proof given in time. */
const proofOf = ({ proof }: ProofReview): ProofOfService =>
  proof.weight === 'waits' ? { ...proof, weight: 'own' } : proof;

/** The act as if it had been reported with an effective proof. */
export const provedAct = (held: ProofReview): ProvableAct =>
  ({ ...held.told, data: { ...held.told.data, proofOfService: proofOf(held) } }) as ProvableAct;

/** Commands that close a case without a decision. */
const CLOSING: readonly ProvableAct['type'][] = ['RefuseAcceptance', 'WithdrawApplication', 'TerminateApplication'];

/** Whether an act, as its proof shows, ended the case before the deemed acceptance. */
export const undoesDeemedAcceptance = (state: Case, { type, data }: ProvableAct): boolean =>
  (type === 'WithdrawApplication' || type === 'TerminateApplication') &&
  timelinessAfterDeemedAcceptance(state, data, data.proofOfService) === 'proved';

/** The effect of an act that was recorded as unproved, now that its proof counts: by the current dates and limits. */
export function creditOf(
  state: Case,
  held: ProofReview,
  context: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
): ProofCredit {
  const act = provedAct(held);
  return {
    creditedAt: creditedAt(effectiveActTimes(act), proofOf(held)),
    ends: held.ends.filter((id) => findClock(state.ledger, id)?.endedBy != null),
    closes: CLOSING.includes(act.type),
    pause: pauseCredit(state, held, act, context),
    prolongs: prolongationCredit(held, act),
    extension: act.type === 'ExtendApplication' ? extensionOf(asBeforeExtension(state, held), act.data, context) : null,
    opinion: opinionCredit(state, held, act, context),
    delivery: deliveryCredit(state, held, act),
    ...(undoesDeemedAcceptance(state, act) && { silence: { replacesDeemed: true, ...undoneAcceptance(state, true) } }),
  };
}

/**
 * The case without this extension, if it already counts from its recording: its proof does not make it a second one, and branches that ran
 * earlier get its days too.
 */
function asBeforeExtension(state: Case, { of }: ProofReview): Case {
  const told = of === null ? undefined : state.unproved[of];
  const isIt = told?.type === 'ApplicationExtended' && told.data.moves !== 'none';
  return isIt ? { ...state, extended: false } : state;
}

const prolongationCredit = (
  { number: prolongation }: ProofReview,
  { type, data }: ProvableAct,
): ProofCredit['prolongs'] =>
  type === 'ProlongSuspension' ? { suspension: data.suspension, prolongation, toldAt: data.at } : null;

/** When it happened, as far as it can be credited: an extension also needs the notice to the applicant. */
function effectiveActTimes({ type, data }: ProvableAct): { readonly at: Instant; readonly now: Instant } {
  return { at: type === 'ExtendApplication' ? applicantNotifiedAt(data) : data.at, now: data.now };
}

/** A named branch that did not run when the extension counts gets no days; the days of the case do not depend on that. */
export const extensionOf = (
  state: Case,
  act: ExtendApplication['data'],
  context: Pick<ApplicationDecisionContext, 'policies'>,
) => extensionAt(state, act, context, (open) => open.filter((id) => act.branch == null || id === act.branch));

function pauseCredit(
  { ledger }: Case,
  { number, proof }: ProofReview,
  act: ProvableAct,
  { calendar: { zone } }: Pick<ApplicationDecisionContext, 'calendar'>,
): ProofCredit['pause'] {
  const suspension = number ?? 0;
  const from = (told: Instant) => pauseStart(told, act.data.now, proof, zone).pausesFromDate;
  if (act.type === 'StartSuspension') {
    const { notice, at } = act.data;
    const told = notice === null ? null : effectiveNoticeTime(notice.givenAt, act.data);
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

function opinionCredit(
  { ledger }: Case,
  { ends, proof }: ProofReview,
  act: ProvableAct,
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
): ProofCredit['opinion'] {
  if (act.type !== 'GiveOpinion') return null;
  const clock = findClock(ledger, `branch:${act.data.branch}`);
  if (clock === undefined || !ends.includes(clock.id)) return null;
  const usedUntil = effectiveAt(endsOf(ledger, clock, calendar), act.data, proof);
  return {
    branch: act.data.branch,
    usedUntil,
    usedDays: usedDays(ledger, clock, dateUntil(usedUntil, calendar.zone), calendar),
    withinLimit: withinLimit(clock.promised, act.data, proof),
  };
}

function deliveryCredit(
  { ledger }: Case,
  { delivered, proof }: ProofReview,
  act: ProvableAct,
): ProofCredit['delivery'] {
  if (act.type !== 'DeliverResult' || delivered === null) return null;
  const limit = findClock(ledger, 'delivery')?.statutory ?? null;
  return { before: delivered, withinLimit: withinLimit(limit, act.data, proof) };
}
