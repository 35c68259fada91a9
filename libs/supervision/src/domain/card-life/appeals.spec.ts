import { at, grant } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { cardStepActs, type SupervisionStory } from '../../testing';
import { stepOfficer } from '../../testing/card-checks';
import { asked, carded, cardIn, factsOf, supervision, toldBy } from '../../testing/carded-story';
import type { SupervisionEvent } from '../card-events';

const { explain, appeal, close, decide: decideOn, revoke, refer } = cardStepActs;
const on = at('2026-03-18');
const red = () => carded(at('2026-03-31'));

describe('an appeal', () => {
  const appealed = (): SupervisionStory => {
    const story = carded();
    return story.supervise(appeal(cardIn(story), on));
  };

  it('is feedback, acknowledges the card, and is to be decided within the time of the policy', () => {
    const story = appealed();
    expect(story.cards.slice(-2).map(({ type }) => type)).toEqual(['CardAcknowledged', 'CardAppealed']);
    expect(story.cards.at(-1)).toMatchObject({
      data: {
        late: false,
        stopsPublication: true,
        decideBy: { from: '2026-03-18', limit: { date: '2026-03-25' }, remindAt: at('2026-03-25', '00:00') },
      },
    });
    story.until(at('2026-03-26'));
    expect(factsOf(story, 'CardStepOverdue')).toMatchObject([
      { step: 'appealDecision', limit: { date: '2026-03-25' } },
    ]);
    story.supervise(decideOn(cardIn(story), at('2026-03-27')));
    expect(story.cards.at(-1)).toMatchObject({ type: 'CardAppealDecided', data: { result: 'rejected', late: true } });
  });

  it('is taken until 24:00 of the last day, and refused with that date afterwards', () => {
    const story = carded(at('2026-03-20'));
    const id = cardIn(story);
    expect(
      toldBy(
        story,
        appeal(id, '2026-03-23T16:00:00.000Z', { document: { number: '1', date: '2026-03-23', seal: '章' } }),
      ),
    ).not.toHaveLength(0);
    expect(() => toldBy(story, appeal(id, at('2026-03-24')))).toThrow(
      expect.objectContaining({ code: 'supervision.appeal-late', parameters: { until: '2026-03-23' } }) as Error,
    );
    // An earlier day that nobody proves helps nobody.
    asked(story, appeal(id, at('2026-03-20'), { now: at('2026-03-24') })).thenRejected('supervision.appeal-late');
  });

  it('is one of a card, decided or not', () => {
    const story = appealed();
    asked(story, appeal(cardIn(story), on)).thenRejected('supervision.appealed-before');
    story.supervise(decideOn(cardIn(story), on));
    asked(story, appeal(cardIn(story), on)).thenRejected('supervision.appealed-before');
    asked(story, decideOn(cardIn(story), on)).thenRejected('supervision.no-appeal');
  });

  it('is decided by nobody of the charged unit', () => {
    const story = appealed();
    const own = { department: 'planning', officer: 'li' };
    for (const act of [decideOn, close, revoke, refer]) {
      asked(story, act(cardIn(story), on, own)).thenRejected('supervision.own-unit');
    }
  });

  it('keeps its card from being closed, and from being revoked in another way', () => {
    const story = appealed();
    const id = cardIn(story);
    story.supervise(explain(id, at('2026-03-19')));
    asked(story, close(id, at('2026-03-20'))).thenRejected('supervision.appeal-running');
    asked(story, revoke(id, at('2026-03-20'))).thenRejected('supervision.appeal-running');
    story.supervise(decideOn(id, at('2026-03-20')));
    expect(toldBy(story, close(id, at('2026-03-21')))).toHaveLength(1);
  });

  it('that was rejected has answered the card: it is closed without an explanation', () => {
    const story = appealed().supervise(decideOn(cardIn(carded()), at('2026-03-19')));
    expect(toldBy(story, close(cardIn(story), at('2026-03-20')))).toMatchObject([{ type: 'CardClosed' }]);
  });

  it('that is upheld revokes the card for good: the computation issues it no more, and warnings are converted no more', () => {
    const story = appealed();
    const id = cardIn(story);
    story.supervise(decideOn(id, at('2026-03-19'), { result: 'upheld' }));
    expect(story.cards.slice(-3)).toMatchObject([
      { type: 'CardAppealDecided', data: { result: 'upheld', late: false } },
      { type: 'CardRevoked', data: { cardId: id, cause: 'decision', ground: 'decision', revokedBy: 'chen' } },
      { type: 'WarningConversionUndone' },
    ]);
    expect(story.cards.at(-2)).toMatchObject({
      data: {
        reason: [{ code: 'ground.appeal-upheld', parameters: { document: '决-1', reason: written('情况属实') } }],
      },
    });
    for (const now of [at('2026-03-20'), at('2026-03-25')]) {
      asked(story, { type: 'CheckLimits', data: { at: now } }).thenNothing();
    }
    expect(story.until(at('2026-03-31')).live.at(-1)).toBe('red case planning/li 2026-03-30');
    asked(story, appeal(id, at('2026-03-20'))).thenRejected('supervision.card-not-counting');
  });

  it('that is upheld against a red card releases the yellow one, and nothing takes its place', () => {
    const story = red();
    const id = cardIn(story, 'red');
    story.supervise(appeal(id, at('2026-03-31')));
    story.supervise(decideOn(id, at('2026-04-01'), { result: 'upheld' }));
    expect(factsOf(story, 'CardRevoked')).toMatchObject([
      { restores: [{ cardId: cardIn(story), supersededBy: null }] },
    ]);
    expect(story.live).toContain('yellow case planning/li 2026-03-16');
    story.until(at('2026-04-20')).supervise({ type: 'CheckLimits', data: { at: at('2026-04-20') } });
    expect(story.live.filter((card) => card.startsWith('red'))).toEqual([]);
    // The case ends later still: no look brings it back.
    story.tell(grant(at('2026-04-21')));
    expect(story.live.filter((card) => card.startsWith('red'))).toEqual([]);
  });

  it('is passed on to a region above, which decides in its own time, and which alone does', () => {
    const story = appealed();
    const id = cardIn(story);
    const bodyOf = (region: string) => {
      story.officer = { ...stepOfficer, region };
      return story;
    };
    asked(bodyOf('100000'), decideOn(id, on, { result: 'escalated' })).thenRejected('supervision.nobody-above');
    bodyOf('370100').supervise(decideOn(id, at('2026-03-20'), { result: 'escalated' }));
    expect(story.cards.at(-1)).toMatchObject({
      data: { escalated: { from: '370100', decideBy: { from: '2026-03-20', limit: { date: '2026-03-27' } } } },
    });
    const later = at('2026-03-23');
    asked(bodyOf('370100'), decideOn(id, later)).thenRejected('supervision.appeal-escalated');
    for (const region of ['370000', '100000']) expect(toldBy(bodyOf(region), decideOn(id, later))).toHaveLength(1);
    // A key decides by no body that lies outside of what it is bound to.
    asked(bodyOf('370000'), decideOn(id, later, { within: '370100' })).thenRejected('region.outside');
    story.until(at('2026-03-30'));
    expect(factsOf(story, 'CardStepOverdue')).toMatchObject([
      { step: 'appealDecision', limit: { date: '2026-03-27' } },
    ]);
  });

  it('is for no body whose region does not hold the card, whatever its key holds', () => {
    const story = appealed();
    for (const region of ['370102', '370200', '430000']) {
      story.officer = { ...stepOfficer, region };
      for (const act of [decideOn, revoke, close, refer])
        asked(story, act(cardIn(story), on)).thenRejected('region.outside');
    }
  });

  it('gives its decider the time from when it was reported, and a body above that from the passing on', () => {
    const story = carded();
    const id = cardIn(story);
    const now = at('2026-03-20');
    story.supervise(appeal(id, at('2026-03-17'), { now }));
    expect(story.cards.at(-1)).toMatchObject({ data: { decideBy: { from: '2026-03-20' } } });
    story.supervise(decideOn(id, now, { result: 'escalated', now: at('2026-03-24') }));
    expect(story.cards.at(-1)).toMatchObject({ data: { escalated: { decideBy: { from: '2026-03-24' } } } });
  });

  it('and its decision stand beside the answers: only a closing follows both', () => {
    const story = appealed();
    const id = cardIn(story);
    story.supervise(explain(id, at('2026-03-20')));
    story.supervise(decideOn(id, at('2026-03-19'), { now: at('2026-03-21') }));
    expect(story.cards.at(-1)).toMatchObject({ type: 'CardAppealDecided', data: { on: '2026-03-19' } });
    asked(story, close(id, at('2026-03-19'), { now: at('2026-03-23') })).thenRejected('supervision.before-last-step');
    expect(toldBy(story, close(id, at('2026-03-23')))).toHaveLength(1);
  });

  it('is decided by nobody who confirmed the card, by that key or as that official', () => {
    const confirmedBy = (by: string) => {
      const story = appealed();
      const events = story.cards.flatMap((event): readonly SupervisionEvent[] => {
        if (event.type !== 'CardIssued' || event.data.level !== 'yellow') return [event];
        const { limits = null, ...fact } = event.data;
        const review = { confirmedBy: by, confirmedAt: on, confirmedOn: '2026-03-18', reason: written('核'), limits };
        return [
          { type: 'CardIssued', data: { ...event.data, status: 'pending', limits: null } },
          { type: 'CardConfirmed', data: { ...fact, ...review } },
        ];
      });
      return supervision
        .given(...events)
        .withContext(story.decisionContext)
        .when(decideOn(cardIn(story), on));
    };
    confirmedBy('chen').thenRejected('supervision.confirmed-by-you');
    confirmedBy('key-of-supervision').thenRejected('supervision.confirmed-by-you');
    expect(() => confirmedBy('wu').thenNothing()).toThrow('CardAppealDecided');
  });
});
