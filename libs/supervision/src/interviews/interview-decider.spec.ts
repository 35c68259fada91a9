import { at } from '@sealtrail/applications/testing';
import { decide, evolve, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { type Policies, policies as shippedPolicies } from '@sealtrail/policy/events';
import { stepOfficer } from '../testing/card-checks';
import type { HoldInterview, InterviewCommand } from './interview-commands';
import { interviewIdOf } from './interview-commands';
import { type InterviewDecisionContext, type Interviews, interviewDecider } from './interview-decider';
import type { Charged, InterviewEvent, RedCard } from './interview-events';

const unit: Charged = { department: 'planning', official: null };
const li: Charged = { department: 'planning', official: 'li' };
const red = (cardId: string, fellOn = '2026-03-16'): RedCard => ({
  cardId,
  applicationId: `case-of-${cardId}`,
  number: '37010020260302000001X',
  item: 'i1',
  rule: 'case',
  fellOn,
});
const [shipped] = shippedPolicies();
const policiesWith = (interview: Partial<typeof shipped.interview>): Policies => [
  { ...shipped, interview: { ...shipped.interview, ...interview } },
];
const context: InterviewDecisionContext = {
  zone: 'Asia/Shanghai',
  policies: shippedPolicies(),
  region: '370102',
  officer: stepOfficer,
};
const NOW = at('2026-03-17', '09:00');
const count = (card: RedCard, charged = unit): InterviewCommand => ({
  type: 'CountRedCard',
  data: { ...charged, card, region: '370100', breachedAt: at('2026-03-17', '00:00'), at: NOW },
});
const uncount = (cardId: string, charged = unit): InterviewCommand => ({
  type: 'UncountRedCard',
  data: { ...charged, cardId, at: NOW },
});
const idOf = (nth = 1, period = '2026-Q1', charged = unit) => interviewIdOf(charged, period, nth);
const record = (date: string) => ({ number: '约谈〔2026〕1号', date, seal: '公章' });
const hold = (change: Partial<HoldInterview['data']> = {}): InterviewCommand => ({
  type: 'HoldInterview',
  data: {
    interviewId: idOf(),
    key: 'key-of-supervision',
    department: 'supervision-office',
    officer: 'chen',
    within: null,
    at: at('2026-03-18', '10:00'),
    now: at('2026-03-18', '11:00'),
    document: record('2026-03-18'),
    text: written('一个月内整改'),
    ...change,
  },
});

type Told = { readonly events: readonly InterviewEvent[]; readonly state: Interviews };

function tell(commands: readonly InterviewCommand[], known = context): Told {
  let told: Told = { events: [], state: interviewDecider.initial };
  for (const command of commands) {
    const events = decide(interviewDecider, command, told.state, known);
    const state = events.reduce((before, event) => evolve(interviewDecider, before, event), told.state);
    told = { events: [...told.events, ...events], state };
  }
  return told;
}
const typesOf = (commands: readonly InterviewCommand[], known = context) =>
  tell(commands, known).events.flatMap(({ type }) => (type.startsWith('Interview') ? [type] : []));
const after = (...commands: readonly InterviewCommand[]) =>
  specify(interviewDecider)
    .given(...tell(commands).events)
    .withContext(context);
const two = [count(red('c1')), count(red('c2', '2026-01-05'))];

describe('an interview (约谈)', () => {
  it('is due with the second red card of a quarter, of the department and in its region', () => {
    expect(typesOf(two.slice(0, 1))).toEqual([]);
    const due = tell(two).events.at(-1);
    expect(due).toMatchObject({
      type: 'InterviewDue',
      data: {
        ...unit,
        interviewId: idOf(),
        period: '2026-Q1',
        region: '370102',
        redCards: 2,
        policy: { id: 'default-cn-1', version: '1' },
        dueAt: NOW,
        dueOn: '2026-03-17',
      },
    });
    expect(due?.type === 'InterviewDue' && due.data.cards.map(({ cardId }) => cardId)).toEqual(['c1', 'c2']);
  });

  it('is of an official in the same way, and of the region of the card where the directory has no department', () => {
    const [, , due] = tell([count(red('c1'), li), count(red('c2'), li)], { ...context, region: null }).events;
    expect(due?.data).toMatchObject({ interviewId: idOf(1, '2026-Q1', li), official: 'li', region: '370100' });
  });

  it('is not due by cards of two quarters, nor by one that is counted twice', () => {
    expect(typesOf([count(red('c1', '2026-03-31')), count(red('c2', '2026-04-01'))])).toEqual([]);
    expect(typesOf([count(red('c1')), count(red('c1'))])).toEqual([]);
  });

  it('follows the count and the period of the policy; 0 makes none due', () => {
    const three = [...two, count(red('c3', '2026-06-30'))];
    expect(typesOf(three, { ...context, policies: policiesWith({ redCards: 3 }) })).toEqual([]);
    expect(typesOf(three, { ...context, policies: policiesWith({ redCards: 3, within: 'halfYear' }) })).toEqual([
      'InterviewDue',
    ]);
    expect(typesOf(two, { ...context, policies: policiesWith({ within: 'month' }) })).toEqual([]);
    expect(typesOf(three, { ...context, policies: policiesWith({ redCards: 0 }) })).toEqual([]);
  });

  it('is about every further card until it is held', () => {
    expect(typesOf([...two, count(red('c3'))])).toEqual(['InterviewDue', 'InterviewCardAdded']);
    expect(typesOf([...two, hold(), count(red('c3'))])).toEqual(['InterviewDue', 'InterviewHeld']);
    const again = tell([...two, hold(), count(red('c3')), count(red('c4'))]);
    expect(again.state.interviews.map(({ fact, status, cards }) => [fact.interviewId, status, cards.length])).toEqual([
      [idOf(1), 'held', 2],
      [idOf(2), 'due', 2],
    ]);
  });

  it('is lifted where a card counts no more and too few are left, and due again with the next', () => {
    expect(typesOf([...two, uncount('c1')])).toEqual(['InterviewDue', 'InterviewLifted']);
    expect(typesOf([...two, count(red('c3')), uncount('c1')])).toEqual([
      'InterviewDue',
      'InterviewCardAdded',
      'InterviewCardRemoved',
    ]);
    expect(tell([...two, uncount('c1')]).events.at(-1)?.data).toMatchObject({ card: { cardId: 'c1' } });
    const again = tell([...two, uncount('c1'), count(red('c3'))]);
    expect(again.state.interviews.map(({ fact, status }) => [fact.interviewId, status])).toEqual([
      [idOf(1), 'lifted'],
      [idOf(2), 'due'],
    ]);
    after(...two)
      .when(uncount('other'))
      .thenNothing();
    after(...two, uncount('c1'))
      .when(uncount('c1'))
      .thenNothing();
  });

  it('leaves the period that a card has left', () => {
    expect(typesOf([...two, count(red('c1', '2026-04-02'))])).toEqual(['InterviewDue', 'InterviewLifted']);
    expect(typesOf([...two, count(red('c1', '2026-03-17'))])).toEqual([
      'InterviewDue',
      'InterviewLifted',
      'InterviewDue',
    ]);
  });

  it('that was held stays held, with who held it, by which post, and its record', () => {
    const { events } = tell([...two, hold(), uncount('c1')]);
    expect(events.slice(3).map(({ type }) => type)).toEqual(['InterviewHeld', 'RedCardUncounted']);
    expect(events[3]?.data).toMatchObject({
      interviewId: idOf(),
      actor: {
        department: 'supervision-office',
        official: 'chen',
        posts: stepOfficer.posts,
        key: 'key-of-supervision',
      },
      document: record('2026-03-18'),
      heldAt: at('2026-03-18', '10:00'),
      heldOn: '2026-03-18',
      toldAt: at('2026-03-18', '11:00'),
    });
  });

  it('is held once, while it is due, after it was due, and by a record of these days', () => {
    after(...two, hold())
      .when(hold())
      .thenRejected('interview.not-due', { status: 'held' });
    after(...two, uncount('c1'))
      .when(hold())
      .thenRejected('interview.not-due', { status: 'lifted' });
    after(...two)
      .when(hold({ interviewId: 'none' }))
      .thenRejected('interview.not-found');
    after(...two)
      .when(hold({ at: at('2026-03-17', '08:59') }))
      .thenRejected('interview.before-due', { dueAt: NOW });
    for (const date of ['2026-03-16', '2026-03-19']) {
      after(...two)
        .when(hold({ document: record(date) }))
        .thenRejected('supervision.document-misdated', { from: '2026-03-17', to: '2026-03-18' });
    }
    after(...two)
      .when(hold({ text: written('\u200b') }))
      .thenRejected('supervision.reason-missing');
  });

  it('is held outside of the unit, by a body of a region that holds it, and by a post that may', () => {
    after(...two)
      .when(hold({ department: 'planning' }))
      .thenRejected('supervision.own-unit', { department: 'planning' });
    after(...two)
      .when(hold({ within: '430000' }))
      .thenRejected('region.outside');
    const by = (officer: InterviewDecisionContext['officer']) =>
      specify(interviewDecider)
        .given(...tell(two).events)
        .withContext({ ...context, officer })
        .when(hold());
    by({ ...stepOfficer, region: '430100' }).thenRejected('region.outside');
    by(null).thenRejected('supervision.no-post');
    by({ ...stepOfficer, posts: ['officer'] }).thenRejected('supervision.no-post');
    by({ ...stepOfficer, mandates: [{ from: '2026-04-01', to: null, items: null }] }).thenRejected(
      'supervision.no-post',
    );
  });
});
