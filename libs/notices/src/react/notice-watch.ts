import type { Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
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
    CardAppealDecided: (event) => {
      const { toldAt: about, result } = event.data;
      return [tell('appealDecided', event, { about, result })];
    },
    CardReferred: (event) => [tell('referred', event)],
  },
};

type CardEvent<More = object> = RecordedEvent<{ type: string; data: CardFact & More }>;

/** A reminder comes by its timer, and finds nothing to do where the card was answered. */
function counts(event: CardEvent<{ readonly limits?: CardLimits | null }>): readonly Reaction<QueueNotices>[] {
  const remindAt = event.data.limits?.remindAt ?? null;
  return [
    tell('issued', event),
    ...(remindAt === null ? [] : [{ ...tell('feedbackDue', event, { at: remindAt }), at: remindAt }]),
  ];
}

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
