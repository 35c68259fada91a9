import { entityIdOf, type Publications, publish } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from './domain/application-events';
import { shownOf } from './read/get-history';

/** Every fact of a case, as its history shows it. */
const TYPES: Readonly<Record<ApplicationEvent['type'], true>> = {
  ApplicationAccepted: true,
  ApplicationExtended: true,
  ApplicationNotAccepted: true,
  ApplicationReopened: true,
  ApplicationReturned: true,
  ApplicationSubmitted: true,
  ApplicationTerminated: true,
  ApplicationWithdrawn: true,
  ApprovalConfirmed: true,
  ApprovalDisowned: true,
  CalendarChangeNotApplied: true,
  CertificateIssued: true,
  ClosingReassessed: true,
  CorrectedOnTheSpot: true,
  CorrectionLapsed: true,
  CorrectionNoticeIssued: true,
  CorrectionReceived: true,
  DecisionMade: true,
  DeferralLapsed: true,
  FileHandedOver: true,
  HandlerAssigned: true,
  LapseHeldBack: true,
  LateReportRecorded: true,
  LimitPassed: true,
  LimitPassingUndone: true,
  LimitsMoved: true,
  MaterialAdded: true,
  OpinionGiven: true,
  ProofAdded: true,
  ProofPutToReview: true,
  ProofReviewed: true,
  ReceiptConfirmed: true,
  ResultDelivered: true,
  StageStarted: true,
  SuccessorAnnounced: true,
  SuccessorFiled: true,
  SuspensionEnded: true,
  SuspensionNoticeGiven: true,
  SuspensionProlonged: true,
  SuspensionStarted: true,
  VisitRecorded: true,
};

export const published: Publications = publish<ApplicationEvent>(Object.keys(TYPES) as ApplicationEvent['type'][], {
  audience: 'case',
  bounds: { by: 'case', id: ({ stream }) => entityIdOf(stream) },
  shown: shownOf,
});
