import {
  act,
  at,
  branch,
  jointItem,
  opine,
  proof,
  resume,
  stage,
  suspend,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory } from '../../testing';

const joint = (terms = jointItem) => acceptedStory('2026-03-02', terms);
const stepCards = (live: readonly string[]) => live.filter((card) => card.includes(' step '));

describe('the limit of a branch (环节时限)', () => {
  it('gives yellow, never red, to the branch that is late and not to its neighbours', () => {
    const story = joint()
      .tell(opine('water', at('2026-03-04')))
      .until(at('2026-03-17', '09:00'));
    // fire: 5 working days from 03-02 end on 03-09.
    expect(stepCards(story.live)).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09']);
  });

  it('is kept by an opinion of its last day, of whatever kind', () => {
    const reasons = { opinion: 'disagree', reasons: written('no second exit') };
    const story = joint().tell(opine('water', at('2026-03-05', '23:00')), opine('fire', at('2026-03-09'), reasons));
    expect(stepCards(story.until(at('2026-03-17', '09:00')).live)).toEqual([]);
  });

  it('gives nothing once the promise of the case has ended', () => {
    // fire gives its opinion on 03-18; build has until 03-30, the promise of the case ended on 03-19.
    const story = joint()
      .tell(opine('water', at('2026-03-04')))
      .until(at('2026-03-18', '09:00'));
    story.tell(opine('fire', at('2026-03-18'))).until(at('2026-04-10'));
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

  it('pauses with its own procedure, and not with its neighbour’s (行政许可法 art. 45)', () => {
    const story = joint().tell({
      type: 'StartSuspension',
      data: {
        ...act(at('2026-03-04'), { department: 'fire', officer: 'fire-handler' }),
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

  it('falls no more where the branch ends with the case', () => {
    const story = joint().tell({
      type: 'WithdrawApplication',
      data: {
        at: at('2026-03-05'),
        now: at('2026-03-05'),
        department: null,
        officer: null,
        reason: written('given up'),
      },
    });
    expect(story.until(at('2026-04-10')).live).toEqual([]);
  });

  it('is revoked by a pause of the case recorded after the branch had ended', () => {
    // Without 03-05 and 03-06 fire has until 03-11; its opinion came on 03-10.
    const story = joint()
      .tell(opine('water', at('2026-03-04')))
      .until(at('2026-03-10', '09:00'))
      .tell(opine('fire', at('2026-03-10')));
    expect(stepCards(story.live)).toHaveLength(1);
    story.tell(suspend(at('2026-03-04'), { now: at('2026-03-11', '09:00') }));
    story.tell(resume(at('2026-03-06'), { now: at('2026-03-11') }));
    expect(stepCards(story.live)).toEqual([]);
    expect(story.revoked).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09 suspension']);
  });

  it('is revoked by an opinion in time that is reported late with proof; without, it stays', () => {
    const late = (proofOfService: object | null) =>
      joint()
        .tell(opine('water', at('2026-03-04')))
        .until(at('2026-03-11', '09:00'))
        .tell(opine('fire', at('2026-03-09'), { now: at('2026-03-11'), proofOfService }));
    expect(stepCards(late(null).live)).toHaveLength(1);
    const proved = late(proof(at('2026-03-09', '11:00')));
    expect(stepCards(proved.live)).toEqual([]);
    expect(proved.revoked).toEqual(['yellow step branch:fire fire/fire-handler 2026-03-09 lateReport']);
  });
});
