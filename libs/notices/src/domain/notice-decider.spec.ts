import { at } from '@sealtrail/applications/testing';
import { decide, fold, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { acceptedStory } from '@sealtrail/supervision/testing';
import type { ReportNoticeFailed } from './notice-commands';
import { type NoticeDecisionContext, noticeDecider } from './notice-decider';
import type { NoticeEvent, NoticeFailed, NoticeQueued } from './notice-events';
import { scopedNotice } from './scoped-notice';

const story = acceptedStory('2026-03-02').until(at('2026-03-17', '00:00'));
const card = story.issued.find(({ level }) => level === 'yellow');
if (card === undefined) throw new Error('no yellow card fell');
const { cardId, applicationId } = card;

const li = { post: 'officer', recipient: { department: 'planning', official: 'li', body: null } } as const;
const body = { post: 'supervisor', recipient: { department: null, official: null, body: 'supervisor' } } as const;
const [ofStory] = story.state.cards.filter(({ fact }) => fact.cardId === cardId);
if (ofStory === undefined) throw new Error('the card is in no state');
const { fact, life } = ofStory;
const known: NoticeDecisionContext = {
  zone: 'Asia/Shanghai',
  card: { fact, life, counts: true },
  quietHours: { from: '21:00', to: '08:00' },
  addressees: [li, body],
};
const rules = specify(noticeDecider);
const notice = { given: (...past: readonly NoticeEvent[]) => rules.given(...past).withContext(known) };

const MIDNIGHT = at('2026-03-17', '00:00');
const once = { cardId, applicationId, about: null, result: null, interview: null } as const;
const queue = { type: 'QueueNotices', data: { ...once, occasion: 'issued', at: MIDNIGHT } } as const;
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

  it('remind of the answer while it is due, and of none that was given, is over or counts no more', () => {
    const remind = (when = at('2026-03-21', '00:00')) =>
      ({ type: 'QueueNotices', data: { ...once, occasion: 'feedbackDue', at: when } }) as const;
    const reminded = (card: NoticeDecisionContext['card'], command = remind()) =>
      noticeDecider.decide.QueueNotices(command.data, new Map(), { ...known, card });
    const [event] = reminded(known.card) as readonly NoticeQueued[];
    expect(event?.data.text).toMatchObject({
      code: 'notice.card-feedback-due',
      parameters: { until: '2026-03-23', number: fact.number },
    });
    const answered = life.feedback && { ...life.feedback, answeredAt: at('2026-03-19') };
    expect(reminded({ fact, counts: true, life: { ...life, feedback: answered } })).toEqual([]);
    expect(reminded({ fact, life, counts: false })).toEqual([]);
    expect(reminded(known.card, remind(at('2026-03-24', '00:00')))).toEqual([]);
  });

  it('remind of nothing before the day of the reminder, where a day off has moved it, or an older card has none', () => {
    const early = {
      type: 'QueueNotices',
      data: { ...once, occasion: 'feedbackDue', at: at('2026-03-20', '00:00') },
    } as const;
    const { feedback } = life;
    if (feedback === null) throw new Error('the card asks for no answer');
    expect(feedback.remindAt).toBe(at('2026-03-21', '00:00'));
    const asked = (remindAt: string | null) =>
      noticeDecider.decide.QueueNotices(early.data, new Map(), {
        ...known,
        card: { fact, counts: true, life: { ...life, feedback: { ...feedback, remindAt } } },
      });
    expect([asked(feedback.remindAt), asked(null)]).toEqual([[], []]);
    expect(asked(at('2026-03-20', '00:00'))).toHaveLength(2);
  });

  it('remind of the decision on an appeal, again where it was passed on, and of none that is decided', () => {
    const when = at('2026-03-24', '00:00');
    const remind = { ...once, occasion: 'appealDue', at: when } as const;
    const limit = { days: 5, unit: 'workingDay', date: '2026-03-24', at: at('2026-03-25', '00:00') } as const;
    const decideBy = { from: '2026-03-17', limit, remindAt: when, overdue: false };
    const appealed = (state: 'escalated' | 'rejected' | 'running', escalatedFrom: string | null) => {
      const appeal = { state, at: at('2026-03-17', '10:00'), decideBy, escalatedFrom };
      return { ...known, card: { fact, counts: true, life: { ...life, appeal } } } as unknown as NoticeDecisionContext;
    };
    const first = noticeDecider.decide.QueueNotices(
      remind,
      new Map(),
      appealed('running', null),
    ) as readonly NoticeQueued[];
    expect(first.map(({ data }) => [data.about, data.text.parameters['until']])).toEqual([
      [null, '2026-03-24'],
      [null, '2026-03-24'],
    ]);
    const state = fold(noticeDecider, first);
    expect(noticeDecider.decide.QueueNotices(remind, state, appealed('running', null))).toEqual([]);
    expect(noticeDecider.decide.QueueNotices(remind, state, appealed('escalated', '230900'))).toMatchObject([
      { data: { about: at('2026-03-17', '10:00') } },
      { data: { about: at('2026-03-17', '10:00') } },
    ]);
    expect(noticeDecider.decide.QueueNotices(remind, new Map(), appealed('rejected', null))).toEqual([]);
  });

  describe('that wait for the morning while what they remind of is settled', () => {
    const MORNING = at('2026-03-21', '07:00');
    const withdraw = (when = MORNING) =>
      ({ type: 'WithdrawReminders', data: { cardId, applicationId, at: when } }) as const;
    const remind = { ...once, occasion: 'feedbackDue', at: at('2026-03-21', '00:00') } as const;
    const { feedback } = life;
    if (feedback === null) throw new Error('the card asks for no answer');
    const answered = { fact, counts: true, life: { ...life, feedback: { ...feedback, answeredAt: MORNING } } };
    const waiting = noticeDecider.decide.QueueNotices(remind, new Map(), known) as readonly NoticeQueued[];
    const [waits] = waiting;
    if (waits === undefined) throw new Error('nobody is reminded');
    const withdrawn = (card: NoticeDecisionContext['card'], when = MORNING, past: readonly NoticeEvent[] = waiting) =>
      noticeDecider.decide.WithdrawReminders(withdraw(when).data, fold(noticeDecider, past), { ...known, card });
    const reasons = (...asked: Parameters<typeof withdrawn>) =>
      withdrawn(...asked).map(({ type, data }) => [type, 'reason' in data ? data.reason : null]);
    const both = (reason: string) => Array.from({ length: 2 }, () => ['NoticeWithdrawn', reason]);

    it('are withdrawn, with the reason', () => {
      expect(waits.data.dueAt).toBe(at('2026-03-21', '08:00'));
      expect(reasons(answered)).toEqual(both('answered'));
      expect(reasons({ fact, life, counts: false })).toEqual(both('cardRevoked'));
      expect(reasons(known.card, feedback.limit.at)).toEqual(both('limitOver'));
      expect(withdrawn(answered)[0]?.data).toMatchObject({
        noticeId: waits.data.noticeId,
        withdrawnAt: MORNING,
        withdrawnOn: '2026-03-21',
      });
    });

    it('stay where nothing is settled, where somebody was told, and where they are no reminders', () => {
      expect(reasons(known.card)).toEqual([]);
      expect(reasons(answered, MORNING, [...waiting, ...withdrawn(answered)])).toEqual([]);
      expect(reasons({ fact, life, counts: false }, MORNING, decided)).toEqual([]);
      const receipt = { ...told('r1', MORNING).data, noticeId: waits.data.noticeId };
      const toldOne = noticeDecider.decide.ReportNoticeTold(receipt, fold(noticeDecider, waiting), known);
      expect(reasons(answered, MORNING, [...waiting, ...toldOne])).toEqual([['NoticeWithdrawn', 'answered']]);
    });

    it('come again with the day that a limit has moved to, and are told once', () => {
      const limit = { ...feedback.limit, date: '2026-03-24', at: at('2026-03-25', '00:00') };
      const later = { fact, counts: true, life: { ...life, feedback: { ...feedback, limit } } };
      const moved = withdrawn(later);
      expect(moved.map(({ data }) => 'reason' in data && data.reason)).toEqual(['limitMoved', 'limitMoved']);
      const past = fold(noticeDecider, [...waiting, ...moved]);
      const again = noticeDecider.decide.QueueNotices(remind, past, {
        ...known,
        card: later,
      }) as readonly NoticeQueued[];
      expect(again.map(({ data }) => [data.noticeId, data.text.parameters['until']])).toEqual(
        waiting.map(({ data }) => [data.noticeId, '2026-03-24']),
      );
      expect(
        noticeDecider.decide.QueueNotices(remind, fold(noticeDecider, waiting), { ...known, card: later }),
      ).toEqual([]);
    });

    it('are no more tried, and count as told where a gateway had told them by then', () => {
      const past = fold(noticeDecider, [...waiting, ...withdrawn(answered)]);
      const { noticeId: id } = waits.data;
      const failure = { ...failed('outage', at('2026-03-21', '08:00')).data, noticeId: id };
      expect(noticeDecider.decide.ReportNoticeFailed(failure, past, known)).toEqual([]);
      const receipt = { ...told('r1', at('2026-03-21', '08:00')).data, noticeId: id };
      expect(noticeDecider.decide.ReportNoticeTold(receipt, past, known)).toMatchObject([{ type: 'NoticeTold' }]);
    });

    it('of a decision on an appeal are withdrawn with it, and where it was passed on', () => {
      const own = { days: 5, unit: 'workingDay', date: '2026-03-24', at: at('2026-03-25', '00:00') } as const;
      const decideBy = { from: '2026-03-17', limit: own, remindAt: at('2026-03-24', '00:00'), overdue: false };
      const appealed = (state: 'escalated' | 'rejected' | 'running', escalatedFrom: string | null) => {
        const appeal = { state, at: at('2026-03-17', '10:00'), decideBy, escalatedFrom };
        return { fact, counts: true, life: { ...life, appeal } } as unknown as NoticeDecisionContext['card'];
      };
      const due = { ...once, occasion: 'appealDue', at: at('2026-03-24', '00:00') } as const;
      const running = { ...known, card: appealed('running', null) };
      const reminders = noticeDecider.decide.QueueNotices(due, new Map(), running);
      const of = (card: NoticeDecisionContext['card']) => reasons(card, at('2026-03-24', '07:00'), reminders);
      expect(of(appealed('running', null))).toEqual([]);
      expect(of(appealed('rejected', null))).toEqual(both('appealDecided'));
      expect(of(appealed('escalated', '230900'))).toEqual(both('appealDecided'));
    });
  });

  it('tell that an interview is due, in words that name the official, to bodies and to the department alone that is told', () => {
    const due = { ...once, occasion: 'interviewDue', about: 'interview-1', at: MIDNIGHT } as const;
    const text = (interview: { official: string | null; period: string }) =>
      (noticeDecider.decide.QueueNotices({ ...due, interview }, new Map(), known) as readonly NoticeQueued[]).map(
        ({ data }) => [data.text.code, data.text.parameters, scopedNotice(data).departments],
      );
    const words = { department: fact.department, period: '2026-Q1' };
    expect(text({ official: 'li', period: '2026-Q1' })).toEqual([
      ['notice.interview-due-official', { ...words, official: 'li' }, ['planning']],
      ['notice.interview-due-official', { ...words, official: 'li' }, []],
    ]);
    expect(text({ official: null, period: '2026-Q1' })[0]).toEqual(['notice.interview-due', words, ['planning']]);
    const lifted = { ...due, occasion: 'interviewLifted', interview: { official: null, period: '2026-Q1' } } as const;
    const [event] = noticeDecider.decide.QueueNotices(lifted, new Map(), known) as readonly NoticeQueued[];
    expect(event?.data.text.code).toBe('notice.interview-lifted');
    const state = fold(noticeDecider, event === undefined ? [] : [event]);
    expect(noticeDecider.decide.QueueNotices(lifted, state, known)).toEqual([]);
    expect(noticeDecider.decide.QueueNotices({ ...lifted, about: 'interview-2' }, state, known)).toHaveLength(2);
  });

  it('tell of each decision on an appeal, once; and whom a referral is told to belongs to no department', () => {
    const decided = (about: string, result: 'escalated' | 'rejected') =>
      ({ type: 'QueueNotices', data: { ...once, occasion: 'appealDecided', about, result, at: about } }) as const;
    const passedOn = decided(at('2026-03-18'), 'escalated');
    const first = noticeDecider.decide.QueueNotices(passedOn.data, new Map(), known) as readonly NoticeQueued[];
    expect(first.map(({ data }) => data.text.parameters['result'])).toEqual(['escalated', 'escalated']);
    notice
      .given(...first)
      .when(passedOn)
      .thenNothing();
    const state = fold(noticeDecider, first);
    expect(noticeDecider.decide.QueueNotices(decided(at('2026-03-20'), 'rejected').data, state, known)).toHaveLength(2);
    const discipline = { department: null, official: null, body: 'discipline' } as const;
    const [referred] = noticeDecider.decide.QueueNotices({ ...once, occasion: 'referred', at: MIDNIGHT }, new Map(), {
      ...known,
      addressees: [{ post: 'discipline', recipient: discipline }],
    }) as readonly NoticeQueued[];
    expect(referred && scopedNotice(referred.data)).toEqual({ departments: [], region: fact.region });
  });
});
