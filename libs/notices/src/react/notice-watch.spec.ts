import { at } from '@sealtrail/applications/testing';
import type { Event, RecordedEvent } from '@sealtrail/event-sourcing';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { noticeWatch } from './notice-watch';

const asked = (event: Event) => {
  const metadata = { recordedAt: at('2026-03-17') };
  const on = noticeWatch.on as Readonly<
    Record<
      string,
      | ((
          event: RecordedEvent,
        ) => readonly { stream: string; at?: string; command: { type: string; data: { occasion?: string } } }[])
      | undefined
    >
  >;
  return (on[event.type]?.({ ...event, metadata } as unknown as RecordedEvent) ?? []).map(
    ({ stream, at: due, command }) =>
      `${stream.split('-')[0]} ${command.type} ${command.data.occasion ?? 'withdrawn'}${due === undefined ? '' : ` ${due}`}`,
  );
};
const [card] = acceptedStory('2026-03-02')
  .until(at('2026-03-17'))
  .cards.filter(({ type }) => type === 'CardIssued');
const data = card?.data ?? {};
const event = (type: string, change: object = {}): Event => ({ type, data: { ...data, ...change } }) as Event;

const SETTLED = 'cardNotices WithdrawReminders withdrawn';

describe('somebody is told', () => {
  it('of a card that is issued, confirmed or made certain, and of its revocation', () => {
    expect(asked(event('CardIssued'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardConfirmed'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardMadeCertain'))).toEqual(['cardNotices QueueNotices issued']);
    expect(asked(event('CardRevoked', { wasPending: false }))).toEqual(['cardNotices QueueNotices revoked', SETTLED]);
  });

  it('of nothing that is no card yet, or never was one', () => {
    expect(asked(event('CardIssued', { status: 'pending' }))).toEqual([]);
    expect(asked(event('CardRevoked', { wasPending: true }))).toEqual([]);
    expect(asked(event('CardDismissed'))).toEqual([]);
    expect(asked(event('WarningLapsed'))).toEqual([]);
  });

  it('that the time to answer a card is about to end, by a timer, where the policy reminds', () => {
    const limits = { remindAt: at('2026-03-21', '00:00') };
    expect(asked(event('CardConfirmed', { limits }))).toEqual([
      'cardNotices QueueNotices issued',
      `cardNotices QueueNotices feedbackDue ${at('2026-03-21', '00:00')}`,
    ]);
    expect(asked(event('CardConfirmed', { limits: { remindAt: null } }))).toHaveLength(1);
  });

  it('that the time to decide on an appeal is about to end, also where it was passed on; and as a limit moves', () => {
    const remindAt = at('2026-03-24', '00:00');
    const timer = (occasion: string) => `cardNotices QueueNotices ${occasion} ${remindAt}`;
    expect(asked(event('CardAppealed', { decideBy: { remindAt } }))).toEqual([SETTLED, timer('appealDue')]);
    expect(asked(event('CardAppealed', { decideBy: {} }))).toEqual([SETTLED]);
    const escalated = { decideBy: { remindAt } };
    expect(asked(event('CardAppealDecided', { toldAt: remindAt, result: 'escalated', escalated }))).toEqual([
      'cardNotices QueueNotices appealDecided',
      SETTLED,
      timer('appealDue'),
    ]);
    const moved = (step: string) => asked(event('CardStepLimitMoved', { step, remindAt }));
    expect([moved('feedback'), moved('appealDecision'), moved('appeal')]).toEqual([
      [SETTLED, timer('feedbackDue')],
      [SETTLED, timer('appealDue')],
      [],
    ]);
  });

  it('of the decision on an appeal, and of a referral', () => {
    expect(
      asked(event('CardAppealDecided', { toldAt: at('2026-03-18'), result: 'rejected', escalated: null })),
    ).toEqual(['cardNotices QueueNotices appealDecided', SETTLED]);
    expect(asked(event('CardReferred'))).toEqual(['cardNotices QueueNotices referred']);
  });

  it('that an interview is due, with the card that made it due, and that it is lifted', () => {
    const interview = { interviewId: 'i', department: 'planning', official: null, period: '2026-Q1' };
    const of = (cardId: string) => ({ cardId, applicationId: 'a1' });
    const due = { type: 'InterviewDue', data: { ...interview, cards: [of('c1'), of('c2')] } } as Event;
    expect(asked(due)).toEqual(['cardNotices QueueNotices interviewDue']);
    const lifted = { type: 'InterviewLifted', data: { ...interview, card: of('c1') } } as Event;
    expect(asked(lifted)).toEqual(['cardNotices QueueNotices interviewLifted']);
  });

  it('no more of what is settled by an answer, or over', () => {
    expect(asked(event('CardExplained'))).toEqual([SETTLED]);
    expect(asked(event('CardStepOverdue', { step: 'feedback' }))).toEqual([SETTLED]);
    expect(asked(event('CardAcknowledged'))).toEqual([]);
  });
});
