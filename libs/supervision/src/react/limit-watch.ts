import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Instant, Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from '../domain/card-events';
import type { CardLimits } from '../domain/card-life/life-events';
import { type CheckLimits, supervisionStream } from '../domain/supervision-commands';

/** Legal consequences due at the same instant (rank 0, deemed acceptance and the like) come first. */
const AFTER_LEGAL_FACTS = 1;

/** At once. */
const checkAsOf = (applicationId: string, at: Instant): Reaction<CheckLimits> => ({
  stream: supervisionStream(applicationId),
  command: { type: 'CheckLimits', data: { at } },
});

const checkNow = ({
  data,
  metadata,
}: RecordedEvent<{ type: string; data: CaseFact }>): readonly Reaction<CheckLimits>[] => [
  checkAsOf(data.applicationId, metadata.recordedAt),
];

const checkAt = (applicationId: string, at: Instant): Reaction<CheckLimits> => ({
  stream: supervisionStream(applicationId),
  at,
  rank: AFTER_LEGAL_FACTS,
  command: { type: 'CheckLimits', data: { at } },
});

type Answerable = { readonly applicationId: string; readonly limits?: CardLimits | null };

const whenAnswered = ({ applicationId, limits }: Answerable): readonly Reaction<CheckLimits>[] =>
  limits == null ? [] : [checkAt(applicationId, limits.feedback.limit.at)];

/**
 * Checks a case whenever one of its clocks starts, ends, moves or changes hands, at every instant at which a card may
 * fall, and when the limit of a step in the life of one ends. The timer knows no rule: it only says what time it is.
 */
export const limitWatch: Reactor<ApplicationEvent | SupervisionEvent, CheckLimits> = {
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
    ChecksScheduled: ({ data: { applicationId, instants } }) => instants.map((at) => checkAt(applicationId, at)),
    CardIssued: ({ data }) => whenAnswered(data),
    CardConfirmed: ({ data }) => whenAnswered(data),
    CardMadeCertain: ({ data }) => whenAnswered(data),
    CardExplained: ({ data: { applicationId, toldAt } }) => [checkAsOf(applicationId, toldAt)],
    CardAppealed: ({ data: { applicationId, toldAt, decideBy } }) => [
      checkAsOf(applicationId, toldAt),
      checkAt(applicationId, decideBy.limit.at),
    ],
    // What a person revokes asks for no answer any more; the computation looks at that itself.
    CardRevoked: ({ data: { applicationId, cause, revokedAt } }) =>
      cause === 'decision' ? [checkAsOf(applicationId, revokedAt)] : [],
    CardAppealDecided: ({ data: { applicationId, escalated } }) =>
      escalated === null ? [] : [checkAt(applicationId, escalated.decideBy.limit.at)],
    CardStepLimitMoved: ({ data: { applicationId, step, to } }) =>
      step === 'appeal' ? [] : [checkAt(applicationId, to.at)],
  },
};
