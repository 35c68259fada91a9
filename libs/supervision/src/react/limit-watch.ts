import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type { ChecksScheduled } from '../domain/card-events';
import { type CheckLimits, supervisionStream } from '../domain/supervision-commands';

/** Legal consequences due at the same instant (rank 0, deemed acceptance and the like) come first. */
const AFTER_LEGAL_FACTS = 1;

const checkNow = ({
  data,
  metadata,
}: RecordedEvent<{ type: string; data: CaseFact }>): readonly Reaction<CheckLimits>[] => [
  {
    stream: supervisionStream(data.applicationId),
    command: { type: 'CheckLimits', data: { at: metadata.recordedAt } },
  },
];

/**
 * Checks a case whenever one of its clocks starts, ends, moves or changes hands, and at every instant at which a card may
 * fall. The timer knows no rule: it only says what time it is.
 */
export const limitWatch: Reactor<ApplicationEvent | ChecksScheduled, CheckLimits> = {
  name: 'limit-watch',
  on: {
    ApplicationSubmitted: checkNow,
    ReceiptConfirmed: checkNow,
    CorrectionNoticeIssued: checkNow,
    CorrectionReceived: checkNow,
    ApplicationAccepted: checkNow,
    ApplicationNotAccepted: checkNow,
    FileHandedOver: checkNow,
    StageStarted: checkNow,
    OpinionGiven: checkNow,
    SuspensionStarted: checkNow,
    SuspensionNoticeGiven: checkNow,
    SuspensionProlonged: checkNow,
    SuspensionEnded: checkNow,
    ApplicationExtended: checkNow,
    LimitsMoved: checkNow,
    HandlerAssigned: checkNow,
    DecisionMade: checkNow,
    ResultDelivered: checkNow,
    ApplicationWithdrawn: checkNow,
    ApplicationReturned: checkNow,
    ApplicationTerminated: checkNow,
    ApprovalConfirmed: checkNow,
    ApprovalDisowned: checkNow,
    ProofPutToReview: checkNow,
    ProofAdded: checkNow,
    ProofReviewed: checkNow,
    ChecksScheduled: ({ data: { applicationId, instants } }) =>
      instants.map((at) => ({
        stream: supervisionStream(applicationId),
        at,
        rank: AFTER_LEGAL_FACTS,
        command: { type: 'CheckLimits', data: { at } },
      })),
  },
};
