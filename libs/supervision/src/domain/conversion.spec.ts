import { at, grant, proof } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, inShort, type SupervisionStory } from '../testing';

const accepted = () => acceptedStory('2026-03-02'); // warned on 03-12, promise until 03-16, statute until 03-30

/** What became of the warnings, in the order in which it did. */
const told = ({ cards }: SupervisionStory): readonly string[] =>
  cards.flatMap((event) => {
    if (event.type !== 'WarningConverted' && event.type !== 'WarningConversionUndone') return [];
    const { type, data } = event;
    return [`${type} ${data.fellOn} of ${data.department}/${data.official}${data.wasResolved ? ', was resolved' : ''}`];
  });

describe('a warning that came to a card (预警转化)', () => {
  it('is converted with the first card of its clock, once', () => {
    expect(told(accepted().until(at('2026-03-16')))).toEqual([]);
    expect(told(accepted().until(at('2026-04-20')))).toEqual(['WarningConverted 2026-03-12 of planning/li']);
  });

  it('is not where its clock ended in time', () => {
    expect(
      told(
        accepted()
          .tell(grant(at('2026-03-13')))
          .until(at('2026-04-20')),
      ),
    ).toEqual([]);
  });

  it('is not by a card that waits for a person, until that has confirmed it or its notice is known', () => {
    // Ten days from 2026-12-24 end in a year without notice.
    const waiting = () => acceptedStory('2026-12-24').until(at('2027-01-13'));
    const yellow = waiting().issued.find(({ rule, level }) => rule === 'case' && level === 'yellow');
    expect([yellow?.status, told(waiting())]).toEqual(['pending', []]);
    const word = { cardId: yellow?.cardId ?? '', by: 'inspector', department: null, reason: written('late anyhow') };
    const confirmed = waiting().supervise({
      type: 'ConfirmCard',
      data: { ...word, at: at('2027-01-13'), now: at('2027-01-13') },
    });
    expect(told(confirmed)).toEqual(['WarningConverted 2027-01-05 of planning/li']);
    expect(told(waiting().notice(2027, [], at('2027-01-13')))).toEqual(['WarningConverted 2027-01-05 of planning/li']);
  });

  it('is none after all where every such card is taken back, and one again with a new one', () => {
    const story = accepted()
      .until(at('2026-03-17', '09:00'))
      .declare({ date: '2026-03-10', working: false, reason: written('flood'), declaredAt: at('2026-03-17', '09:00') });
    expect(told(story)).toEqual([
      'WarningConverted 2026-03-12 of planning/li',
      'WarningConversionUndone 2026-03-12 of planning/li',
    ]);
    expect(told(story.until(at('2026-03-18')))).toHaveLength(3);
    expect(told(story).at(-1)).toBe('WarningConverted 2026-03-12 of planning/li');
  });

  it('is none after all where a decision is shown to have been in time', () => {
    const story = accepted()
      .until(at('2026-03-17', '09:00'))
      .tell(grant(at('2026-03-16'), { now: at('2026-03-17', '09:00'), proofOfService: proof(at('2026-03-16')) }));
    expect(told(story).at(-1)).toBe('WarningConversionUndone 2026-03-12 of planning/li');
    expect(story.state.cards.map(inShort)).toHaveLength(2);
  });
});
