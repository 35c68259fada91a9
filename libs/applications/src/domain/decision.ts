import type { Instant } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { DecisionOutcome } from './case-enums';
import { type CountedFrom } from './case-fact';
import { closingOf } from './closing';
import type { DecideHandlers } from './decide-handlers';
import type { DecideApplication } from './decision-commands';
import { creditedAt, isReportedOnLaterDay, withinLimit } from './effective-time';
import { certificateId } from './identifiers/certificate-id';
import { awaitedCorrection, findClock } from './ledger';
import { limitWithoutPauses } from './limits';
import { missingMaterials } from './materials';
import { promiseOf } from './policy-promise';
import {
  acceptedCase,
  caseFactOf,
  closingFactOf,
  DECIDING_POSTS,
  existingCase,
  holderOf,
  openCase,
  requireActingOfficer,
  requireNotBefore,
} from './preconditions';
import { countedFromOf } from './receipt-credit';
import { branchDetails, materialDetails } from './refusal-details';
import { endAllSuspensions } from './suspension-end';

/** 送达: within 10 working days from the decision (行政许可法 art. 44). */
const DELIVERY = { days: 10, unit: 'workingDay' } as const;

export const decisionHandlers: DecideHandlers<'DecideApplication' | 'IssueCertificate' | 'DeliverResult'> = {
  DecideApplication: (command, state, context) => {
    const found = decidableCase(state, command.outcome);
    requireActingOfficer(found, context, command, found.terms.department, DECIDING_POSTS);
    requireNotBefore(command.at, lapsedAt(found) ?? found.lastActAt);
    if (command.outcome === 'granted') requireGrantable(found);
    // A decision ends all pauses: a decided case waits for nothing.
    const { events: resumed, ledger } = endAllSuspensions(found, () => true, context, command);
    const { outcome, reasons, legalBasis, remedies, document, proofOfService } = command;
    const fact = closingFactOf(found, context, command);
    const deliveryFrom = deliveryCountedFrom(command, context);
    const delivery = outcome === 'granted' ? limitWithoutPauses(deliveryFrom.on, DELIVERY, context.calendar) : null;
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
          deliveryPromise: delivery && promiseOf('delivery', { from: deliveryFrom.at, atMost: delivery }, context),
          holder: holderOf(found),
          closing: closingOf(found, ledger, context.calendar, command, proofOfService),
        },
      },
    ];
  },

  IssueCertificate: (command, state, context) => {
    const found = existingCase(state);
    if (found.status !== 'granted') throw reject('application.not-granted', { status: found.status });
    const { certificateNumber, certificateType, validFrom, validTo } = command;
    if (found.certificateNumber === certificateNumber) return [];
    if (found.certificateNumber !== null) {
      throw reject('application.certificate-issued', { certificateNumber: found.certificateNumber });
    }
    requireActingOfficer(found, context, command, found.terms.department);
    requireNotBefore(command.at, found.lastActAt);
    const { issuer, serial } = command;
    return [
      {
        type: 'CertificateIssued',
        data: {
          ...caseFactOf(found, context, command),
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

  DeliverResult: (command, state, context) => {
    const found = existingCase(state);
    if (found.status !== 'granted') throw reject('application.not-granted', { status: found.status });
    if (found.delivered) throw reject('application.delivered');
    requireActingOfficer(found, context, command, found.terms.department);
    requireNotBefore(command.at, found.lastActAt);
    const { proofOfService } = command;
    const limit = findClock(found.ledger, 'delivery')?.statutory ?? null;
    return [
      {
        type: 'ResultDelivered',
        data: {
          ...closingFactOf(found, context, command),
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
          withinLimit: withinLimit(limit, command, proofOfService),
        },
      },
    ];
  },
};

/** The delivery limit starts when the decision counts: for one reported on a later day, at its recording or the time its proof shows. */
const deliveryCountedFrom = (told: DecideApplication['data'], { calendar }: ApplicationDecisionContext): CountedFrom =>
  countedFromOf(isReportedOnLaterDay(told, calendar.zone) ? creditedAt(told, told.proofOfService) : told.at, calendar);

/** A case under review, or one whose applicant has not corrected it in time, which can be refused without a review. */
function decidableCase(state: Application, outcome: DecisionOutcome): Case {
  const found = openCase(state);
  return outcome === 'refused' && lapsedAt(found) !== null ? found : acceptedCase(found);
}

/** When the applicant's time to correct lapsed, in a case that waits for a person because of it. */
const lapsedAt = ({ status, correctionLapsed, ledger }: Case): Instant | null =>
  status === 'correctionPending' && correctionLapsed ? (awaitedCorrection(ledger)?.statutory?.at ?? null) : null;

/** A grant needs every opinion and every material; a disagreement blocks it. */
function requireGrantable(state: Case): void {
  const disagreeing = state.branches.filter(({ opinion }) => opinion === 'disagree').map(({ id }) => id);
  if (disagreeing.length > 0) {
    throw reject('application.disagreement', { steps: branchDetails(state, disagreeing) });
  }
  const said = new Set(state.branches.filter(({ opinion }) => opinion !== null).map(({ id }) => id));
  const steps = state.terms.stages.flatMap(({ branches }) => branches).map(({ id }) => id);
  const waiting = steps.filter((id) => !said.has(id));
  if (waiting.length > 0) {
    throw reject('application.steps-open', { steps: branchDetails(state, waiting) });
  }
  const missing = missingMaterials(state);
  if (missing.length > 0) {
    throw reject('application.materials-missing', { codes: missing, materials: materialDetails(state.terms, missing) });
  }
}
