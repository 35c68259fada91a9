import { at, giveOpinion, jointItem } from '@sealtrail/applications/testing';
import { acceptedStory, type SupervisionStory } from '../testing';

// jointItem on 2026-03-02: promised until 03-19, by law until 05-08.
const late = () =>
  acceptedStory('2026-03-02', jointItem)
    .tell(giveOpinion('water', at('2026-03-04')))
    .until(at('2026-03-24', '09:00'));

/** `yellow fire` with the higher card that has its place. */
const places = ({ state: { cards } }: SupervisionStory) =>
  cards
    .filter(({ fact, status }) => fact.rule === 'case' && status !== 'revoked')
    .map(({ fact: { level, department }, supersededBy }) => {
      const higher = cards.find(({ fact }) => fact.cardId === supersededBy)?.fact;
      return `${level} ${department}: ${higher === undefined ? '-' : `${higher.level} ${higher.department}`}`;
    });

describe('a higher card of a clock', () => {
  // fire alone overran its stage before the promise ended; build is late as well by the statute.
  const both = () =>
    late()
      .tell(giveOpinion('fire', at('2026-03-24')))
      .until(at('2026-05-11', '09:00'));

  it('takes the place of the lower ones, whoever they are against', () => {
    expect(places(both())).toEqual([
      'warning fire: yellow fire',
      'yellow fire: red fire',
      'red fire: -',
      'red build: -',
    ]);
  });

  it('takes that of a warning to those who held the case then', () => {
    // build agrees on its last day; the decision is late.
    const story = acceptedStory('2026-03-02', jointItem)
      .tell(giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-06')))
      .until(at('2026-03-18', '09:00'))
      .tell(giveOpinion('build', at('2026-03-18')))
      .until(at('2026-03-20'));
    expect(places(story)).toEqual(['warning build: yellow planning', 'yellow planning: -']);
  });

  it('revoked leaves its place to another that stands, and then to the yellow one; not to the warning', () => {
    // Two days off that nobody knew: the statute ends on 05-11.
    const story = both()
      .declare({ date: '2026-04-01', declaredAt: at('2026-05-11', '10:00') })
      .declare({ date: '2026-04-02', declaredAt: at('2026-05-11', '11:00') });
    const released = story.cards.flatMap((event) => (event.type === 'CardRevoked' ? [event.data] : []));
    const [yellow, ofBuild] = story.state.cards.filter(
      ({ fact }) => fact.rule === 'case' && (fact.level === 'yellow' || fact.department === 'build'),
    );
    expect(released.map(({ department, restores }) => [department, restores])).toEqual([
      ['fire', [{ cardId: yellow?.fact.cardId, supersededBy: ofBuild?.fact.cardId }]],
      ['build', [{ cardId: yellow?.fact.cardId, supersededBy: null }]],
    ]);
    expect(places(story)).toEqual(['warning fire: yellow fire', 'yellow fire: -']);
  });

  it('that falls again is a new card, and takes their place again', () => {
    const story = both()
      .declare({ date: '2026-04-01', declaredAt: at('2026-05-11', '10:00') })
      .declare({ date: '2026-04-02', declaredAt: at('2026-05-11', '11:00') })
      .until(at('2026-05-12'));
    expect(places(story)).toEqual([
      'warning fire: yellow fire',
      'yellow fire: red fire',
      'red fire: -',
      'red build: -',
    ]);
    expect(story.state.cards.filter(({ fact }) => fact.level === 'red')).toHaveLength(4);
  });
});
