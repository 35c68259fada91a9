import { at } from '@sealtrail/applications/testing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { noticeUpcasters } from './notice-upcasters';

it('a notice from before bodies and quiet hours were in it reads as it was told by: to the supervising body, not by night', async () => {
  const events = new InMemoryEventStore();
  const told = (department: string | null) => ({
    type: 'NoticeQueued',
    data: { noticeId: 'n', cardId: 'k', occasion: 'issued', recipient: { department, official: null } },
  });
  await writeFacts(events, 'cardNotices-k', [told('planning'), told(null)] as never, at('2026-03-17'));
  const read = await new UpcastingEventStore(events, noticeUpcasters).read('cardNotices-k');
  expect(read.map(({ data }) => data)).toMatchObject([
    { about: null, quietHours: { from: '21:00', to: '08:00' }, recipient: { department: 'planning', body: null } },
    { about: null, recipient: { department: null, body: 'supervisor' } },
  ]);
});

it('a notice of today reads as it was written, in the order of its members too', async () => {
  const events = new InMemoryEventStore();
  const recipient = { department: null, official: null, body: 'discipline' };
  const data = {
    noticeId: 'n',
    cardId: 'k',
    occasion: 'referred',
    about: null,
    recipient,
    quietHours: null,
    post: 'x',
  };
  await writeFacts(events, 'cardNotices-k', [{ type: 'NoticeQueued', data }] as never, at('2026-03-17'));
  const [read] = await new UpcastingEventStore(events, noticeUpcasters).read('cardNotices-k');
  expect(JSON.stringify(read?.data)).toBe(JSON.stringify(data));
});
