import { at } from '@sealtrail/applications/testing';
import type { Event, RecordedEvent } from '@sealtrail/event-sourcing';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { noticeWatch } from './notice-watch';

const asked = (event: Event) => {
  const metadata = { recordedAt: at('2026-03-17') };
  const on = noticeWatch.on as Readonly<
    Record<
      string,
      | ((event: RecordedEvent) => readonly { stream: string; command: { type: string; data: { occasion: string } } }[])
      | undefined
    >
  >;
  return (on[event.type]?.({ ...event, metadata } as unknown as RecordedEvent) ?? []).map(
    ({ stream, command }) => `${stream.split('-')[0]} ${command.type} ${command.data.occasion}`,
  );
};
const [card] = acceptedStory('2026-03-02')
  .until(at('2026-03-17'))
  .cards.filter(({ type }) => type === 'CardIssued');
const data = card?.data ?? {};
const event = (type: string, change: object = {}): Event => ({ type, data: { ...data, ...change } }) as Event;

describe('somebody is told', () => {
  it('of a card that is issued, confirmed or made certain, and of its revocation', () => {
    expect(asked(event('CardIssued'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardConfirmed'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardMadeCertain'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardRevoked', { wasPending: false }))).toEqual(['cardNotices QueueNotices revoked']);
  });

  it('of nothing that is no card yet, or never was one', () => {
    expect(asked(event('CardIssued', { status: 'pending' }))).toEqual([]);
    expect(asked(event('CardRevoked', { wasPending: true }))).toEqual([]);
    expect(asked(event('CardDismissed'))).toEqual([]);
    expect(asked(event('WarningLapsed'))).toEqual([]);
  });
});
