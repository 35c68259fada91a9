import type { Instant, Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type {
  CardFact,
  CardLimits,
  InterviewEvent,
  InterviewFact,
  RedCard,
  SupervisionEvent,
} from '@sealtrail/supervision/events';
import { type CardNoticeCommand, noticesStream, type QueueNotices } from '../domain/notice-commands';
import type { NoticeOccasion } from '../domain/notice-enums';

/** Somebody is to be told of every card that counts, and of what becomes of it; of one that waits nobody is told. */
export const noticeWatch: Reactor<SupervisionEvent | InterviewEvent, CardNoticeCommand> = {
  name: 'notice-watch',
  on: {
    CardIssued: (event) => (event.data.status === 'pending' ? [] : counts(event)),
    CardConfirmed: (event) => counts(event),
    CardMadeCertain: (event) => counts(event),
    CardRevoked: (event) => (event.data.wasPending ? [] : [tell('revoked', event), withdraw(event)]),
    CardExplained: (event) => [withdraw(event)],
    CardAppealed: (event) => [withdraw(event), ...remind('appealDue', event, event.data.decideBy.remindAt)],
    CardAppealDecided: (event) => {
      const { toldAt: about, result, escalated } = event.data;
      return [
        tell('appealDecided', event, { about, result }),
        withdraw(event),
        ...remind('appealDue', event, escalated?.decideBy.remindAt),
      ];
    },
    // Until when an appeal is taken nobody is reminded of.
    CardStepLimitMoved: (event) => {
      const { step, remindAt } = event.data;
      if (step === 'appeal') return [];
      return [withdraw(event), ...remind(step === 'feedback' ? 'feedbackDue' : 'appealDue', event, remindAt)];
    },
    CardStepOverdue: (event) => [withdraw(event)],
    CardReferred: (event) => [tell('referred', event)],
    InterviewDue: ({ data: { cards, ...fact }, metadata }) =>
      ofInterview('interviewDue', fact, { card: cards.at(-1), metadata }),
    InterviewLifted: ({ data: { card, ...fact }, metadata }) =>
      ofInterview('interviewLifted', fact, { card, metadata }),
  },
};

type CardEvent<More = object> = RecordedEvent<{ type: string; data: CardFact & More }>;

type OfCard = { readonly data: Pick<CardFact, 'applicationId' | 'cardId'> } & Pick<CardEvent, 'metadata'>;

const counts = (event: CardEvent<{ readonly limits?: CardLimits | null }>): readonly Reaction<QueueNotices>[] => [
  tell('issued', event),
  ...remind('feedbackDue', event, event.data.limits?.remindAt),
];

/** By a timer, which finds nothing to do where the step was taken, or its limit has moved. */
const remind = (
  occasion: 'appealDue' | 'feedbackDue',
  event: CardEvent,
  at: Instant | null | undefined,
): readonly Reaction<QueueNotices>[] => (at == null ? [] : [{ ...tell(occasion, event, { at }), at }]);

/** A reminder that waits for the morning, or for its next attempt, may be of what is settled by now. */
const withdraw = ({
  data: { cardId, applicationId },
  metadata: { recordedAt: at },
}: CardEvent): Reaction<CardNoticeCommand> => ({
  stream: noticesStream(cardId),
  command: { type: 'WithdrawReminders', data: { cardId, applicationId, at } },
});

function tell(
  occasion: NoticeOccasion,
  { data: { cardId, applicationId }, metadata: { recordedAt } }: OfCard,
  { about = null, result = null, interview = null, at = recordedAt }: Partial<Details> = {},
): Reaction<QueueNotices> {
  return {
    stream: noticesStream(cardId),
    command: { type: 'QueueNotices', data: { cardId, applicationId, occasion, about, result, interview, at } },
  };
}

/** It is told with the card that made it due. */
const ofInterview = (
  occasion: 'interviewDue' | 'interviewLifted',
  { interviewId: about, official, period }: InterviewFact,
  { card, metadata }: { readonly card: RedCard | undefined; readonly metadata: CardEvent['metadata'] },
): readonly Reaction<CardNoticeCommand>[] =>
  card === undefined ? [] : [tell(occasion, { data: card, metadata }, { about, interview: { official, period } })];

type Details = Pick<QueueNotices['data'], 'about' | 'at' | 'interview' | 'result'>;
