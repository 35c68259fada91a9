import type { Instant } from '@sealtrail/event-sourcing';
import { type CardIssued, noLife } from '@sealtrail/supervision/events';
import { noticeDecider } from './domain/notice-decider';
import type { NoticeEvent } from './domain/notice-events';

type Outcome = 'queued' | 'told' | 'unreachable';

/** That whoever is charged is told of a card, and what became of it. */
export function noticesOf(card: CardIssued['data'], at: Instant, outcome: Outcome): readonly NoticeEvent[] {
  const { cardId, applicationId, department, official } = card;
  const addressees = [{ post: 'officer', recipient: { department, official, body: null } }] as const;
  const known = {
    zone: 'Asia/Shanghai',
    card: { fact: card, life: noLife, counts: true },
    quietHours: null,
    addressees,
  };
  const told = { cardId, applicationId, occasion: 'issued', about: null, result: null, interview: null, at } as const;
  const queued = noticeDecider.decide.QueueNotices(told, noticeDecider.initial, known);
  const [first] = queued;
  if (first?.type !== 'NoticeQueued' || outcome === 'queued') return queued;
  const state = noticeDecider.evolve.NoticeQueued(noticeDecider.initial, first.data);
  const report = { noticeId: first.data.noticeId, channel: 'sms', by: 'key', at } as const;
  const { ReportNoticeTold: tell, ReportNoticeFailed: fail } = noticeDecider.decide;
  return outcome === 'told'
    ? [...queued, ...tell({ ...report, receipt: 'r1' }, state, known)]
    : [...queued, ...fail({ ...report, reason: 'unreachable', detail: null }, state, known)];
}
