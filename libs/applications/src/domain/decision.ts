import type { Consequence } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import {
  acceptedCase,
  DECIDING_POSTS,
  endingFactOf,
  factOf,
  holderOf,
  known,
  mayAct,
  mayTakeIn,
  notBefore,
  openCase,
} from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { Rows } from './application-rows';
import { type Closing, type CountedFrom, isApplicantsPortal, type ProofOfService } from './case-fact';
import type { DecisionOutcome, RequestForm, TerminationGround } from './case-words';
import { closingOf } from './closing';
import { creditedAt, isToldLate, withinLimit } from './credited-at';
import type { DecideApplication, TerminateApplication, WithdrawApplication } from './decision-commands';
import type { EndedBeforeSilence } from './decision-events';
import { afterSilence, closingBeforeReview, undoing } from './first-check';
import { certificateId } from './identifiers/certificate-id';
import { awaitedCorrection, findClock } from './ledger';
import { plainLimit } from './limits';
import { missingMaterials } from './materials';
import { promiseOf } from './policy-promise';
import { creditOn } from './receipt-credit';
import { resumeAll } from './suspension';
import type { When } from './telling';
import { namedMaterials, namedSteps } from './what-is-missing';

/** 送达: within 10 working days from the decision (行政许可法 art. 44). */
const DELIVERY = { days: 10, unit: 'workingDay' } as const;

export const decision: Rows<'DecideApplication' | 'IssueCertificate' | 'DeliverResult'> = {
  DecideApplication: (command, state, facts) => {
    const found = decidable(state, command.outcome);
    mayAct(found, facts, command, found.terms.department, DECIDING_POSTS);
    notBefore(command.at, lapsedAt(found) ?? found.lastStepAt);
    if (command.outcome === 'granted') mayGrant(found);
    // Deciding ends whatever still stood still: a decided case waits for nothing.
    const { events: resumed, ledger } = resumeAll(found, () => true, facts, command);
    const { outcome, reasons, legalBasis, remedies, document, proofOfService } = command;
    const fact = endingFactOf(found, facts, command);
    const deliveryFrom = deliveredFrom(command, facts);
    const delivery = outcome === 'granted' ? plainLimit(deliveryFrom.on, DELIVERY, facts.calendar) : null;
    return [
      ...resumed,
      {
        type: 'DecisionMade',
        data: {
          ...fact,
          outcome,
          approval: command.approval,
          reasons,
          legalBasis,
          remedies,
          document,
          proofOfService,
          delivery,
          ...(delivery && { deliveryFrom }),
          deliveryPromise: delivery && promiseOf('delivery', { from: deliveryFrom.at, atMost: delivery }, facts),
          holder: holderOf(found),
          closing: closingOf(found, ledger, facts.calendar, command, proofOfService),
        },
      },
    ];
  },

  IssueCertificate: (command, state, facts) => {
    const found = known(state);
    if (found.status !== 'granted') throw reject('application.not-granted', { status: found.status });
    const { certificateNumber, certificateType, validFrom, validTo } = command;
    if (found.certificateNumber === certificateNumber) return [];
    if (found.certificateNumber !== null) {
      throw reject('application.certificate-issued', { certificateNumber: found.certificateNumber });
    }
    mayAct(found, facts, command, found.terms.department);
    notBefore(command.at, found.lastStepAt);
    const { issuer, serial } = command;
    return [
      {
        type: 'CertificateIssued',
        data: {
          ...factOf(found, facts, command),
          certificateNumber,
          certificateId: certificateId({ type: certificateType, issuer, serial, version: 1 }),
          certificateType,
          holderSubjectId: found.applicantSubjectId,
          validFrom,
          validTo,
        },
      },
    ];
  },

  DeliverResult: (command, state, facts) => {
    const found = known(state);
    if (found.status !== 'granted') throw reject('application.not-granted', { status: found.status });
    if (found.delivered) throw reject('application.delivered');
    mayAct(found, facts, command, found.terms.department);
    notBefore(command.at, found.lastStepAt);
    const { proofOfService } = command;
    const limit = findClock(found.ledger, 'delivery')?.statutory ?? null;
    return [
      {
        type: 'ResultDelivered',
        data: {
          ...endingFactOf(found, facts, command),
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
          withinLimit: withinLimit(limit, command, proofOfService),
        },
      },
    ];
  },
};

/** Nobody is late with the service of a decision before that counts: one told on a later day, from its recording or its proof. */
const deliveredFrom = (told: DecideApplication['data'], { calendar }: ApplicationKnown): CountedFrom =>
  creditOn(isToldLate(told, calendar.zone) ? creditedAt(told, told.proofOfService) : told.at, calendar);

/** A case under review, or one whose applicant has not corrected it in time: that is refused without a review. */
function decidable(state: Application, outcome: DecisionOutcome): Case {
  const found = openCase(state);
  return outcome === 'refused' && lapsedAt(found) !== null ? found : acceptedCase(found);
}

/** When the applicant's time to correct lapsed, in a case that waits for a person because of it. */
const lapsedAt = ({ status, correctionLapsed, ledger }: Case): Instant | null =>
  status === 'correctionPending' && correctionLapsed ? (awaitedCorrection(ledger)?.statutory?.at ?? null) : null;

