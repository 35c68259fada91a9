import { at, jointItem, startSuspension } from '@sealtrail/applications/testing';
import { acceptedStory, type SupervisionStory } from '../../testing';

/** Of each card that was issued: rule, level, and the limit that its computation names. */
const basesOf = ({ issued }: SupervisionStory) =>
  issued.map(({ rule, level, computation: { basis } }) => `${rule} ${level} ${basis}`);

describe('the limit that a card names as its basis', () => {
  it('is of a suspension its own, of the case the promised or the statutory one', () => {
    const story = acceptedStory('2026-03-02')
      .tell(startSuspension(at('2026-03-04')))
      .until(at('2026-03-20'));
    expect(basesOf(story)).toEqual(['suspension warning own', 'suspension yellow own', 'suspension red own']);
    expect(basesOf(acceptedStory('2026-03-02').until(at('2026-04-01')))).toEqual([
      'case warning promised',
      'case yellow promised',
      'case red statutory',
    ]);
  });

  it('is of a branch its own', () => {
    const bases = basesOf(acceptedStory('2026-03-02', jointItem).until(at('2026-03-11')));
    expect(bases.filter((basis) => basis.startsWith('step'))).toContain('step yellow own');
  });
});
