import {
  accept,
  at,
  branch,
  endSuspension,
  extend,
  giveOpinion,
  jointItem,
  officialAct,
  proof,
  stage,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import { acceptedStory, SupervisionStory } from '../../testing';

const joint = (terms = jointItem) => acceptedStory('2026-03-02', terms);
const stepCards = (live: readonly string[]) => live.filter((card) => card.includes(' step '));

describe('the limit of a branch (环节时限)', () => {
  it('gives yellow, never red, to the branch that is late and not to its neighbours', () => {
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-04')))
      .until(at('2026-03-17', '09:00'));
    // fire: 5 working days from 03-02 end on 03-09.
    expect(stepCards(story.live)).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09']);
  });

  it('gives nobody a card for days on which he was not told that his stage could start', () => {
    // fire and water agree on 03-03, fire tells it on 03-17, with its proof: by then eight days of build would be over.
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-03')))
      .until(at('2026-03-17', '09:00'))
      .tell(
        giveOpinion('fire', at('2026-03-03'), {
          now: at('2026-03-17', '09:00'),
          proofOfService: proof(at('2026-03-03')),
        }),
      );
    expect(stepCards(story.live)).toEqual([]);
    // The promise of the case ends on 03-19, while build has until 03-27.
    expect(stepCards(story.until(at('2026-04-10')).live)).toEqual([]);
  });

  it('gives nobody a card for the days before a deemed acceptance that was broken when its receipt was told', () => {
    const story = new SupervisionStory(jointItem).tell(submit(at('2026-03-02'), { now: at('2026-03-17', '09:00') }));
    // The stages start on 03-17; the promise of the case, from 03-02, ends on 03-19: before the limits of fire and water.
    expect(stepCards(story.until(at('2026-04-10')).live)).toEqual([]);
    expect(story.live).toContain('red firstCheck firstCheck:1 planning/li 2026-03-09');
  });

  it('is kept by an opinion of its last day, of whatever kind', () => {
    const reasons = { opinion: 'disagree', reasons: written('no second exit') };
    const story = joint().tell(
      giveOpinion('water', at('2026-03-05', '23:00')),
      giveOpinion('fire', at('2026-03-09'), reasons),
    );
    expect(stepCards(story.until(at('2026-03-17', '09:00')).live)).toEqual([]);
  });

  it('gives nothing once the promise of the case has ended', () => {
    // fire gives its opinion on 03-18; build has until 03-30, the promise of the case ended on 03-19.
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-04')))
      .until(at('2026-03-18', '09:00'));
    story.tell(giveOpinion('fire', at('2026-03-18'))).until(at('2026-04-10'));
    expect(stepCards(story.live)).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09']);
  });

  it('leaves it to the card of the case where both end together', () => {
    const terms = { ...jointItem, promised: workingDays(5), stages: [stage('review', branch('fire', 5))] };
    expect(joint(terms).until(at('2026-03-11')).live).toEqual([
      // Warning at day 3, before the branch was late: it holds the case.
      'warning case fire/fire-handler 2026-03-05',
      'yellow case fire/fire-handler 2026-03-09',
    ]);
  });

  it('gives nothing once that promise has ended, though a policy gives the card of the case days of grace', () => {
    const terms = { ...jointItem, promised: workingDays(5), stages: [stage('review', branch('fire', 5))] };
    const [policy] = policies();
    const yellow = { ...policy.rules.case.yellow, graceDays: 2 };
    const mild = { ...policy, rules: { ...policy.rules, case: { ...policy.rules.case, yellow } } };
    const story = new SupervisionStory(terms, [mild]).tell(submit(at('2026-03-02', '09:00')), accept(at('2026-03-02')));
    expect(story.until(at('2026-03-13')).live.filter((card) => card.startsWith('yellow'))).toEqual([
      'yellow case fire/fire-handler 2026-03-11',
    ]);
  });

  it('pauses with its own procedure, and not with its neighbour’s (行政许可法 art. 45)', () => {
    const story = joint().tell({
      type: 'StartSuspension',
      data: {
        ...officialAct(at('2026-03-04'), { department: 'fire', officer: 'fire-handler' }),
        procedure: 'testing',
        branch: 'fire',
        legalBasis: written('行政许可法 art. 45'),
        notice: { document: { number: 'N', date: '2026-03-04', seal: 's' }, givenAt: at('2026-03-04') },
        endedAt: null,
        expected: workingDays(20),
      },
    });
    // water goes on and is late at the end of 03-05; the case stands still, but its promise has not ended.
    expect(story.until(at('2026-03-25')).live).toEqual(['yellow step branch:water water/water-handler 2026-03-05']);
  });

  describe('and an extension (延长, 行政许可法 art. 42)', () => {
    // Ten days on: fire has until 03-23. The promise of the case, which did not move, ends on 03-19.
    const roomy = {
      ...jointItem,
      promised: workingDays(20),
      stages: [...jointItem.stages, stage('end', branch('sign', 7))],
    };
    const extended = (change: object = {}) =>
      joint(roomy)
        .tell(giveOpinion('water', at('2026-03-04')))
        .tell(extend(at('2026-03-05'), change));

    it('gives its days to the open branches whose own limit has not ended', () => {
      expect(stepCards(extended().until(at('2026-03-20')).live)).toEqual([]);
      // 15 working days from 03-02 end on 03-23.
      expect(stepCards(extended().until(at('2026-03-24')).live)).toEqual([
        'yellow step branch:fire fire/fire-handler 2026-03-23',
      ]);
    });

    it('gives them to the one that it names, and to no other', () => {
      const story = joint(roomy).tell(extend(at('2026-03-04'), { branch: 'water' }));
      // water: 13 days from 03-02 end on 03-19.
      expect(stepCards(story.until(at('2026-03-24')).live)).toEqual([
        'yellow step branch:fire fire/fire-handler 2026-03-09',
        'yellow step branch:water water/water-handler 2026-03-19',
      ]);
    });

    it('gives none to a branch that was late when it was granted', () => {
      const story = joint(roomy)
        .until(at('2026-03-06', '09:00'))
        .tell(extend(at('2026-03-06')));
      expect(stepCards(story.until(at('2026-03-20')).live)).toEqual([
        'yellow step branch:water water/water-handler 2026-03-05',
      ]);
    });

    it('shifts no guilt: who is charged with the promise that did not move is judged without its days', () => {
      // fire ends on 03-12, within the days that it was given; build starts then, and is not done by the promise.
      const story = joint()
        .tell(giveOpinion('water', at('2026-03-04')))
        .tell(extend(at('2026-03-05')))
        .until(at('2026-03-12', '09:00'))
        .tell(giveOpinion('fire', at('2026-03-12')))
        .until(at('2026-03-20'));
      expect(story.live.filter((card) => card.startsWith('yellow'))).toEqual([
        'yellow case fire/fire-handler 2026-03-19',
      ]);
    });

    it('moves the promise too where the policy says so, and then it is judged with its days', () => {
      const policy = { ...policies()[0], extensionMoves: 'both' } as const;
      const story = new SupervisionStory(jointItem, [policy])
        .tell(submit(at('2026-03-02', '09:00')), accept(at('2026-03-02')))
        .tell(giveOpinion('water', at('2026-03-04')))
        .tell(extend(at('2026-03-05')))
        .until(at('2026-03-12', '09:00'))
        .tell(giveOpinion('fire', at('2026-03-12')))
        .until(at('2026-04-07'));
      // 23 working days from 03-02 end on 04-02; build, from 03-12, had until 03-24.
      expect(story.live.filter((card) => card.startsWith('yellow'))).toEqual([
        'yellow step branch:build build/build-handler 2026-03-24',
        'yellow case build/build-handler 2026-04-02',
      ]);
    });
  });

  it('falls no more where the branch ends with the case', () => {
    const story = joint().tell(withdraw(at('2026-03-05')));
    expect(story.until(at('2026-04-10')).live).toEqual([]);
  });

  it('is revoked by a pause of the case that is proved after the branch had ended', () => {
    // Without 03-05 and 03-06 fire has until 03-11; its opinion came on 03-10.
    const story = joint()
      .tell(giveOpinion('water', at('2026-03-04')))
      .until(at('2026-03-10', '09:00'))
      .tell(giveOpinion('fire', at('2026-03-10')));
    expect(stepCards(story.live)).toHaveLength(1);
    const proofOfService = proof(at('2026-03-04'));
    story.tell(startSuspension(at('2026-03-04'), { now: at('2026-03-11', '09:00'), proofOfService }));
    story.tell(endSuspension(at('2026-03-06'), { now: at('2026-03-11') }));
    expect(stepCards(story.live)).toEqual([]);
    expect(story.revoked).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09 suspension']);
  });

  it('is revoked by an opinion in time that is reported late with proof; without, it stays', () => {
    const late = (proofOfService: object | null) =>
      joint()
        .tell(giveOpinion('water', at('2026-03-04')))
        .until(at('2026-03-11', '09:00'))
        .tell(giveOpinion('fire', at('2026-03-09'), { now: at('2026-03-11'), proofOfService }));
    expect(stepCards(late(null).live)).toHaveLength(1);
    const proved = late(proof(at('2026-03-09', '11:00')));
    expect(stepCards(proved.live)).toEqual([]);
    expect(proved.revoked).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09 lateReport']);
  });
});
