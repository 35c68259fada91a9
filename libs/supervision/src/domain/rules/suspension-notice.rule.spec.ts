import type { ProofOfService } from '@sealtrail/applications/events';
import {
  at,
  document,
  endSuspension,
  grant,
  officialAct,
  proof,
  startSuspension,
  workingDays,
} from '@sealtrail/applications/testing';
import { acceptedStory } from '../../testing';

const accepted = () => acceptedStory('2026-03-02');
const unnoticed = { notice: null };

const giveNotice = (instant: string, now = instant, proofOfService: ProofOfService | null = null) =>
  ({
    type: 'GiveSuspensionNotice',
    data: {
      ...officialAct(instant),
      now,
      proofOfService,
      suspension: 1,
      document: document(),
      expected: workingDays(5),
    },
  }) as const;

const ofCase = (live: readonly string[]) => live.filter((card) => card.includes(' case '));
const ofNotice = (live: readonly string[]) => live.filter((card) => card.includes('suspensionNotice'));

describe('a procedure that was not told in writing (特别程序告知, 行政许可法 art. 45)', () => {
  it('is a red card against its holder at the end of the working day on which it began', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04'), unnoticed));
    expect(ofNotice(story.live)).toEqual([]);
    expect(ofNotice(story.until('2026-03-04T15:59:59.999Z').live)).toEqual([]);
    expect(ofNotice(story.until('2026-03-04T16:00:00.000Z').live)).toEqual([
      'red suspensionNotice suspension:1 planning/li 2026-03-04',
    ]);
    expect(story.issued[0]?.computation).toMatchObject({ limit: { date: '2026-03-04', days: 0 }, usedDays: 0 });
  });

  it('is told in time by a notice of that day', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04'), unnoticed), giveNotice(at('2026-03-04', '18:00')));
    expect(ofNotice(story.until(at('2026-03-10')).live)).toEqual([]);
    const next = accepted().tell(startSuspension(at('2026-03-04'), unnoticed), giveNotice(at('2026-03-05', '09:00')));
    expect(ofNotice(next.until(at('2026-03-10')).live)).toHaveLength(1);
  });

  it('has until the end of the next working day where the procedure began on a day off', () => {
    // Saturday 03-07; Monday is 03-09.
    const story = accepted()
      .tell(startSuspension(at('2026-03-07'), unnoticed))
      .until(at('2026-03-10'));
    expect(ofNotice(story.live)).toEqual(['red suspensionNotice suspension:1 planning/li 2026-03-09']);
  });

  it('is a card at the recording where that is later', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04'), { ...unnoticed, now: at('2026-03-05') }));
    expect(ofNotice(story.live)).toEqual(['red suspensionNotice suspension:1 planning/li 2026-03-05']);
    expect(story.issued[0]).toMatchObject({ breachedAt: at('2026-03-05'), issuedAt: at('2026-03-05') });
  });

  it('is one too where the procedure was over when it was recorded', () => {
    const story = accepted()
      .until(at('2026-03-12', '09:00'))
      .tell(
        startSuspension(at('2026-03-04'), { ...unnoticed, now: at('2026-03-12') }),
        endSuspension(at('2026-03-06'), { now: at('2026-03-12') }),
      );
    expect(ofNotice(story.live)).toHaveLength(1);
  });

  it('pauses nothing: the case is carded as if it had not been', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04'), unnoticed), endSuspension(at('2026-03-11')));
    expect(ofCase(story.until(at('2026-03-20')).live)).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
    ]);
  });

  it('pauses from a notice that follows later; the missing notice stays carded', () => {
    const story = accepted().tell(
      startSuspension(at('2026-03-04'), unnoticed),
      giveNotice(at('2026-03-06')),
      endSuspension(at('2026-03-11')),
    );
    // Pause (03-06, 03-11]: 9 10 11 out. Day 4 is 03-06; 12 (5) 13 (6) 16 (7) 17 (8) 18 (9) 19 (10).
    expect(ofCase(story.until(at('2026-03-20')).live)).toEqual([
      'warning case planning/li 2026-03-17',
      'yellow case planning/li 2026-03-19',
    ]);
    expect(ofNotice(story.live)).toHaveLength(1);
  });

  it('is revoked where the notice is proved to have been given by then; without proof it stays', () => {
    const told = (proofOfService: ProofOfService | null) =>
      accepted().tell(
        startSuspension(at('2026-03-04'), { ...unnoticed, now: at('2026-03-06') }),
        giveNotice(at('2026-03-05'), at('2026-03-09'), proofOfService),
      );
    expect(ofNotice(told(null).live)).toHaveLength(1);
    const proved = told(proof(at('2026-03-05')));
    expect(ofNotice(proved.live)).toEqual([]);
    expect(proved.revoked).toEqual(['red suspensionNotice suspension:1 planning/li 2026-03-06 suspension']);
  });

  describe('and a red card of the case that falls only because of it', () => {
    // By law 20 working days end on 03-30. Without 03-05 to 03-11 (5 days) on 04-07: 31 04-01 02 03 | 07 after Qingming.
    const overdue = () =>
      accepted().tell(startSuspension(at('2026-03-04'), unnoticed), endSuspension(at('2026-03-11')));

    it('waits for a person: it is pending, and takes the place of no other card', () => {
      const story = overdue().until(at('2026-03-31'));
      expect(ofCase(story.live).at(-1)).toBe('pending red case planning/li 2026-03-30');
      expect(story.issued.at(-1)).toMatchObject({ status: 'pending', supersedes: [] });
    });

    it('gives way to a certain card once the limit has ended even without those days', () => {
      const story = overdue().until(at('2026-04-08'));
      expect(ofCase(story.live).at(-1)).toBe('red case planning/li 2026-04-07');
      expect(story.revoked).toEqual(['red case planning/li 2026-03-30 suspension']);
      expect(story.cards.filter(({ type }) => type === 'CardRevoked')).toMatchObject([{ data: { wasPending: true } }]);
    });

    it('comes alone where the case was decided before that', () => {
      const story = overdue()
        .until(at('2026-04-01', '09:00'))
        .tell(grant(at('2026-04-01')));
      expect(ofCase(story.until(at('2026-04-30')).live).at(-1)).toBe('pending red case planning/li 2026-03-30');
    });

    it('is certain at once where the procedure came after the end of the limit', () => {
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(startSuspension(at('2026-04-01'), unnoticed));
      expect(ofCase(story.live).at(-1)).toBe('red case planning/li 2026-03-30');
      expect(story.revoked).toEqual([]);
    });

    it('takes no certain card away where the procedure is told of after it fell, without proof', () => {
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(startSuspension(at('2026-03-04'), { ...unnoticed, now: at('2026-04-01') }));
      expect(ofCase(story.live).at(-1)).toBe('red case planning/li 2026-03-30');
      expect(story.revoked).toEqual([]);
    });

    it('takes the place of a certain card where the procedure is told of after it fell, and proved', () => {
      const proofOfService = proof(at('2026-03-04'));
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(startSuspension(at('2026-03-04'), { ...unnoticed, now: at('2026-04-01'), proofOfService }));
      expect(ofCase(story.live).at(-1)).toBe('pending red case planning/li 2026-03-30');
      expect(story.revoked).toEqual(['red case planning/li 2026-03-30 suspension']);
    });
  });
});
