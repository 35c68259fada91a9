import type { Instant, Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type { CardFact, CardLimits, SupervisionEvent } from '@sealtrail/supervision/events';
import { noticesStream, type QueueNotices } from '../domain/notice-commands';
import type { NoticeOccasion } from '../domain/notice-enums';

/** Somebody is to be told of every card that counts, and of what becomes of it; of one that waits nobody is told. */
export const noticeWatch: Reactor<SupervisionEvent, QueueNotices> = {
  name: 'notice-watch',
  on: {
    CardIssued: (event) => (event.data.status === 'pending' ? [] : counts(event)),
    CardConfirmed: (event) => counts(event),
    CardMadeCertain: (event) => counts(event),
    CardRevoked: (event) => (event.data.wasPending ? [] : [tell('revoked', event)]),
    CardAppealed: (event) => remind('appealDue', event, event.data.decideBy.remindAt),
    CardAppealDecided: (event) => {
      const { toldAt: about, result, escalated } = event.data;
      return [
        tell('appealDecided', event, { about, result }),
        ...remind('appealDue', event, escalated?.decideBy.remindAt),
      ];
    },
    // Until when an appeal is taken nobody is reminded of.
    CardStepLimitMoved: (event) => {
      const { step, remindAt } = event.data;
      return step === 'appeal' ? [] : remind(step === 'feedback' ? 'feedbackDue' : 'appealDue', event, remindAt);
    },
    CardReferred: (event) => [tell('referred', event)],
  },
};

type CardEvent<More = object> = RecordedEvent<{ type: string; data: CardFact & More }>;

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

function tell(
  occasion: NoticeOccasion,
  { data: { cardId, applicationId }, metadata: { recordedAt } }: CardEvent,
  { about = null, result = null, at = recordedAt }: Partial<Details> = {},
): Reaction<QueueNotices> {
  return {
    stream: noticesStream(cardId),
    command: { type: 'QueueNotices', data: { cardId, applicationId, occasion, about, result, at } },
  };
}

type Details = Pick<QueueNotices['data'], 'about' | 'at' | 'result'>;