/** 容缺: deferred materials have not come in time, and a person has to draw the consequence. */
const deferralWaits = ({ deferralLapsed, deferred }: Case): boolean => deferralLapsed && deferred.length > 0;

/** The consequences of a lapse that end the case without a decision. @throws {Rejection} `application.deferral-not-lapsed` */
function groundOfTermination(state: Case, { ground }: TerminateApplication['data']): TerminationGround | null {
  const fits = state.deferralConsequence === 'returned' || state.deferralConsequence === 'acceptanceCancelled';
  if (ground !== null && !(deferralWaits(state) && fits)) {
    const { deferred, deferralConsequence: consequence } = state;
    throw reject('application.deferral-not-lapsed', { materials: namedMaterials(state.terms, deferred), consequence });
  }
  return ground;
}

/** What an item makes of a lapse, where a person has to draw it; `null`: nothing has lapsed. */
const consequenceOf = (state: Case): Consequence | null =>
  deferralWaits(state) ? state.deferralConsequence : state.correctionLapsed ? state.terms.onCorrectionTimeout : null;

/**
 * Where a lapse leads to a termination or a refusal, the unit gives reasons and remedies (行政许可法 art. 38): it records no
 * withdrawal in their place, but for the applicant's own, by their portal or with their paper.
 *
 * @throws {Rejection} `application.lapse-has-its-act`
 */
function mayFollowLapse(state: Case, command: WithdrawApplication['data']): void {
  const consequence = consequenceOf(state);
  if (consequence === null || requestOf(command, state) !== 'unshown') return;
  throw reject('application.lapse-has-its-act', {
    consequence,
    act: consequence === 'refused' ? 'decision' : 'termination',
  });
}

/** A grant waits for every opinion and every material; a disagreement blocks it. */
function mayGrant(state: Case): void {
  const disagreeing = state.branches.filter(({ opinion }) => opinion === 'disagree').map(({ id }) => id);
  if (disagreeing.length > 0) {
    throw reject('application.disagreement', { steps: namedSteps(state, disagreeing) });
  }
  const said = new Set(state.branches.filter(({ opinion }) => opinion !== null).map(({ id }) => id));
  const steps = state.terms.stages.flatMap(({ branches }) => branches).map(({ id }) => id);
  const waiting = steps.filter((id) => !said.has(id));
  if (waiting.length > 0) {
    throw reject('application.steps-open', { steps: namedSteps(state, waiting) });
  }
  const missing = missingMaterials(state);
  if (missing.length > 0) {
    throw reject('application.materials-missing', { codes: missing, materials: namedMaterials(state.terms, missing) });
  }
}

/**
 * 撤回 is the applicant's: whoever else tells of it shows a paper of theirs, or it stands as unshown. As the item's own
 * consequence of deferred materials that did not come it needs nobody's wish.
 */
function requestOf({ toldBy, document }: WithdrawApplication['data'], state: Case): RequestForm | null {
  if (isApplicantsPortal(toldBy)) return 'applicant';
  if (document !== null) return 'onPaper';
  return deferralWaits(state) && state.deferralConsequence === 'withdrawn' ? null : 'unshown';
}

/** Proved to have come before the silence that accepted the case: as if it had been told at once, it was never accepted. */
function endingOf(
  state: Case,
  { calendar }: ApplicationKnown,
  when: When,
  proof: ProofOfService | null,
): EndedBeforeSilence & { readonly closing: Closing } {
  if (afterSilence(state, when, proof) !== 'proved') {
    return { closing: closingOf(state, state.ledger, calendar, when, proof) };
  }
  const closing = closingBeforeReview(state, calendar, when, proof);
  return { replacesDeemed: true, ...undoing(state, true), closing };
}

export const ending: Rows<'WithdrawApplication' | 'TerminateApplication'> = {
  WithdrawApplication: (command, state, facts) => {
    const found = openCase(state);
    mayTakeIn(found, facts, command);
    mayFollowLapse(found, command);
    notBefore(command.at, found.lastStepAt);
    return [
      {
        type: 'ApplicationWithdrawn',
        data: {
          ...endingFactOf(found, facts, command),
          reason: command.reason,
          lapsed: found.correctionLapsed || deferralWaits(found),
          request: requestOf(command, found),
          document: command.document,
          proofOfService: command.proofOfService,
          ...endingOf(found, facts, command, command.proofOfService),
        },
      },
    ];
  },

  TerminateApplication: (command, state, facts) => {
    const found = openCase(state);
    mayAct(found, facts, command, found.terms.department, DECIDING_POSTS);
    const ground = groundOfTermination(found, command);
    notBefore(command.at, found.lastStepAt);
    const { reason, legalBasis, document, remedies, proofOfService } = command;
    return [
      {
        type: 'ApplicationTerminated',
        data: {
          ...endingFactOf(found, facts, command),
          approval: command.approval,
          reason,
          legalBasis,
          document,
          ground,
          remedies,
          proofOfService,
          ...endingOf(found, facts, command, proofOfService),
        },
      },
    ];
  },
};
