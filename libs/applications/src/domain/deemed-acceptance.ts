import type { Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import { type Calendar, type Limit, type LocalDate, limitOf, type Term } from '@sealtrail/working-days';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationAccepted, ApplicationEvent } from './application-events';
import { cardRulesOf } from './card-rules';
import type { CountedFrom, CountedSilence, EndedCheck, ProofOfService } from './case-fact';
import { creditedAt } from './effective-time';
import { chargedAt, findClock, type Ledger, lastClock } from './ledger';
import { currentLimit, limitWithoutPauses, pausesOf } from './limits';
import { caseFactByLaw, existingCase, holderOf } from './preconditions';
import type { ActTimes } from './reporting';
import { nextStage, startStage } from './stages';

/** The end of the current first check. */
export const firstCheckLimit = (state: Case): Limit => {
  const limit = lastClock(state.ledger, 'firstCheck')?.statutory;
  if (!limit) throw new Error('a case without a first check');
  return limit;
};

/** The limits of the review, both counted from the acceptance (承诺时限, 法定时限). */
export function reviewLimits(
  state: Case,
  { at: acceptedAt, on: acceptedOn }: CountedFrom,
  { calendar, policies }: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
) {
  const clock = findClock(state.ledger, 'case');
  const pauses = pausesOf(state.ledger, { id: 'case', kind: 'case' });
  const limit = (term: Term, extension: Term | null | undefined): Limit =>
    limitOf({ startedOn: acceptedOn, terms: extension ? [term, extension] : [term], pauses, calendar }) ??
    limitWithoutPauses(acceptedOn, term, calendar);
  const { promised, statutory } = state.terms;
  return {
    promised: limit(promised, clock?.promisedExtension),
    statutory: statutory && limit(statutory, clock?.statutoryExtension),
    cardRules: cardRulesOf(policyAt(policies, acceptedAt), 'case', statutory !== null),
  };
}

/** 视为受理: without an act by the end of the first check, the case is deemed accepted as of the receipt (行政许可法 art. 32(4)). */
export function deemAccepted(
  state: Case,
  context: ApplicationDecisionContext,
  recordedAt: Instant,
): readonly ApplicationEvent[] {
  const accepted: ApplicationAccepted = {
    type: 'ApplicationAccepted',
    data: {
      ...caseFactByLaw(state, context, state.countedFrom.at),
      deemed: true,
      ...(restsOnProvisionalDays(state.ledger, context.calendar) && { provisional: true as const }),
      replacesDeemed: false,
      document: null,
      receivedOn: state.receivedOn,
      ...reviewLimits(state, state.countedFrom, context),
      holder: holderOf(state),
      ...missedCheck(state),
      deferral: null,
      commitments: [],
      proofOfService: null,
      creditedAt: recordedAt,
    },
  };
  const first = nextStage(state);
  return first === undefined
    ? [accepted]
    : [accepted, startStage(state, context, first, { at: recordedAt, now: recordedAt })];
}

/** Whether the latest first check counted a day of a year without notice, by the current calendar. */
export function restsOnProvisionalDays(ledger: Ledger, calendar: Calendar): boolean {
  const clock = lastClock(ledger, 'firstCheck');
  return clock !== undefined && currentLimit(ledger, clock, 'statutory', calendar)?.provisional === true;
}

/**
 * Whether an act of the first check is reported after the deemed acceptance, and whether it is proved to have been in time. An act
 * reported in time needs no proof: a calendar change can give time back to a first check that had ended.
 */
export function timelinessAfterDeemedAcceptance(
  state: Case,
  { at, now }: ActTimes,
  proof: ProofOfService | null,
): 'proved' | 'unproved' | null {
  if (!state.deemed) return null;
  const { at: end } = firstCheckLimit(state);
  return creditedAt({ at, now }, proof) <= end ? 'proved' : 'unproved';
}

/** How reports counted the deemed acceptance that a proof undoes. */
export const undoneAcceptance = ({ acceptanceCounted }: Case, replacesDeemed: boolean): { undoes?: CountedSilence } =>
  replacesDeemed && acceptanceCounted !== null ? { undoes: acceptanceCounted } : {};

/** The first check that an act ends in time, or proves to have ended; empty if it had ended before. */
export function endedCheck(state: Case, on: LocalDate): { readonly check?: EndedCheck } {
  const clock = lastClock(state.ledger, 'firstCheck');
  if (clock === undefined || (clock.endedBy !== null && clock.endedBy !== 'silence')) return {};
  const holder = clock.holders.at(-1) ?? holderOf(state);
  return { check: { on, holder: { department: holder.department, official: holder.official }, kept: true } };
}

/** A missed check is counted on its last day, for its holder at that time. */
function missedCheck(state: Case): { readonly check?: EndedCheck } {
  const clock = lastClock(state.ledger, 'firstCheck');
  if (!clock?.statutory) return {};
  const holder = chargedAt(clock, clock.statutory.at, { clock: clock.id, basis: 'statutory' }) ?? holderOf(state);
  return { check: { on: clock.statutory.date, holder, kept: false } };
}

/** The deemed acceptance of a case whose first check has ended without an act: recorded before any other decision. */
export function dueDeemedAcceptance(
  now: Instant,
  state: Application,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  if (state.status !== 'submitted' || now <= firstCheckLimit(existingCase(state)).at) return [];
  return deemAccepted(state, context, now);
}
