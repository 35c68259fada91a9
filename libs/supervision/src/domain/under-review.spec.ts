import {
  accept,
  at,
  documentOf,
  extend,
  grant,
  officialAct,
  ownProof,
  proof,
  reviewProof,
  startSuspension,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, inEnglish, plainItem, SupervisionStory } from '../testing';
import type { CardRevoked } from './card-events';
import { isActive } from './supervision-state';

/** Accepted on Monday 2 March: promised until Monday 16 March, by law until Monday 30 March. */
const story = () => acceptedStory('2026-03-02');
const own = (day: string, now: string) => ({
  now,
  proofOfService: ownProof(at(day)),
});
const LATE = at('2026-04-20');
const WORD = at('2026-04-22');
const decided = (day = '2026-03-12') => grant(at(day), own(day, LATE));
const held = (one: SupervisionStory) =>
  one.state.cards.filter((card) => card.underReview && isActive(card)).map(({ fact }) => `${fact.level} ${fact.rule}`);
const revocations = (one: SupervisionStory): readonly CardRevoked['data'][] =>
  one.cards.flatMap(({ type, data }) => (type === 'CardRevoked' ? [data as CardRevoked['data']] : []));

describe('a card that a waiting proof of the unit itself would take back (待复核)', () => {
  it('is under review, and keeps its place', () => {
    const one = story().tell(decided());
    expect(held(one)).toEqual(['yellow case', 'red case']);
    expect(one.revoked).toEqual([]);
    expect(one.live).toContain('red case planning/li 2026-03-30');
    // A further look finds nothing new to say.
    const before = one.cards.length;
    one.supervise({ type: 'CheckLimits', data: { at: at('2026-04-21') } });
    expect(one.cards).toHaveLength(before);
  });

  it('is revoked when a reviewer lets it, by own proof and with both computations', () => {
    const one = story().tell(decided(), reviewProof(WORD));
    expect(one.live.join()).not.toMatch(/(yellow|red) case/);
    const [yellow, red] = revocations(one);
    for (const revoked of [yellow, red]) {
      expect(revoked).toMatchObject({
        cause: 'lateReport',
        ground: 'ownProof',
        computation: { version: 2, endedAt: at('2026-03-12'), usedDays: 8 },
      });
    }
    expect(inEnglish(red?.reason ?? [])).toContain('a reviewer let the decision of');
  });

  it('returns to what it was when the proof is dropped', () => {
    const one = story().tell(decided());
    const before = one.live;
    one.tell(reviewProof(WORD, { word: 'dropped' }));
    expect(held(one)).toEqual([]);
    expect(one.live).toEqual(before);
    expect(one.cards.filter(({ type }) => type === 'CardLeftReview')).toHaveLength(2);
    expect(one.revoked).toEqual([]);
  });

  it('is only the one that it would: not what the shown act is too late for', () => {
    expect(held(story().tell(decided('2026-03-20')))).toEqual(['red case']);
    expect(held(story().tell(decided('2026-04-01')))).toEqual([]);
    const one = story().tell(decided('2026-03-20'), reviewProof(WORD));
    // The yellow that the red one had superseded stands for itself again.
    expect(revocations(one)).toMatchObject([{ level: 'red', restores: [{ supersededBy: null }] }]);
    expect(one.live).toContain('yellow case planning/li 2026-03-16');
  });

  it('is none where others prove it: that takes it back at once', () => {
    const one = story().tell(grant(at('2026-03-12'), { now: LATE, proofOfService: proof(at('2026-03-12')) }));
    expect(held(one)).toEqual([]);
    expect(revocations(one)).toMatchObject([{ ground: 'othersProof' }, { ground: 'othersProof' }]);
  });

  it('is also one that falls while the proof waits', () => {
    // A pause told on 27 March on own proof; the red card falls on 30 March without it.
    const pause = startSuspension(at('2026-03-04'), {
      ...own('2026-03-04', at('2026-03-27')),
      endedAt: at('2026-03-11'),
    });
    const one = story().tell(pause);
    // With the pause the promise ended on 23 March: the yellow card holds in any case.
    expect(held(one)).toEqual([]);
    one.until(at('2026-04-01'));
    expect(held(one)).toEqual(['red case']);
    one.until(at('2026-04-08', '00:00'));
    // With the pause the law ends on 7 April: from then on the red card holds in any case.
    expect(held(one)).toEqual([]);
  });

  it('is there for two acts that wait, of which each is judged for itself', () => {
    const pause = startSuspension(at('2026-03-04'), { ...own('2026-03-04', LATE), endedAt: at('2026-03-11') });
    const one = story().tell(pause, grant(at('2026-03-18'), own('2026-03-18', LATE)));
    expect(held(one)).toEqual(['yellow case', 'red case']);
    one.tell(reviewProof(WORD, { review: 2 }));
    // The decision of 18 March takes the red card back; the yellow one needs the pause too.
    expect(revocations(one)).toMatchObject([{ level: 'red' }]);
    expect(held(one)).toEqual(['yellow case']);
    one.tell(reviewProof(at('2026-04-23'), { review: 1, word: 'dropped' }));
    expect(held(one)).toEqual([]);
    expect(one.live).toContain('yellow case planning/li 2026-03-16');
  });

  it('leaves the review where a change of the calendar takes it back, or makes the proof needless', () => {
    const one = story().tell(decided('2026-03-17'));
    expect(held(one)).toEqual(['red case']);
    // A day off more: the promise ends on 17 March, and the decision of that day would have kept it.
    one.declare({ date: '2026-03-10', working: false, declaredAt: at('2026-04-21') });
    expect(held(one)).toEqual(['yellow case', 'red case']);
    one.tell(reviewProof(WORD));
    expect(one.live.join()).not.toMatch(/(yellow|red) case/);
  });

  it('is one of a first check whose act silence had overtaken', () => {
    const silent = () => new SupervisionStory(plainItem).tell(submit(at('2026-03-02'))).until(at('2026-03-10'));
    const one = silent().tell(accept(at('2026-03-03'), own('2026-03-03', LATE)));
    expect(held(one)).toContain('red firstCheck');
    one.tell(reviewProof(WORD));
    expect(one.live.join()).not.toContain('firstCheck');
    expect(revocations(one).find(({ rule, level }) => rule === 'firstCheck' && level === 'red')).toMatchObject({
      cause: 'acceptance',
      ground: 'ownProof',
    });
  });

  it('is one of a procedure that was prolonged, or an extension, when it lets them bind what had fallen', () => {
    const suspended = startSuspension(at('2026-03-04'), { expected: workingDays(2) });
    const prolonged = {
      type: 'ProlongSuspension' as const,
      data: {
        ...officialAct(at('2026-03-05')),
        suspension: 1,
        expected: workingDays(30),
        reason: written('x'),
        document: documentOf(at('2026-03-05')),
        ...own('2026-03-05', at('2026-03-25')),
      },
    };
    const one = story().tell(suspended, prolonged);
    expect(held(one)).toEqual(['yellow suspension', 'red suspension']);
    one.tell(reviewProof(at('2026-03-26')));
    expect(one.live.join()).not.toMatch(/yellow suspension|red suspension/);
    const extended = extend(at('2026-03-26'), own('2026-03-26', at('2026-04-13')));
    const longer = story().tell(extended);
    expect(held(longer)).toEqual(['red case']);
    longer.tell(reviewProof(at('2026-04-14')));
    expect(revocations(longer)).toMatchObject([{ level: 'red', cause: 'extension', ground: 'ownProof' }]);
    // Its approver disowns it: what it had prevented falls, and waits for a person.
    longer.tell({
      type: 'DisownApproval',
      data: { ...officialAct(at('2026-04-14', '11:00')), officer: 'zhao', act: 'extension', reason: written('never') },
    });
    expect(longer.live.at(-1)).toBe('pending red case planning/li 2026-03-30');
  });
});
