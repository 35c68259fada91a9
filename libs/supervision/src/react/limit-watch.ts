import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Reaction, Reactor, Recorded } from '@sealtrail/event-sourcing';
import type { ChecksScheduled } from '../domain/card-events';
import { type CheckLimits, supervisionStream } from '../domain/supervision-commands';

/** Facts of law of an instant come first (rank 0): the cards look at what they have made of the case. */
const AFTER_THE_LAW = 1;

const look = ({ data, metadata }: Recorded<{ type: string; data: CaseFact }>): readonly Reaction<CheckLimits>[] => [
  {
    stream: supervisionStream(data.applicationId),
    command: { type: 'CheckLimits', data: { at: metadata.recordedAt } },
  },
];

/**
 * Looks at a case whenever one of its clocks starts, ends, moves or changes hands, and at every instant at which a card
 * may fall. The timer knows no rule: it only says what time it is.
 */
export const limitWatch: Reactor<ApplicationEvent | ChecksScheduled, CheckLimits> = {
  name: 'limit-watch',
  on: {
    ApplicationSubmitted: look,
    ReceiptConfirmed: look,
    CorrectionNoticeIssued: look,
    CorrectionReceived: look,
    ApplicationAccepted: look,
    ApplicationNotAccepted: look,
    FileHandedOver: look,
    StageStarted: look,
    OpinionGiven: look,
    SuspensionStarted: look,
    SuspensionNoticeGiven: look,
    SuspensionProlonged: look,
    SuspensionEnded: look,
    ApplicationExtended: look,
    LimitsMoved: look,
    HandlerAssigned: look,
    DecisionMade: look,
    ResultDelivered: look,
    ApplicationWithdrawn: look,
    ApplicationReturned: look,
    ApplicationTerminated: look,
    ApprovalConfirmed: look,
    ApprovalDisowned: look,
    ProofPutToReview: look,
    ProofAdded: look,
    ProofReviewed: look,
    ChecksScheduled: ({ data: { applicationId, instants } }) =>
      instants.map((at) => ({
        stream: supervisionStream(applicationId),
        at,
        rank: AFTER_THE_LAW,
        command: { type: 'CheckLimits', data: { at } },
      })),
  },
};
