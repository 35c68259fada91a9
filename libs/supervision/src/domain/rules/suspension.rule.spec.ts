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
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory } from '../../testing';

const accepted = () => acceptedStory('2026-03-02');
const own = (live: readonly string[]) => live.filter((card) => card.includes(' suspension '));

const prolong = (instant: string, days: number, change: object = {}) =>
  ({
    type: 'ProlongSuspension',
    data: {
      ...officialAct(instant),
      suspension: 1,
      expected: workingDays(days),
      reason: written('the laboratory is slow'),
      document: document(),
      ...change,
    },
  }) as const;

describe('the announced time of a procedure (特别程序, 行政许可法 art. 45)', () => {
  // Announced on 03-04 for 5 working days: 5 6 9 10 11; warning at day 3, 03-09; red 1 working day over, 03-12.
  it('warns 2 days before its end, gives yellow over it, red 1 working day over; the pause goes on', () => {
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')))
      .until(at('2026-03-20'));
    expect(story.live).toEqual([
      'warning suspension suspension:1 planning/li 2026-03-09',
      'yellow suspension suspension:1 planning/li 2026-03-11',
      'red suspension suspension:1 planning/li 2026-03-12',
    ]);
  });

  it('gives nothing to a procedure that ends in time', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-09')));
    expect(own(story.until(at('2026-03-20')).live)).toEqual([]);
  });

  it('is over with the decision that is shown to have been served before, though its own end is told without a proof', () => {
    const now = at('2026-03-13', '09:00');
    const ended = accepted()
      .tell(startSuspension(at('2026-03-04')))
      .until(now)
      .tell(endSuspension(at('2026-03-09'), { now }));
    expect(own(ended.live)).toContain('yellow suspension suspension:1 planning/li 2026-03-11');
    ended.tell(grant(at('2026-03-10'), { now, proofOfService: proof(at('2026-03-10')) }));
    expect(own(ended.until(at('2026-03-20')).live).filter((card) => !card.startsWith('warning'))).toEqual([]);
  });

  it('is judged by when its end was reported', () => {
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')))
      .until(at('2026-03-12', '09:00'))
      .tell(endSuspension(at('2026-03-11'), { now: at('2026-03-12') }));
    expect(own(story.until(at('2026-03-13', '09:00')).live)).toEqual([
      'warning suspension suspension:1 planning/li 2026-03-09',
      'yellow suspension suspension:1 planning/li 2026-03-11',
    ]);
  });

  it('prolonged before its end moves the cards that had not fallen, and warns anew', () => {
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')))
      .until(at('2026-03-10', '09:00'))
      .tell(prolong(at('2026-03-10'), 8));
    // 8 working days from 03-04: 12 13 16; red on 03-17. The warning of 03-09 lapses: day 6 is 03-12.
    expect(story.until(at('2026-03-20')).live).toEqual([
      'warning suspension suspension:1 planning/li 2026-03-12',
      'yellow suspension suspension:1 planning/li 2026-03-16',
      'red suspension suspension:1 planning/li 2026-03-17',
    ]);
    expect(story.revoked).toEqual([]);
    expect(story.lapsed).toEqual(['warning suspension suspension:1 planning/li 2026-03-09']);
  });

  it('prolonged after its announced end keeps its yellow card; the red one counts from the new end', () => {
    const late = (instant: string, change: object) =>
      accepted()
        .tell(startSuspension(at('2026-03-04')))
        .until(at('2026-03-12', '09:00'))
        .tell(prolong(instant, 8, change))
        .until(at('2026-03-20'));
    const cards = (yellow: string, red: string) => [
      'warning suspension suspension:1 planning/li 2026-03-09',
      `yellow suspension suspension:1 planning/li ${yellow}`,
      `red suspension suspension:1 planning/li ${red}`,
    ];
    expect(own(late(at('2026-03-12'), {}).live)).toEqual(cards('2026-03-11', '2026-03-17'));
    // Told of after the red card it takes nothing away without proof, whatever date it bears.
    expect(own(late(at('2026-03-10'), { now: at('2026-03-13') }).live)).toEqual(cards('2026-03-11', '2026-03-12'));
    const proofOfService = proof(at('2026-03-10'));
    const proved = late(at('2026-03-10'), { now: at('2026-03-13'), proofOfService });
    expect(own(proved.live)).toEqual(cards('2026-03-16', '2026-03-17'));
  });

  it('prolonged before the warning moves that too', () => {
    const story = accepted().tell(startSuspension(at('2026-03-04')), prolong(at('2026-03-06'), 8));
    // Day 6 of 8 is 03-12.
    expect(own(story.until(at('2026-03-17', '09:00')).live)).toEqual([
      'warning suspension suspension:1 planning/li 2026-03-12',
      'yellow suspension suspension:1 planning/li 2026-03-16',
    ]);
  });
});
