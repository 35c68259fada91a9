import { at } from '@sealtrail/applications/testing';
import { decide, fold, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { acceptedStory } from '@sealtrail/supervision/testing';
import type { ReportNoticeFailed } from './notice-commands';
import { type NoticeDecisionContext, noticeDecider } from './notice-decider';
import type { NoticeEvent, NoticeFailed, NoticeQueued } from './notice-events';

const story = acceptedStory('2026-03-02').until(at('2026-03-17', '00:00'));
const card = story.issued.find(({ level }) => level === 'yellow');
if (card === undefined) throw new Error('no yellow card fell');
const { cardId, applicationId } = card;

const li = { post: 'officer', recipient: { department: 'planning', official: 'li' } } as const;
const body = { post: 'supervisor', recipient: { department: null, official: null } } as const;
const known: NoticeDecisionContext = { zone: 'Asia/Shanghai', card, addressees: [li, body] };
const rules = specify(noticeDecider);
const notice = { given: (...past: readonly NoticeEvent[]) => rules.given(...past).withContext(known) };

const MIDNIGHT = at('2026-03-17', '00:00');
const queue = { type: 'QueueNotices', data: { cardId, applicationId, occasion: 'issued', at: MIDNIGHT } } as const;
const decided = noticeDecider.decide.QueueNotices(queue.data, new Map(), known) as readonly NoticeQueued[];
const [first] = decided;
if (first === undefined) throw new Error('nobody is told');
const { noticeId } = first.data;

const report = { noticeId, channel: 'sms', by: 'key' } as const;
const told = (receipt: string, when = at('2026-03-17', '08:05')) =>
  ({ type: 'ReportNoticeTold', data: { ...report, receipt, at: when } }) as const;
const failed = (reason: ReportNoticeFailed['data']['reason'], when = at('2026-03-17', '08:05')) =>
  ({ type: 'ReportNoticeFailed', data: { ...report, reason, detail: written('关机'), at: when } }) as const;

type Report = ReturnType<typeof told> | ReturnType<typeof failed>;

const after = (...commands: readonly Report[]): readonly NoticeEvent[] => {
  const past: NoticeEvent[] = [...decided];
  for (const command of commands) past.push(...decide(noticeDecider, command, fold(noticeDecider, past), known));
  return past;
};

describe('notices of a card', () => {
  it('are queued for each who is told, once, and due outside the quiet hours', () => {
    expect(decided.map(({ data }) => [data.post, data.recipient.official, data.dueAt])).toEqual([
      ['officer', 'li', at('2026-03-17', '08:00')],
      ['supervisor', null, at('2026-03-17', '08:00')],
    ]);
    expect(new Set(decided.map(({ data }) => data.noticeId)).size).toBe(2);
    notice
      .given(...decided)
      .when(queue)
      .thenNothing();
  });

  it('say what fell, and nothing of who applied', () => {
    expect(Object.keys(first.data.text.parameters).toSorted()).toEqual([
      'department',
      'fellOn',
      'item',
      'level',
      'number',
      'rule',
    ]);
  });

  it('are told by a receipt: the same again is nothing, another is refused', () => {
    const [event] = after(told('r1')).slice(2);
    expect(event).toMatchObject({ type: 'NoticeTold', data: { noticeId, receipt: 'r1', toldOn: '2026-03-17' } });
    notice
      .given(...after(told('r1')))
      .when(told('r1'))
      .thenNothing();
    notice
      .given(...after(told('r1')))
      .when(told('r2'))
      .thenRejected('notice.told-already');
    notice
      .given(...after(told('r1')))
      .when(failed('outage'))
      .thenRejected('notice.told-already');
    notice
      .given(...decided)
      .when(told('\u200b'))
      .thenRejected('notice.receipt-missing');
    notice
      .given(...decided)
      .when(told('r1', at('2026-03-16')))
      .thenRejected('notice.before-queued');
    notice.given().when(told('r1')).thenRejected('notice.not-found');
  });

  it('are tried again later and later, never in the quiet hours, and given up at last', () => {
    const retries = (events: readonly NoticeEvent[]) =>
      events.flatMap((event) => (event.type === 'NoticeFailed' ? [(event as NoticeFailed).data.retryAt] : []));
    const times = ['08:05', '08:10', '08:25', '20:30'].map((time) => failed('unreachable', at('2026-03-17', time)));
    const last = failed('unreachable', at('2026-03-18', '08:00'));
    expect(retries(after(...times, last))).toEqual([
      at('2026-03-17', '08:10'),
      at('2026-03-17', '08:25'),
      at('2026-03-17', '09:25'),
      at('2026-03-18', '08:00'),
      null,
    ]);
    expect(retries(after(failed('noAddress')))).toEqual([null]);
    // Given up is given up: nothing is tried again, and no further failure is kept.
    expect(
      after(failed('noAddress'), failed('unreachable')).filter(({ type }) => type === 'NoticeFailed'),
    ).toHaveLength(1);
    notice
      .given(...after(...times, last))
      .when(failed('outage', at('2026-03-18', '09:00')))
      .thenNothing();
    // What nobody tries any more a person may still tell.
    expect(after(failed('noAddress'), told('paper-1')).at(-1)?.type).toBe('NoticeTold');
  });
});
