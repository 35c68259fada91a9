import type { Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import {
  type Calendar,
  dateOf,
  dateUntil,
  type Limit,
  type LocalDate,
  limitOf,
  type Term,
} from '@sealtrail/working-days';
import { reject } from '../rejections';
import { decidedAt, endingFactOf, factOf, factOfLaw, holderOf, known, notBefore, openCase } from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationAccepted, ApplicationEvent, ApplicationNotAccepted } from './application-events';
import type { Rows } from './application-rows';
import type { Closing, CountedFrom, CountedSilence, EndedCheck, ProofOfService } from './case-fact';
import { closingOf } from './closing';
import { creditedAt } from './credited-at';
import { mayCheck } from './entrusted';
import type { AcceptApplication, RefuseAcceptance } from './first-check-commands';
import { overtaken } from './late-report';
import { awaitedCorrection, chargedAt, findClock, type Ledger, lastClock } from './ledger';
import { limitKnownNow, pausesOf, plainLimit } from './limits';
import { withMovedLimits } from './moved-limits';
import { nextStage, startStage } from './stages';
import type { When } from './telling';
import { namedMaterials } from './what-is-missing';

/** The end of the present first check. */
export const checkLimit = (state: Case): Limit => {
  const limit = lastClock(state.ledger, 'firstCheck')?.statutory;
  if (!limit) throw new Error('a case without a first check');
  return limit;
};

/** The limits of the review, both counted from the acceptance (承诺时限, 法定时限). */
function reviewLimits(
  state: Case,
  { at: acceptedAt, on: acceptedOn }: CountedFrom,
  { calendar, policies }: Pick<ApplicationKnown, 'calendar' | 'policies'>,
) {
  const clock = findClock(state.ledger, 'case');
  const pauses = pausesOf(state.ledger, { id: 'case', kind: 'case' });
  const limit = (term: Term, extension: Term | null | undefined): Limit =>
    limitOf({ startedOn: acceptedOn, terms: extension ? [term, extension] : [term], pauses, calendar }) ??
    plainLimit(acceptedOn, term, calendar);
  const { promised, statutory } = state.terms;
  const { redWithoutStatute } = policyAt(policies, acceptedAt).rules.case;
  return {
    promised: limit(promised, clock?.promisedExtension),
    statutory: statutory && limit(statutory, clock?.statutoryExtension),
    grace: statutory === null ? ({ days: redWithoutStatute.graceDays, unit: 'workingDay' } as const) : null,
  };
}

/** 视为受理: silence to the end of the first check accepts as of the receipt (行政许可法 art. 32(4)). */
export function acceptBySilence(
  state: Case,
  facts: ApplicationKnown,
  recordedAt: Instant,
): readonly ApplicationEvent[] {
  const accepted: ApplicationAccepted = {
    type: 'ApplicationAccepted',
    data: {
      ...factOfLaw(state, facts, state.countedFrom.at),
      deemed: true,
      ...(restsOnProvisionalDays(state.ledger, facts.calendar) && { provisional: true as const }),
      replacesDeemed: false,
      document: null,
      receivedOn: state.receivedOn,
      ...reviewLimits(state, state.countedFrom, facts),
      holder: holderOf(state),
      ...silentCheck(state),
      deferral: null,
      commitments: [],
      proofOfService: null,
      creditedAt: recordedAt,
    },
  };
  const first = nextStage(state);
  return first === undefined
    ? [accepted]
    : [accepted, startStage(state, facts, first, { at: recordedAt, now: recordedAt })];
}

/** Whether the first check that ran last counted a day of a year without notice, as far as the calendar knows now. */
export function restsOnProvisionalDays(ledger: Ledger, calendar: Calendar): boolean {
  const clock = lastClock(ledger, 'firstCheck');
  return clock !== undefined && limitKnownNow(ledger, clock, 'statutory', calendar)?.provisional === true;
}

/**
 * Whether an act of the first check is told of after silence had accepted, and whether it is proved to have been in time.
 * What is told in time needs no proof: a calendar change can give time back to a first check that silence had ended.
 */
