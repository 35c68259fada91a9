import { at, grant, officialAct, proof } from '@sealtrail/applications/testing';
import { acceptedStory } from '../../testing';

const granted = () => acceptedStory('2026-03-02').tell(grant(at('2026-03-06')));

const deliver = (instant: string, change: object = {}) =>
  ({ type: 'DeliverResult', data: { ...officialAct(instant), proofOfService: proof(instant), ...change } }) as const;

describe('the delivery of a grant (送达, 行政许可法 art. 44)', () => {
  // Granted Friday 03-06: day 3 is 03-11, day 10 is 03-20.
  it('gives yellow past 3 working days and red past 10', () => {
    expect(granted().until(at('2026-03-25')).live).toEqual([
      'yellow delivery delivery planning/li 2026-03-11',
      'red delivery delivery planning/li 2026-03-20',
    ]);
  });

  it('ends with the proof of service', () => {
    expect(
      granted()
        .tell(deliver(at('2026-03-11')))
        .until(at('2026-03-25')).live,
    ).toEqual([]);
    expect(
      granted()
        .until(at('2026-03-12', '09:00'))
        .tell(deliver(at('2026-03-12')))
        .until(at('2026-03-25')).live,
    ).toEqual(['yellow delivery delivery planning/li 2026-03-11']);
  });

  it('is revoked where the proof of a later report shows it to have been in time', () => {
    const story = granted()
      .until(at('2026-03-12', '09:00'))
      .tell(deliver(at('2026-03-11'), { now: at('2026-03-12') }));
    expect(story.live).toEqual([]);
    expect(story.revoked).toEqual(['yellow delivery delivery planning/li 2026-03-11 lateReport']);
  });
});
