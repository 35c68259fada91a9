import { at } from '@sealtrail/applications/testing';
import { cardStepActs } from '../../testing';
import { asked, carded, cardIn, factsOf, lifeOf, toldBy } from '../../testing/carded-story';
import type { CardIssued } from '../card-events';

const { explain, revoke } = cardStepActs;
const on = at('2026-03-18');

describe('the limits of a card', () => {
  it('begin with a yellow or red card on the day of its issue, by the policy that it rests on, and with no warning', () => {
    const story = carded();
    const [warning, yellow] = story.issued as readonly CardIssued['data'][];
    expect([warning?.level, warning?.limits]).toEqual(['warning', null]);
    const limit = { days: 5, unit: 'workingDay', date: '2026-03-23', at: '2026-03-23T16:00:00.000Z' };
    expect([yellow?.level, yellow?.limits]).toMatchObject([
      'yellow',
      { feedback: { from: '2026-03-16', limit }, appeal: { from: '2026-03-16', limit } },
    ]);
  });

  it('pass by the timer, once: an answer at 24:00 itself is in time', () => {
    const story = carded(at('2026-03-25'));
    expect(factsOf(story, 'CardStepOverdue')).toMatchObject([
      { cardId: cardIn(story), step: 'feedback', limit: { date: '2026-03-23' }, overdueOn: '2026-03-23' },
    ]);
    asked(story, { type: 'CheckLimits', data: { at: at('2026-03-26') } }).thenNothing();
    const inTime = carded();
    expect(
      toldBy(inTime, explain(cardIn(inTime), '2026-03-23T16:00:00.000Z', { document: null })).at(-1),
    ).toMatchObject({
      type: 'CardExplained',
      data: { late: false },
    });
  });

  it('pass by the timer at 24:00, which makes no answer of that instant late', () => {
    const story = carded('2026-03-23T16:00:00.000Z');
    expect(factsOf(story, 'CardStepOverdue')).toHaveLength(1);
    const answer = (instant: string) => toldBy(story, explain(cardIn(story), instant, { document: null })).at(-1);
    expect(answer('2026-03-23T16:00:00.000Z')).toMatchObject({ data: { late: false } });
    expect(answer('2026-03-23T16:00:00.001Z')).toMatchObject({ data: { late: true } });
  });

  it('are passed over by an answer that comes before the timer, and the answer is late', () => {
    const story = carded();
    const told = toldBy(story, explain(cardIn(story), '2026-03-23T16:00:00.001Z', { document: null }));
    expect(told.map(({ type }) => type)).toEqual(['CardStepOverdue', 'CardAcknowledged', 'CardExplained']);
    expect(told.at(-1)).toMatchObject({ data: { late: true } });
    const after = carded(at('2026-03-25'));
    expect(toldBy(after, explain(cardIn(after), at('2026-03-25'))).at(-1)).toMatchObject({ data: { late: true } });
  });

  it('are kept by when the answer is told, whatever day it gives itself', () => {
    const story = carded(at('2026-03-25'));
    const told = explain(cardIn(story), at('2026-03-20'), { now: at('2026-03-25'), document: null });
    expect(toldBy(story, told).at(-1)).toMatchObject({
      type: 'CardExplained',
      data: { late: true, at: at('2026-03-20') },
    });
  });

  it('get more time by a calendar that has changed, at once, and the timer comes again', () => {
    const story = carded().declare({ date: '2026-03-20', declaredAt: on });
    expect(factsOf(story, 'CardStepLimitMoved')).toMatchObject([
      {
        step: 'feedback',
        from: { date: '2026-03-23' },
        to: { date: '2026-03-24' },
        remindAt: at('2026-03-24', '00:00'),
      },
      { step: 'appeal', from: { date: '2026-03-23' }, to: { date: '2026-03-24' }, remindAt: null },
    ]);
    expect(lifeOf(story)?.feedback?.remindAt).toBe(at('2026-03-24', '00:00'));
    expect(factsOf(story.until('2026-03-23T16:00:00.000Z'), 'CardStepOverdue')).toEqual([]);
    expect(factsOf(story.until('2026-03-24T16:00:00.000Z'), 'CardStepOverdue')).toMatchObject([{ step: 'feedback' }]);
  });

  it('lose none by one: a working day that is declared takes no time away', () => {
    const story = carded().declare({ date: '2026-03-21', working: true, declaredAt: on });
    expect(factsOf(story, 'CardStepLimitMoved')).toEqual([]);
    expect(lifeOf(story)?.feedback?.limit.date).toBe('2026-03-23');
  });

  it('pass no more once the card is answered or revoked', () => {
    const story = carded();
    story.supervise(explain(cardIn(story), on)).until(at('2026-03-25'));
    expect(factsOf(story, 'CardStepOverdue')).toEqual([]);
    const revoked = carded();
    revoked.supervise(revoke(cardIn(revoked), on)).until(at('2026-03-25'));
    expect(factsOf(revoked, 'CardStepOverdue')).toEqual([]);
  });
});