export function afterSilence(
  state: Case,
  { at, now }: When,
  proof: ProofOfService | null,
): 'proved' | 'unproved' | null {
  if (!state.deemed) return null;
  const { at: end } = checkLimit(state);
  return creditedAt({ at, now }, proof) <= end ? 'proved' : 'unproved';
}

/** What reports had counted of the acceptance by silence that a proof undoes. */
export const undoing = ({ acceptanceCounted }: Case, replacesDeemed: boolean): { undoes?: CountedSilence } =>
  replacesDeemed && acceptanceCounted !== null ? { undoes: acceptanceCounted } : {};

/** The first check that an act ends in time, or proves to have ended so; nothing where it had ended before. */
export function endsCheck(state: Case, on: LocalDate): { readonly check?: EndedCheck } {
  const clock = lastClock(state.ledger, 'firstCheck');
  if (clock === undefined || (clock.endedBy !== null && clock.endedBy !== 'silence')) return {};
  const holder = clock.holders.at(-1) ?? holderOf(state);
  return { check: { on, holder: { department: holder.department, official: holder.official }, kept: true } };
}

/** Silence is counted on the last day of the check, for who held it then. */
function silentCheck(state: Case): { readonly check?: EndedCheck } {
  const clock = lastClock(state.ledger, 'firstCheck');
  if (!clock?.statutory) return {};
  const holder = chargedAt(clock, clock.statutory.at, { clock: clock.id, basis: 'statutory' }) ?? holderOf(state);
  return { check: { on: clock.statutory.date, holder, kept: false } };
}

export const firstCheck: Rows<'CorrectOnTheSpot' | 'AcceptApplication' | 'RefuseAcceptance'> = {
  CorrectOnTheSpot: (command, state, facts) => {
    const found = inFirstCheck(state);
    mayCheck(found, facts, command);
    notBefore(command.at, found.lastStepAt);
    return [{ type: 'CorrectedOnTheSpot', data: { ...factOf(found, facts, command), what: command.what } }];
  },

  AcceptApplication: (command, state, facts) => {
    const found = state.status !== 'unknown' && isDecidedSince(state, command.at) ? state : openCase(state);
    if (found.status === 'correctionPending' && !coversMissing(found, command)) {
      throw reject('application.correction-pending', {
        materials: namedMaterials(found.terms, found.missing),
        until: awaitedCorrection(found.ledger)?.statutory?.date ?? null,
      });
    }
    mayCheck(found, facts, command);
    if (found.status !== 'submitted' && found.status !== 'correctionPending') return acceptAgain(found, command, facts);
    notBefore(command.at, found.lastStepAt);
    const accepted = acceptance(found, command, facts, false);
    const first = nextStage(found);
    return first === undefined ? [accepted] : [accepted, startStage(found, facts, first, command)];
  },

  RefuseAcceptance: (command, state, facts) => {
    const found = openCase(state);
    mayCheck(found, facts, command);
    groundHolds(found, command);
    notBefore(command.at, found.deemed ? found.checkedFrom.at : found.lastStepAt);
    const silence = afterSilence(found, command, command.proofOfService);
    if (found.status === 'accepted' && silence !== 'proved') {
      if (silence === null || command.at > checkLimit(found).at) throw reject('application.already-accepted');
      return [overtaken(found, facts, { type: 'RefuseAcceptance', data: command })];
    }
    return [notAccepted(found, command, facts, silence === 'proved')];
  },
};

/** 不予受理, in time or proved to have been. */
export function notAccepted(
  state: Case,
  command: RefuseAcceptance['data'],
  facts: Pick<ApplicationKnown, 'calendar'>,
  replacesDeemed: boolean,
): ApplicationNotAccepted {
  const { ground, reason, rightDepartment, stillWrong, remedies, document, proofOfService } = command;
  return {
    type: 'ApplicationNotAccepted',
    data: {
      ...endingFactOf(state, facts, command),
      ground,
      reason,
      rightDepartment,
      stillWrong,
      remedies,
      document,
      proofOfService,
      replacesDeemed,
      ...undoing(state, replacesDeemed),
      ...endsCheck(state, dateUntil(command.at, facts.calendar.zone)),
      closing: closingBeforeReview(state, facts.calendar, command, proofOfService),
    },
  };
}

