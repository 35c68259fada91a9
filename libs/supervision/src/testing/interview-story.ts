import { at } from '@sealtrail/applications/testing';
import { decide, evolve, written } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import { type InterviewCommand, interviewIdOf } from '../interviews/interview-commands';
import { type InterviewDecisionContext, interviewDecider } from '../interviews/interview-decider';
import type { InterviewEvent, RedCard } from '../interviews/interview-events';
import { stepOfficer } from './card-checks';

const unit = { department: 'planning', official: null };
const NOW = at('2026-03-17', '09:00');
const context: InterviewDecisionContext = {
  zone: 'Asia/Shanghai',
  policies: policies(),
  region: '370100',
  officer: stepOfficer,
};

const count = (cardId: string): InterviewCommand => {
  const card: RedCard = { cardId, applicationId: 'a1', number: '1', item: 'i1', rule: 'case', fellOn: '2026-03-16' };
  return { type: 'CountRedCard', data: { ...unit, card, region: '370100', breachedAt: at('2026-03-17'), at: NOW } };
};
const uncount = (cardId: string): InterviewCommand => ({ type: 'UncountRedCard', data: { ...unit, cardId, at: NOW } });
const hold: InterviewCommand = {
  type: 'HoldInterview',
  data: {
    interviewId: interviewIdOf(unit, '2026-Q1', 2),
    key: 'key-of-supervision',
    department: 'supervision-office',
    officer: 'chen',
    within: null,
    at: at('2026-03-18', '10:00'),
    now: at('2026-03-18', '11:00'),
    document: { number: '约谈-1', date: '2026-03-18', seal: '公章' },
    text: written('一个月内整改'),
  },
};

/** One interview that is lifted, and one that is held. */
export const interviewStory = (): readonly InterviewEvent[] =>
  [count('c1'), count('c2'), count('c3'), uncount('c3'), uncount('c2'), count('c4'), hold].reduce<{
    readonly events: readonly InterviewEvent[];
    readonly state: (typeof interviewDecider)['initial'];
  }>(
    ({ events, state }, command) => {
      const news = decide(interviewDecider, command, state, context);
      return {
        events: [...events, ...news],
        state: news.reduce((before, event) => evolve(interviewDecider, before, event), state),
      };
    },
    { events: [], state: interviewDecider.initial },
  ).events;
