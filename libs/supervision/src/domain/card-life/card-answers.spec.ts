import { at } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { cardStepActs } from '../../testing';
import { asked, carded, cardIn, factsOf, lifeOf, supervision, toldBy } from '../../testing/carded-story';
import type { SupervisionEvent } from '../card-events';

const { acknowledge, explain, rectify, appeal, close, decide: decideOn, revoke, refer, answer } = cardStepActs;
const on = at('2026-03-18');
const red = () => carded(at('2026-03-31'));

describe('the answer to a card', () => {
  it('goes from acknowledgement over explanation and rectification to closing, each with who, post, paper and words', () => {
    const story = carded();
    const id = cardIn(story);
    story
      .supervise(
        acknowledge(id, on, { text: null, document: { number: '黄牌〔2026〕1号', date: '2026-03-17', seal: '章' } }),
      )
      .supervise(explain(id, at('2026-03-19'), { document: null }))
      .supervise(rectify(id, at('2026-03-20')))
      .supervise(close(id, at('2026-03-24')));
    expect(lifeOf(story)?.stage).toBe('closed');
    expect(factsOf(story, 'CardAcknowledged')).toMatchObject([
      {
        actor: { department: 'planning', official: 'li', posts: ['officer', 'approver'], key: 'key-of-planning' },
        at: on,
        on: '2026-03-18',
        document: { number: '黄牌〔2026〕1号', date: '2026-03-17' },
        text: null,
      },
    ]);
    expect(factsOf(story, 'CardClosed')).toMatchObject([
      { actor: { department: 'supervision-office', official: 'chen' }, text: written('情况属实') },
    ]);
  });

  it('needs a written report of a red card', () => {
    const story = red();
    const id = cardIn(story, 'red');
    asked(story, explain(id, at('2026-03-31'), { document: null })).thenRejected('supervision.document-needed');
    expect(toldBy(story, explain(id, at('2026-03-31'))).at(-1)?.type).toBe('CardExplained');
  });

  it('is of the charged unit alone, and of a bound key’s own official', () => {
    const story = carded();
    const id = cardIn(story);
    for (const change of [{ department: 'fire' }, { onlyOf: 'zhao' }]) {
      for (const act of [acknowledge, explain, appeal]) {
        asked(story, act(id, on, change)).thenRejected('supervision.card-not-found');
      }
    }
    expect(toldBy(story, acknowledge(id, on, { onlyOf: 'li' }))).toHaveLength(1);
  });

  it('is taken from nobody without a post and a mandate on that day', () => {
    const story = carded();
    const command = acknowledge(cardIn(story), on);
    const mandates = [{ from: '2020-01-01', to: '2026-03-17', items: null }];
    for (const officer of [null, { name: '李', region: '370100', posts: ['officer'], mandates }] as const) {
      story.officer = officer;
      asked(story, command).thenRejected('supervision.no-post');
    }
    story.officer = {
      name: '陈',
      region: '370100',
      posts: ['officer'],
      mandates: [{ from: '2020-01-01', to: null, items: null }],
    };
    for (const act of [revoke, refer]) {
      asked(story, act(cardIn(story), on)).thenRejected('supervision.no-post');
    }
  });

  it('is dated in order: neither before the card nor the step before, its paper neither before the card nor after now', () => {
    const story = carded();
    const id = cardIn(story);
    asked(story, acknowledge(id, at('2026-03-16'))).thenRejected('supervision.before-card');
    const paper = (date: string) => ({ document: { number: '1', date, seal: '章' } });
    asked(story, acknowledge(id, on, paper('2026-03-15'))).thenRejected('supervision.document-misdated');
    asked(story, acknowledge(id, on, paper('2026-03-19'))).thenRejected('supervision.document-misdated');
    story.supervise(explain(id, at('2026-03-20')));
    asked(story, rectify(id, at('2026-03-19'))).thenRejected('supervision.before-last-step');
    asked(story, close(id, at('2026-03-21'), { text: written('\u200b') })).thenRejected('supervision.reason-missing');
  });

  it('has no limit where the card was issued before limits were kept; its appeal has, from the issue on', () => {
    const story = carded();
    const older = story.cards.map((event): SupervisionEvent => {
      if (event.type !== 'CardIssued') return event;
      const { limits: _, ...data } = event.data;
      return { type: 'CardIssued', data };
    });
    const old = supervision.given(...older).withContext(story.decisionContext);
    const answered = old.when(explain(cardIn(story), at('2026-05-06'), { document: null }));
    expect(() => answered.thenNothing()).toThrow('"late": null');
    old.when({ type: 'CheckLimits', data: { at: at('2026-03-25') } }).thenNothing();
    old.when(appeal(cardIn(story), at('2026-03-24'))).thenRejected('supervision.appeal-late');
    expect(() => old.when(appeal(cardIn(story), at('2026-03-23'))).thenNothing()).toThrow('CardAppealed');
  });
});

describe('a review, and a referral', () => {
  it('revokes by the supervising body’s own decision, with its paper and its words', () => {
    const story = carded();
    const id = cardIn(story);
    asked(story, revoke(id, on, { document: null })).thenRejected('supervision.document-needed');
    story.supervise(revoke(id, on));
    expect(factsOf(story, 'CardRevocationDecided')).toMatchObject([{ document: { number: '决-1' } }]);
    expect(factsOf(story, 'CardRevoked')).toMatchObject([
      { cause: 'decision', reason: [{ code: 'ground.revoked-on-review' }] },
    ]);
    asked(story, { type: 'CheckLimits', data: { at: at('2026-03-20') } }).thenNothing();
  });

  it('refers once, and takes one outcome, also of a card that was revoked meanwhile', () => {
    const story = carded();
    const id = cardIn(story);
    asked(story, answer(id, on)).thenRejected('supervision.no-referral');
    story.supervise(refer(id, on));
    asked(story, refer(id, on)).thenRejected('supervision.referred-before');
    asked(story, answer(id, at('2026-03-17', '12:00'))).thenRejected('supervision.before-last-step');
    story.supervise(revoke(id, at('2026-03-19'))).supervise(answer(id, at('2026-03-20')));
    expect(factsOf(story, 'CardReferralAnswered')).toMatchObject([{ result: 'admonished' }]);
    asked(story, answer(id, at('2026-03-21'))).thenRejected('supervision.no-referral');
  });

  it('are not of a warning, which accuses nobody: it is acknowledged', () => {
    const story = carded(at('2026-03-13'));
    const id = cardIn(story, 'warning');
    for (const act of [explain, rectify, appeal, close, decideOn, revoke, refer, answer]) {
      asked(story, act(id, at('2026-03-13'))).thenRejected('supervision.step-not-of-warning');
    }
    expect(toldBy(story, acknowledge(id, at('2026-03-13')))).toHaveLength(1);
  });
});