/** The review never ran: a case that is not accepted has no limit of its own. */
export const closingBeforeReview = (
  state: Case,
  calendar: ApplicationKnown['calendar'],
  when: When,
  proof: ProofOfService | null,
): Closing => closingOf({ ...state, acceptedOn: null }, { ...state.ledger, clocks: [] }, calendar, when, proof);

/** Silence had accepted it, and it has been decided since what is told of now. */
const isDecidedSince = (state: Case, at: Instant): boolean => state.deemed && at < (decidedAt(state) ?? '');

/** What is awaited need not be waited for, where it may follow later (容缺受理) or a commitment stands in for it. */
function coversMissing({ missing }: Case, { deferral, commitments }: AcceptApplication['data']): boolean {
  return missing.every((code) => deferral?.materials.includes(code) === true || commitments.includes(code));
}

function inFirstCheck(state: Application): Case {
  const found = openCase(state);
  if (found.status !== 'submitted') {
    throw reject('application.not-in-first-check', { status: found.status });
  }
  return found;
}

/** After an acceptance: the same again is no error; one in time that silence had overtaken needs its proof. */
function acceptAgain(
  state: Case,
  command: AcceptApplication['data'],
  facts: ApplicationKnown,
): readonly ApplicationEvent[] {
  notBefore(command.at, state.checkedFrom.at);
  const silence = afterSilence(state, command, command.proofOfService);
  if (silence === null) throw reject('application.already-accepted');
  if (silence === 'proved') return acceptedInTime(state, command, facts);
  return [overtaken(state, facts, { type: 'AcceptApplication', data: command })];
}

/** An acceptance that silence had overtaken is proved: the review has run from there. */
export const acceptedInTime = (
  state: Case,
  command: AcceptApplication['data'],
  facts: Pick<ApplicationKnown, 'calendar' | 'policies'>,
): readonly ApplicationEvent[] =>
  withMovedLimits(state, facts, factOf(state, facts, command), 'acceptance', [acceptance(state, command, facts, true)]);

function acceptance(
  state: Case,
  command: AcceptApplication['data'],
  facts: Pick<ApplicationKnown, 'calendar' | 'policies'>,
  replacesDeemed: boolean,
): ApplicationAccepted {
  const on = dateOf(command.at, facts.calendar.zone);
  const { deferral, commitments, document } = command;
  return {
    type: 'ApplicationAccepted',
    data: {
      ...factOf(state, facts, command),
      deemed: false,
      replacesDeemed,
      ...undoing(state, replacesDeemed),
      ...endsCheck(state, on),
      document,
      receivedOn: state.receivedOn,
      ...reviewLimits(state, { at: command.at, on }, facts),
      holder: holderOf(state),
      deferral: deferral && {
        materials: deferral.materials,
        deadline: plainLimit(on, deferral.term, facts.calendar),
        consequence: state.terms.onDeferralTimeout,
      },
      commitments,
      proofOfService: command.proofOfService,
      creditedAt: creditedAt(command, command.proofOfService),
    },
  };
}

/** A corrected set cannot be wrong where none was asked for, or none could have come, nor in what no notice named (一次告知). */
function groundHolds(state: Case, { ground, stillWrong }: RefuseAcceptance['data']): void {
  if (ground !== 'correctedSetWrong') return;
  const asked = new Set(state.ledger.notices.flatMap(({ listed }) => listed));
  if (stillWrong.some(({ code }) => !asked.has(code)))
    throw reject('application.ground-missing', { ground, lacks: 'correctionNotice' });
  if (state.corrections === 0 && !state.correctionLapsed) {
    throw reject('application.ground-missing', { ground, lacks: 'correctedSet' });
  }
}

/** A case whose first check has ended without an act: silence has accepted it before anything else is decided. */
export function silenceBefore(now: Instant, state: Application, facts: ApplicationKnown): readonly ApplicationEvent[] {
  if (state.status !== 'submitted' || now <= checkLimit(known(state)).at) return [];
  return acceptBySilence(state, facts, now);
}
