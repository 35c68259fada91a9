import { at, endSuspension, grant, ownProof, startSuspension, withdraw } from '@sealtrail/applications/testing';
import { type Policies, policies } from '@sealtrail/policy/events';
import { addDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import { acceptedStory, cardStepActs, inEnglish, plainItem, randomStory, type SupervisionStory } from '../../testing';
import { cardActs } from '../../testing/card-table';
import { carded, cardIn, factsOf, toldBy } from '../../testing/carded-story';
import type { CardIssued, SupervisionEvent } from '../card-events';

const { acknowledge, appeal, close, decide, explain, revoke } = cardStepActs;
const [shipped] = policies();
const atOnce: Policies = [{ ...shipped, issue: { ...shipped.issue, feedbackLate: 'auto' } }];

// Yellow of 03-16, to be answered by Monday 03-23, 24:00.
const LIMIT = '2026-03-23T16:00:00.000Z';
const unanswered = (until: string, rules: Policies = policies()) =>
  acceptedStory('2026-03-02', plainItem, rules).until(until);
const about = (story: SupervisionStory) => story.issued.filter(({ rule }) => rule === 'feedbackLate');
const late = (story: SupervisionStory): readonly string[] => story.live.filter((card) => card.includes('feedbackLate'));
const expectedCard = (story: SupervisionStory) =>
  `yellow feedbackLate feedback:${cardIn(story)} planning/null 2026-03-23`;

describe('a card that is not answered in its time (逾期反馈)', () => {
  it('is a card of its own at 24:00 of the last day: yellow, pending, on the unit alone, whom the answer was due from', () => {
    const story = unanswered(at('2026-03-23', '23:59'));
    expect(late(story)).toEqual([]);
    expect(late(story.until(LIMIT))).toEqual([`pending ${expectedCard(story)}`]);
    const [card] = about(story) as readonly CardIssued['data'][];
    expect(card).toMatchObject({ breachedAt: LIMIT, fellOn: '2026-03-23', status: 'pending', limits: null });
    expect(card?.computation).toMatchObject({
      basis: 'own',
      startedOn: '2026-03-16',
      terms: [{ days: 5, unit: 'workingDay' }],
      usedDays: 5,
      limit: { date: '2026-03-23' },
    });
    expect(inEnglish(card?.computation.charged.why ?? [])).toBe(
      `did not answer card ${cardIn(story)} by 2026-03-23, 24:00; the answer is the department’s duty, and names nobody`,
    );
    expect(story.until(at('2026-03-30')).state.cards.filter(({ fact }) => fact.rule === 'feedbackLate')).toHaveLength(
      1,
    );
  });

  it.each([
    ['explained', explain],
    ['appealed against', appeal],
  ])('is none where it was %s by then, at the last instant too', (_, answer) => {
    for (const when of [at('2026-03-18'), LIMIT]) {
      const story = unanswered(at('2026-03-17'));
      story.supervise(answer(cardIn(story), when, { document: { number: '1', date: '2026-03-17', seal: '公章' } }));
      expect(late(story.until(at('2026-03-27')))).toEqual([]);
    }
  });

  it('is taken back where the answer of the last instant is told after the timer', () => {
    const story = unanswered(LIMIT);
    story.supervise(explain(cardIn(story), LIMIT, { document: null }));
    expect(late(story)).toEqual([]);
    expect(story.revoked).toEqual([`${expectedCard(story)} lateReport`]);
  });

  it('stays where the answer came late, whatever day that gives itself; having been acknowledged is no answer', () => {
    const told = unanswered(at('2026-03-25'));
    told.supervise(explain(cardIn(told), at('2026-03-20'), { now: at('2026-03-25'), document: null }));
    expect(late(told)).toEqual([`pending ${expectedCard(told)}`]);
    const seen = unanswered(at('2026-03-17'));
    seen.supervise(acknowledge(cardIn(seen), at('2026-03-18')));
    expect(late(seen.until(LIMIT))).toEqual([`pending ${expectedCard(seen)}`]);
  });

  it('is issued at once where the policy says so, and none where it does not supervise it', () => {
    expect(late(unanswered(LIMIT, atOnce))).toEqual([expectedCard(unanswered(LIMIT))]);
    expect(late(carded(LIMIT))).toEqual([]);
  });

  it.each([
    ['decided', grant(at('2026-03-18'))],
    ['withdrawn', withdraw(at('2026-03-18'))],
  ])('falls as well where the case was %s in the time', (_, end) =>
    expect(late(unanswered(at('2026-03-17')).tell(end).until(LIMIT))).toHaveLength(1),
  );

  it('begins when a pending card is confirmed', () => {
    const story = acceptedStory('2026-03-02', plainItem, policies())
      .tell(startSuspension(at('2026-03-04'), { notice: null, expected: null }), endSuspension(at('2026-03-11')))
      .until(at('2026-03-31'));
    const red = story.issued.find(({ clock, level }) => clock === 'case' && level === 'red')?.cardId ?? '';
    expect(late(story).filter((card) => card.includes(red))).toEqual([]);
    story.supervise(cardActs.ConfirmCard(red, at('2026-04-01'))).until(at('2026-04-10', '00:00'));
    expect(late(story).filter((card) => card.includes(red))).toEqual([
      `pending yellow feedbackLate feedback:${red} planning/null 2026-04-09`,
    ]);
  });

  it('is revoked with the card that was to be answered, by the same cause, and comes no more', () => {
    const story = unanswered(at('2026-03-25'));
    story.supervise(revoke(cardIn(story), at('2026-03-25')));
    expect(late(story)).toEqual([]);
    expect(factsOf(story, 'CardRevoked')).toMatchObject([
      { rule: 'case', cause: 'decision' },
      {
        rule: 'feedbackLate',
        cause: 'decision',
        wasPending: true,
        reason: [{ code: 'ground.answered-card-revoked', parameters: { card: cardIn(story) } }],
      },
    ]);
    expect(about(story.until(at('2026-04-30')))).toHaveLength(2);
  });

  it('is none while an appeal runs, for an appeal is the answer, whatever is decided on it', () => {
    for (const result of ['upheld', 'rejected'] as const) {
      const story = unanswered(at('2026-03-17'));
      story.supervise(appeal(cardIn(story), at('2026-03-18')));
      story.supervise(decide(cardIn(story), at('2026-03-24'), { result }));
      expect(late(story.until(at('2026-03-27')))).toEqual([]);
    }
  });

  it('moves with a day off, and is taken back by one that is declared after it fell; and falls at the new end', () => {
    const moved = unanswered(at('2026-03-18')).declare({ date: '2026-03-20', declaredAt: at('2026-03-18') });
    expect(late(moved.until(LIMIT))).toEqual([]);
    expect(late(moved.until('2026-03-24T16:00:00.000Z'))).toHaveLength(1);
    const after = unanswered(at('2026-03-24')).declare({ date: '2026-03-20', declaredAt: at('2026-03-24') });
    expect(late(after)).toEqual([]);
    expect(after.revoked).toMatchObject([expect.stringMatching(/feedbackLate .* calendar$/)]);
    expect(late(after.until('2026-03-24T16:00:00.000Z'))).toEqual([
      `pending yellow feedbackLate feedback:${cardIn(after)} planning/null 2026-03-24`,
    ]);
  });

  it('is answered and appealed against itself, and breeds no further card', () => {
    const story = unanswered(LIMIT, atOnce);
    const [card] = about(story);
    expect(card?.limits?.feedback.limit.date).toBe('2026-03-30');
    story.supervise(appeal(card?.cardId ?? '', at('2026-03-25')));
    expect(story.state.cards.find(({ fact }) => fact.cardId === card?.cardId)?.life.appeal?.state).toBe('running');
    const silent = unanswered(at('2026-06-30'), atOnce);
    expect(new Set(about(silent).map(({ clock }) => clock))).toEqual(
      new Set(
        silent.issued
          .filter(({ level, rule }) => level !== 'warning' && rule === 'case')
          .map(({ cardId }) => `feedback:${cardId}`),
      ),
    );
  });

  it('needs no answer to a card that has no time for one: a warning, or one from before limits were', () => {
    const story = unanswered(at('2026-03-17'));
    const older = story.cards.map(({ type, data }) => ({
      type,
      data: { ...data, limits: null },
    })) as SupervisionEvent[];
    story.cards.splice(0, story.cards.length, ...older);
    expect(late(story.until(at('2026-03-29')))).toEqual([]);
  });

  it('waits for the reviewer with the card that was to be answered', () => {
    const story = unanswered(at('2026-03-25'), atOnce);
    story.tell(grant(at('2026-03-12'), { now: at('2026-04-08'), proofOfService: ownProof(at('2026-03-12')) }));
    const isUnderReview = (rule: string) =>
      story.state.cards
        .filter(({ fact }) => fact.rule === rule && fact.level !== 'warning')
        .map((one) => one.underReview);
    expect(isUnderReview('case')).toEqual([true, true]);
    expect(isUnderReview('feedbackLate')).toEqual([true, true]);
  });

  it('is explained once it is closed', () => {
    const story = unanswered(at('2026-03-17'));
    story.supervise(explain(cardIn(story), at('2026-03-18'), { document: null }));
    story.supervise(close(cardIn(story), at('2026-03-19')));
    expect(late(story.until(at('2026-03-27')))).toEqual([]);
  });

  it('is found in time, and by no later look', () => {
    fc.assert(
      fc.property(randomStory, fc.integer({ min: 1, max: 60 }), (told, days) => {
        const { story, last } = told(atOnce);
        const night = at(addDays(last, days), '00:00');
        story.until(night);
        expect(toldBy(story, { type: 'CheckLimits', data: { at: night } })).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
