import type { Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type { CardFact, SupervisionEvent } from '@sealtrail/supervision/events';
import { noticesStream, type QueueNotices } from '../domain/notice-commands';
import type { NoticeOccasion } from '../domain/notice-enums';

/** Somebody is to be told of every card that counts, and of its revocation; of one that waits nobody is told. */
export const noticeWatch: Reactor<SupervisionEvent, QueueNotices> = {
  name: 'notice-watch',
  on: {
    CardIssued: (event) => (event.data.status === 'pending' ? [] : [tell('issued', event)]),
    CardConfirmed: (event) => [tell('issued', event)],
    CardMadeCertain: (event) => [tell('issued', event)],
    CardRevoked: (event) => (event.data.wasPending ? [] : [tell('revoked', event)]),
  },
};

const tell = (
  occasion: NoticeOccasion,
  { data: { cardId, applicationId }, metadata: { recordedAt: at } }: RecordedEvent<{ type: string; data: CardFact }>,
): Reaction<QueueNotices> => ({
  stream: noticesStream(cardId),
  command: { type: 'QueueNotices', data: { cardId, applicationId, occasion, at } },
});
