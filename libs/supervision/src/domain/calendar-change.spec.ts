import {
  accept,
  at,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  proof,
  startSuspension,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { decide, fold, written } from '@sealtrail/event-sourcing';
import { acceptedStory, inShort, plainItem, SupervisionStory } from '../testing';
import { supervisionDecider } from './supervision-decider';

// Accepted Monday 2026-03-02: warning 03-12 (day 8), promise 03-16, statute 03-30.
const accepted = () => acceptedStory('2026-03-02');
const off = (date: string, declaredAt: string) => ({ date, working: false, reason: written('flood'), declaredAt });
const workday = (date: string, declaredAt: string) => ({ date, working: true, reason: written('make-up'), declaredAt });

describe('a calendar change', () => {
  it('revokes a card that by the new calendar had not fallen, and names the day', () => {
    const story = accepted().declare(off('2026-03-10', at('2026-03-17', '09:00')));
    expect(story.revoked).toEqual(['yellow case planning/li 2026-03-16 calendar']);
    expect(story.cards.find(({ type }) => type === 'CardRevoked')).toMatchObject({
      data: {
        reason: [
          {
            code: 'known.day-off-declared',
            parameters: {
              date: '2026-03-10',
              reason: written('flood'),
              calendar: 'cn-national',
              version: '3',
              recordedAt: '2026-03-17T01:00:00.000Z',
            },
          },
          {
            code: 'ground.limit-moved',
            parameters: { limit: '2026-03-16', movedTo: '2026-03-17', fallsAt: '2026-03-17T16:00:00.000Z' },
          },
        ],
      },
    });
    // Broken all the same on the new day: a new card.
    expect(story.until(at('2026-03-18')).live.at(-1)).toBe('yellow case planning/li 2026-03-17');
  });

  it('keeps a card whose limit moved and is still broken, with a second computation', () => {
    const story = accepted().declare(off('2026-03-10', at('2026-03-20', '09:00')));
    expect(story.cards.filter(({ type }) => type === 'CardRecomputed')).toMatchObject([
      {
        data: {
          level: 'yellow',
          breachedAt: '2026-03-17T16:00:00.000Z',
          computation: { version: 2, calendar: { version: '3' } },
        },
      },
    ]);
    // The warning of the old day 8 stays superseded.
    expect(story.live).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-17']);
  });

  it('lets a warning lapse whose instant moves away: a new one falls before the new end', () => {
    // Told at noon of 03-13: day 8 is now 03-13 itself.
    const story = accepted().declare(off('2026-03-10', at('2026-03-13', '12:00')));
    expect(story.lapsed).toEqual(['warning case planning/li 2026-03-12']);
    expect(story.live).toEqual([]);
    expect(story.until(at('2026-03-14')).live).toEqual(['warning case planning/li 2026-03-13']);
    expect(story.until(at('2026-03-14')).revoked).toEqual([]);
  });

  it('looks at closed cases too: a decision that is now in time frees its department', () => {
    const story = accepted()
      .until(at('2026-03-17', '09:00'))
      .tell(grant(at('2026-03-17')))
      .declare(off('2026-03-10', at('2026-03-18', '09:00')));
    expect(story.revoked).toEqual(['yellow case planning/li 2026-03-16 calendar']);
    expect(story.until(at('2026-03-19')).live).toEqual(['warning case planning/li 2026-03-12']);
  });

  it('makes no card on a closed case: what was in time stays in time', () => {
    const story = accepted()
      .tell(grant(at('2026-03-16')))
      .declare(workday('2026-03-07', at('2026-03-17', '09:00')));
    // Nor does the warning of 03-12 come back on 03-11, a day that is over, only to be resolved at once.
    expect(story.state.cards.map(inShort)).toEqual(['warning case planning/li 2026-03-12']);
    expect(story.state.cards.map(({ status }) => status)).toEqual(['resolved']);
  });

  it('leaves a warning resolved whose clock ended in time, whatever is checked later', () => {
    const story = accepted()
      .tell(grant(at('2026-03-13')))
      .declare(off('2026-03-10', at('2026-03-17', '09:00')))
      .declare(off('2026-03-11', at('2026-03-18', '09:00')))
      .until(at('2026-04-20'));
    expect(story.lapsed).toEqual([]);
    expect(story.state.cards.filter(({ fact }) => fact.rule === 'case').map(({ status }) => status)).toEqual([
      'resolved',
    ]);
  });

  it('leaves a warning resolved whose instant it moved, also where another procedure is told of later', () => {
    // Announced for 3 days from 03-04: day 1, the warning, is 03-05. Ended on 03-06, and then 03-05 is told to have been off.
    const story = accepted()
      .tell(startSuspension(at('2026-03-04'), { expected: workingDays(3) }))
      .until(at('2026-03-06', '09:00'))
      .tell(endSuspension(at('2026-03-06', '10:00')))
      .declare(off('2026-03-05', at('2026-03-06', '12:00')))
      .tell(startSuspension(at('2026-03-09')), endSuspension(at('2026-03-10'), { suspension: 2 }))
      .until(at('2026-03-12'));
    const statuses = () =>
      story.state.cards.filter(({ fact }) => fact.clock === 'suspension:1').map(({ status }) => status);
    expect(statuses()).toEqual(['resolved']);
    // That the same procedure had ended before its instant is another matter.
    const proofOfService = proof(at('2026-03-05'));
    story.tell(endSuspension(at('2026-03-05'), { now: at('2026-03-13'), proofOfService }));
    expect(statuses()).toEqual(['lapsed']);
  });

  it('warns nobody of a past instant, also of a case that had no warning before', () => {
    // 5 days promised, and the acceptance told on 03-06, when day 3 of 03-05 was over: with 03-04 off it would be 03-06.
    const story = new SupervisionStory({ ...plainItem, promised: workingDays(5) })
      .tell(submit(at('2026-03-02', '09:00')))
      .tell(accept(at('2026-03-02'), { now: at('2026-03-06') }))
      .declare(off('2026-03-04', at('2026-03-09', '09:00')));
    expect(story.issued.filter(({ rule }) => rule === 'case')).toEqual([]);
  });

  it('never makes a card for an instant that lay in the past when the change was recorded: it is suppressed', () => {
    // With 03-07 a workday, day 8 is 03-11: past. The promise of 03-16 becomes 03-13.
    const story = accepted().declare(workday('2026-03-07', at('2026-03-12', '10:00')));
    expect(story.live).toEqual([]);
    expect(story.cards.find(({ type }) => type === 'BreachesWaived')).toEqual({
      type: 'BreachesWaived',
      data: {
        applicationId: 'a1',
        calendarVersion: '3',
        changedAt: at('2026-03-12', '10:00'),
        keys: ['case|case|warning'],
      },
    });
    expect(story.until(at('2026-03-17')).live).toEqual(['yellow case planning/li 2026-03-13']);
  });

  it('makes no step card of an end that coincided with that of the promise, and comes before it only by the change', () => {
    // build has until 03-19, the end of the promise: with 03-05 off, that is 03-20.
    const story = acceptedStory('2026-03-02', jointItem)
      .tell(giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-09')))
      .declare(off('2026-03-05', at('2026-03-23', '09:00')))
      .until(at('2026-03-26'));
    expect(story.live.filter((card) => card.includes('step'))).toEqual([]);
    expect(story.live).toContain('yellow case build/build-handler 2026-03-20');
  });

  it('makes none either where another change follows before the case is checked', () => {
    const story = acceptedStory('2026-03-02', jointItem)
      .tell(giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-09')))
      .declare(off('2026-03-05', at('2026-03-23', '09:00')), off('2026-04-20', at('2026-03-23', '09:01')))
      .until(at('2026-03-26'));
    expect(story.live.filter((card) => card.includes('step'))).toEqual([]);
    expect(story.live).toContain('yellow case build/build-handler 2026-03-20');
  });

  it('waives nothing that was told after it: an end that comes out to have been earlier breaks the promise by itself', () => {
    // Resumed on 03-10, the promise is 03-20; a change of another month; then it comes out that it went on from 03-05: 03-17.
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-10')))
      .declare(off('2026-05-20', at('2026-03-18', '09:00')))
      .tell(endSuspension(at('2026-03-05'), { now: at('2026-03-19') }));
    expect(story.cards.filter(({ type }) => type === 'BreachesWaived')).toEqual([]);
    expect(story.live).toContain('yellow case planning/li 2026-03-17');
  });

  it('within a running first check gives its days to both ends, and takes none that is over', () => {
    // Received Monday 2 March: the policy's two days until the 4th, five by law until Monday 9 March.
    const received = () => new SupervisionStory(plainItem).tell(submit(at('2026-03-02', '09:00')));
    const gained = received().declare(off('2026-03-03', at('2026-03-05', '09:00')));
    expect(gained.revoked).toEqual(['yellow firstCheck firstCheck:1 planning/li 2026-03-04 calendar']);
    expect(gained.until(at('2026-03-11')).live).toEqual([
      'yellow firstCheck firstCheck:1 planning/li 2026-03-05',
      'red firstCheck firstCheck:1 planning/li 2026-03-10',
    ]);
    const lost = received().declare(workday('2026-03-07', at('2026-03-09', '09:00')));
    expect(lost.live).toEqual(['yellow firstCheck firstCheck:1 planning/li 2026-03-04']);
    expect(lost.until(at('2026-03-10')).live).toEqual([
      'yellow firstCheck firstCheck:1 planning/li 2026-03-04',
      'red firstCheck firstCheck:1 planning/li 2026-03-09',
    ]);
  });

  it('keeps what it suppressed suppressed, through later checks and later changes', () => {
    const story = accepted()
      .declare(workday('2026-03-07', at('2026-03-12', '10:00')))
      .supervise({ type: 'CheckLimits', data: { at: at('2026-03-12', '11:00') } })
      .declare(workday('2026-03-08', at('2026-03-12', '12:00')));
    expect(story.live).toEqual([]);
    // A change that moves the instant into the future lets it fall again.
    story
      .declare({ ...off('2026-03-07', at('2026-03-12', '13:00')) })
      .declare({ ...off('2026-03-08', at('2026-03-12', '14:00')) });
    expect(story.until(at('2026-03-13')).live).toEqual(['warning case planning/li 2026-03-12']);
  });

  it('still cards what would have fallen before the change by the old calendar too, however late it is checked', () => {
    // Nobody looked between the acceptance and the change, which is of 03-17.
    const story = accepted();
    const [before, calendar, changedAt] = [story.state, story.calendar, at('2026-03-17', '09:00')];
    const known = {
      ...story.declare(workday('2026-03-07', changedAt)).decisionContext,
      calendarSeen: { calendar, changedAt },
    };
    const events = decide(supervisionDecider, { type: 'CheckLimits', data: { at: at('2026-03-17') } }, before, known);
    // Not the warning: by the new calendar it is of 03-11, of which nobody could know then.
    expect(fold(supervisionDecider, events).cards.map(inShort)).toEqual(['yellow case planning/li 2026-03-16']);
  });

  it('never moves a limit to before its own day', () => {
    // 03-16 would become 03-13; the change is of 03-16, so that day stays.
    const story = accepted().declare(workday('2026-03-07', at('2026-03-16', '09:00')));
    expect(story.live).toEqual([]);
    expect(story.until(at('2026-03-17')).live).toEqual(['yellow case planning/li 2026-03-16']);
  });

  it('charges nobody in the moment before it has reached the case', () => {
    const story = accepted().until(at('2026-03-16', '09:00'));
    const limits = story.past.length;
    story.declare(off('2026-03-10', at('2026-03-16', '23:00')));
    expect(story.past).toHaveLength(limits + 1);
    // As if the recalculation had not come by yet: the event that moved the limits is missing.
    story.past.pop();
    expect(story.until('2026-03-16T16:00:00.000Z').live).toEqual([]);
  });
});
