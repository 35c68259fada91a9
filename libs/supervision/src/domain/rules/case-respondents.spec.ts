import type { Teller } from '@sealtrail/applications/events';
import {
  at,
  branch,
  endSuspension,
  extend,
  giveOpinion,
  jointItem,
  proof,
  stage,
  startSuspension,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, SupervisionStory } from '../../testing';

// jointItem: review (fire 5, water 3), works (build 8); 13 promised, 45 by law.
// Accepted Monday 2026-03-02: fire ends 03-09, water 03-05. The case: day 11 (its warning) is 03-17, day 13 03-19.
const joint = () => acceptedStory('2026-03-02', jointItem);
const caseCards = (story: SupervisionStory) => story.live.filter((card) => card.includes(' case '));

const assign = (official: string, branchId: string | null, instant: string, change: object = {}) =>
  ({
    type: 'AssignHandler',
    data: {
      at: instant,
      now: instant,
      department: branchId ?? 'planning',
      officer: null,
      branch: branchId,
      official,
      ...change,
    },
  }) as const;

describe('who is charged with the limit of a case (被监察对象)', () => {
  it('of a joint item: each branch that was not done when its stage was over, and not its neighbours', () => {
    // water in time, fire three days late on 03-12; build starts then and has until 03-24.
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-12')))
      .until(at('2026-03-20'));
    expect(caseCards(story)).toEqual([
      'warning case build/build-handler 2026-03-17',
      'yellow case fire/fire-handler 2026-03-19',
    ]);
  });

  it('two branches late at once: one card each', () => {
    expect(joint().until(at('2026-03-20')).live).toEqual([
      'yellow step branch:water water/water-handler 2026-03-05',
      'yellow step branch:fire fire/fire-handler 2026-03-09',
      'warning case water/water-handler 2026-03-17',
      'warning case fire/fire-handler 2026-03-17',
      'yellow case water/water-handler 2026-03-19',
      'yellow case fire/fire-handler 2026-03-19',
    ]);
  });

  it('not a branch that was late by its own limit alone: it delayed nobody', () => {
    // water is a day late on 03-06, fire in time on 03-09: build starts then, has until 03-19, and has not said a word.
    const story = joint()
      .until(at('2026-03-06', '09:00'))
      .tell(giveOpinion('water', at('2026-03-06')), giveOpinion('fire', at('2026-03-09')))
      .until(at('2026-03-20'));
    expect(story.live).toEqual([
      'yellow step branch:water water/water-handler 2026-03-05',
      'warning case build/build-handler 2026-03-17',
      'yellow case build/build-handler 2026-03-19',
    ]);
  });

  it('a branch that was late by its stage as the calendar has it since, also where the slowest had ended before', () => {
    // fire is done on 03-04. 03-07 becomes a working day: the stage ends on it, the promise on 03-18. water says it on 03-09.
    const story = joint()
      .tell(giveOpinion('fire', at('2026-03-04')))
      .declare({ date: '2026-03-07', working: true, reason: written('make-up'), declaredAt: at('2026-03-05', '09:00') })
      .tell(giveOpinion('water', at('2026-03-09')))
      .until(at('2026-03-20'));
    expect(caseCards(story).filter((card) => card.startsWith('yellow'))).toEqual([
      'yellow case water/water-handler 2026-03-18',
    ]);
  });

  it('a branch that was late by its stage, though another held the case when it broke', () => {
    // fire and water end after 03-09, build after 03-19: all three, whatever they are to the next stage.
    const story = joint()
      .until(at('2026-03-10', '09:00'))
      .tell(giveOpinion('water', at('2026-03-10')), giveOpinion('fire', at('2026-03-10', '11:00')))
      .until(at('2026-04-20'));
    expect(caseCards(story).filter((card) => card.startsWith('yellow'))).toEqual([
      'yellow case water/water-handler 2026-03-19',
      'yellow case fire/fire-handler 2026-03-19',
    ]);
    // By law 45 days end on 05-08: by then build is late as well.
    expect(caseCards(story.until(at('2026-05-20'))).filter((card) => card.startsWith('red'))).toHaveLength(3);
  });

  it('where nobody overran: whoever holds an open branch, and in the end whoever handles the case', () => {
    // build starts 03-06 and agrees on its last day, 03-18; the decision then waits.
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-06')))
      .until(at('2026-03-18', '09:00'))
      .tell(giveOpinion('build', at('2026-03-18')))
      .until(at('2026-03-20'));
    expect(caseCards(story)).toEqual([
      'warning case build/build-handler 2026-03-17',
      'yellow case planning/li 2026-03-19',
    ]);
  });

  describe('where an opinion is told late, with a proof that its branch had kept its limit', () => {
    // fire ends 03-09; its opinion of 03-06 is told on 03-12: build begins then and has until 03-24, the case until 03-19.
    const told = (toldBy: Teller) =>
      joint()
        .tell(giveOpinion('water', at('2026-03-04')))
        .until(at('2026-03-12', '09:00'))
        .tell(
          giveOpinion('fire', at('2026-03-06'), {
            now: at('2026-03-12'),
            proofOfService: proof(at('2026-03-06'), { toldBy }),
          }),
        )
        .until(at('2026-03-20'));
    const late = (story: SupervisionStory) => caseCards(story).filter((card) => card.startsWith('yellow'));

    it('of its own: it is charged as it was known, and moves no card onto others; its own step card is gone', () => {
      const story = told({ role: 'officer', department: 'fire' });
      expect(late(story)).toEqual(['yellow case fire/fire-handler 2026-03-19']);
      expect(story.revoked).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09 lateReport']);
      expect(story.issued.at(-1)?.computation.charged.why).toMatchObject([{ code: 'charge.told-after-stage' }]);
    });

    it('of others: whoever handles the case, who had it, and not the branch that began when it was told', () => {
      expect(late(told({ role: 'integrator', department: 'post' }))).toEqual(['yellow case planning/li 2026-03-19']);
    });
  });

  it('the holder of a first check that ended in silence, because its days are in the limit (行政许可法 art. 32(4))', () => {
    // Received 03-02, silence at 24:00 of 03-09: the stages start on 03-10, water has until 03-13, fire until 03-17.
    const story = new SupervisionStory(jointItem)
      .tell(submit(at('2026-03-02', '09:00')))
      .until(at('2026-03-12', '09:00'))
      .tell(giveOpinion('water', at('2026-03-12')), giveOpinion('fire', at('2026-03-16')))
      .until(at('2026-03-20'));
    expect(caseCards(story)).toEqual([
      'warning case build/build-handler 2026-03-17',
      'yellow case planning/li 2026-03-19',
    ]);
  });

  it('that holder and a late branch: both', () => {
    // fire overran on 03-17, at the instant of the warning.
    const story = new SupervisionStory(jointItem)
      .tell(submit(at('2026-03-02', '09:00')))
      .until(at('2026-03-12', '09:00'))
      .tell(giveOpinion('water', at('2026-03-12')))
      .until(at('2026-03-20'));
    expect(caseCards(story).filter((card) => card.startsWith('yellow'))).toEqual([
      'yellow case fire/fire-handler 2026-03-19',
      'yellow case planning/li 2026-03-19',
    ]);
  });

  it('two late branches of one department give it one card, and the one due first names the official', () => {
    const terms = {
      ...jointItem,
      promised: workingDays(4),
      stages: [stage('review', branch('fire', 4), branch('smoke', 3, 'fire'))],
    };
    const story = acceptedStory('2026-03-02', terms).until(at('2026-03-07'));
    const yellow = story.issued.filter(({ rule, level }) => rule === 'case' && level === 'yellow');
    expect(yellow.map(({ official }) => official)).toEqual(['smoke-handler']);
    expect(yellow[0]?.computation.charged.why).toContainEqual({
      code: 'charge.overran-stage',
      parameters: { clock: 'branch:smoke', limit: '2026-03-06' },
    });
  });

  it('also where an extension gives days to that one: for its step card, and it shifts no guilt', () => {
    // fire has until 03-06, smoke until 03-10, which is the promise; fire alone gets ten days more.
    const terms = {
      ...jointItem,
      promised: workingDays(6),
      stages: [stage('review', branch('fire', 4), branch('smoke', 6, 'fire'))],
    };
    const story = acceptedStory('2026-03-02', terms)
      .until(at('2026-03-04', '09:00'))
      .tell(extend(at('2026-03-04'), { branch: 'fire' }))
      .until(at('2026-03-11'));
    expect(story.live.filter((card) => card.startsWith('yellow case'))).toEqual([
      'yellow case fire/fire-handler 2026-03-10',
    ]);
  });

  describe('the official', () => {
    it('is who held the clock when the card fell, not who holds it now', () => {
      const story = acceptedStory('2026-03-02')
        .until(at('2026-03-13', '09:00'))
        .tell(assign('wang', null, at('2026-03-13')))
        .until(at('2026-03-20'));
      expect(story.live).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/wang 2026-03-16']);
    });

    it('of a branch that had ended is the one under whom it overran', () => {
      // fire overran on 03-09 under its handler; chen takes over on 03-10 and ends it on 03-12.
      const story = joint()
        .tell(giveOpinion('water', at('2026-03-04')))
        .until(at('2026-03-10', '09:00'))
        .tell(assign('chen', 'fire', at('2026-03-10')), giveOpinion('fire', at('2026-03-12'), { officer: 'chen' }))
        .until(at('2026-03-20'));
      expect(caseCards(story).at(-1)).toBe('yellow case fire/fire-handler 2026-03-19');
    });

    it('is nobody where nobody was named: the department alone is charged', () => {
      const story = acceptedStory('2026-03-02', { ...jointItem, class: 'promised', stages: [], handler: null });
      expect(story.until(at('2026-03-20')).live.at(-1)).toBe('yellow case planning/null 2026-03-19');
    });

    describe('is who held it on the last counted day of the limit, as that stood when another was assigned', () => {
      const caseCards = (story: SupervisionStory) =>
        story.live.filter((card) => / case /.test(card) && !card.startsWith('warning'));

      it.each(['09:00', '15:00'])('also where a pause begins on that day, at %s, before or after', (pauseAt) => {
        const steps = [startSuspension(at('2026-03-16', pauseAt)), assign('wang', null, at('2026-03-16', '12:00'))];
        const inOrder = pauseAt === '09:00' ? steps : steps.toReversed();
        const story = acceptedStory('2026-03-02')
          .tell(...inOrder, endSuspension(at('2026-03-24')))
          .until(at('2026-04-30'));
        // The statute has days left for who took over: they end on 04-08.
        expect(caseCards(story)).toEqual(['yellow case planning/li 2026-03-24', 'red case planning/wang 2026-04-08']);
      });

      it('not where days of the limit were left', () => {
        const story = acceptedStory('2026-03-02')
          .tell(
            assign('wang', null, at('2026-03-13')),
            startSuspension(at('2026-03-16')),
            endSuspension(at('2026-03-24')),
          )
          .until(at('2026-03-25'));
        expect(caseCards(story)).toEqual(['yellow case planning/wang 2026-03-24']);
      });
    });

    it('is not changed by an assignment that is told after the card fell, whatever date it bears', () => {
      const story = acceptedStory('2026-03-02')
        .until(at('2026-03-17', '09:00'))
        .tell(assign('wang', null, at('2026-03-03'), { now: at('2026-03-17') }));
      expect(story.live.at(-1)).toBe('yellow case planning/li 2026-03-16');
      expect(story.cards.some(({ type }) => type === 'CardRecomputed')).toBe(false);
      expect(story.until(at('2026-03-31')).live.at(-1)).toBe('red case planning/wang 2026-03-30');
    });

    it('stays who held the clock before, where the case changes hands on the limit’s last counted day', () => {
      const handedOver = (instant: string) =>
        acceptedStory('2026-03-02')
          .tell(assign('wang', null, instant))
          .until(at('2026-03-17'))
          .live.at(-1);
      expect(handedOver(at('2026-03-13', '17:00'))).toBe('yellow case planning/wang 2026-03-16');
      expect(handedOver(at('2026-03-16', '00:00'))).toBe('yellow case planning/li 2026-03-16');
      expect(handedOver(at('2026-03-16', '17:00'))).toBe('yellow case planning/li 2026-03-16');
    });
  });
});
