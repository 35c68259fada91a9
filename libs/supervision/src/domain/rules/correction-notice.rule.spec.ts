import {
  accept,
  at,
  jointItem,
  material,
  proof,
  refuseAcceptance,
  requestCorrection,
  submit,
  submitCorrection,
  withdraw,
} from '@sealtrail/applications/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { inEnglish, plainItem, SupervisionStory } from '../../testing';

// Received on Monday 2 March; the first check ends on Monday 9 March.
const terms: ItemTerms = { ...plainItem, materials: ['form', 'plan'].map((code) => material(code)) };
const received = (item = terms) => new SupervisionStory(item).tell(submit(at('2026-03-02', '09:00')));
const ofNotices = ({ live }: SupervisionStory) => live.filter((card) => card.includes('notice:'));

describe('how materials are asked for (补正告知)', () => {
  it('gives no card for one notice in time, nor for asking again for what it named', () => {
    const story = received().tell(
      requestCorrection(['form', 'plan'], at('2026-03-03')),
      requestCorrection(['form'], at('2026-03-05')),
      submitCorrection(at('2026-03-06'), 'form', 'plan'),
      requestCorrection(['plan'], at('2026-03-09')),
    );
    expect(ofNotices(story)).toEqual([]);
  });

  it('is a card for each further notice that names what the first did not: pending, on who gave it (art. 72(4))', () => {
    const story = received().tell(
      requestCorrection(['form'], at('2026-03-03')),
      requestCorrection(['plan'], at('2026-03-04'), { officer: 'wang' }),
      requestCorrection(['form', 'plan'], at('2026-03-05')),
    );
    expect(ofNotices(story)).toEqual([
      'pending yellow secondNotice notice:2 planning/wang 2026-03-04',
      'pending yellow secondNotice notice:3 planning/li 2026-03-05',
    ]);
    const [card] = story.issued;
    expect(card).toMatchObject({ breachedAt: at('2026-03-04'), status: 'pending', supersedes: [] });
    expect(inEnglish(card?.computation.charged.why ?? [])).toBe(
      'gave notice 2, which names listed material that notice 1 did not: plan',
    );
  });

  it.each([
    ['not accepted', refuseAcceptance('notRequired', at('2026-03-03'))],
    ['withdrawn', withdraw(at('2026-03-03'))],
  ])('is carded where the case was %s after it at the same instant', (_, end) => {
    const story = received().tell(requestCorrection(['form', 'beyond'], at('2026-03-03')), end);
    expect(ofNotices(story)).toEqual(['pending yellow materialBeyondList notice:1 planning/li 2026-03-03']);
  });

  it('is carded against another department of the case where that asks', () => {
    const story = new SupervisionStory({ ...jointItem, materials: terms.materials }).tell(
      submit(at('2026-03-02', '09:00')),
      requestCorrection(['form'], at('2026-03-03')),
      submitCorrection(at('2026-03-04'), 'form'),
      accept(at('2026-03-04', '11:00')),
      requestCorrection(['plan'], at('2026-03-05'), { department: 'fire', officer: 'chen' }),
    );
    expect(ofNotices(story)).toEqual(['pending yellow secondNotice notice:2 fire/chen 2026-03-05']);
  });

  it('is a card where it comes after silence has accepted, beside the red card of the same matter (art. 32(4))', () => {
    const story = received().tell(requestCorrection(['form'], at('2026-03-10')));
    expect(story.live).toContain('red firstCheck firstCheck:1 planning/li 2026-03-09');
    expect(ofNotices(story)).toEqual(['pending yellow lateNotice notice:1 planning/li 2026-03-10']);
    expect(story.issued.at(-1)?.computation.charged.why).toMatchObject([
      { code: 'charge.told-late', parameters: { notice: 1, clock: 'firstCheck:1', limit: '2026-03-09' } },
    ]);
  });

  it('is late from its telling where nobody proves that it was in time; what it asks beyond the list is carded with it', () => {
    const told = { now: at('2026-03-12') };
    const story = received().tell(requestCorrection(['form', 'diary'], at('2026-03-04'), told));
    expect(story.live).toContain('red firstCheck firstCheck:1 planning/li 2026-03-09');
    expect(ofNotices(story)).toEqual([
      'pending yellow lateNotice notice:1 planning/li 2026-03-12',
      'pending yellow materialBeyondList notice:1 planning/li 2026-03-12',
    ]);
    const proved = { ...told, proofOfService: proof(at('2026-03-04')) };
    expect(ofNotices(received().tell(requestCorrection(['form'], at('2026-03-04'), proved)))).toEqual([]);
    // Proved afterwards, it was in time.
    expect(
      ofNotices(
        received().tell(
          requestCorrection(['form'], at('2026-03-04'), told),
          requestCorrection(['form'], at('2026-03-04'), proved),
        ),
      ),
    ).toEqual([]);
  });

  it('is none of being late after an acceptance in time, nor within the fresh first check after a full answer', () => {
    expect(ofNotices(received().tell(accept(at('2026-03-03')), requestCorrection(['form'], at('2026-03-12'))))).toEqual(
      [],
    );
    const answered = received().tell(
      requestCorrection(['form'], at('2026-03-06')),
      submitCorrection(at('2026-03-11'), 'form'),
      requestCorrection(['form'], at('2026-03-16')),
    );
    expect(ofNotices(answered)).toEqual([]);
    // The fresh check ends on 18 March.
    expect(ofNotices(answered.tell(requestCorrection(['form'], at('2026-03-19'))))).toEqual([
      'pending yellow lateNotice notice:3 planning/li 2026-03-19',
    ]);
  });

  it('is a card where it asks for what the item does not list, once for each act (art. 31)', () => {
    const story = received().tell(
      requestCorrection(['diary', 'poem'], at('2026-03-03')),
      requestCorrection(['form', 'diary'], at('2026-03-04')),
    );
    expect(ofNotices(story)).toEqual([
      'pending yellow materialBeyondList notice:1 planning/li 2026-03-03',
      'pending yellow materialBeyondList notice:2 planning/li 2026-03-04',
    ]);
    // Silence falls on what the first, which was none, did not stop: the second did.
    expect(story.until(at('2026-03-11')).live.filter((card) => card.includes('red'))).toEqual([]);
  });

  it('is taken back where a notice in time is proved later, and this one answers it', () => {
    const story = received().tell(requestCorrection(['form'], at('2026-03-10')));
    story.tell(
      requestCorrection(['form'], at('2026-03-05'), { now: at('2026-03-12'), proofOfService: proof(at('2026-03-06')) }),
    );
    expect(ofNotices(story)).toEqual([]);
    expect(story.revoked).toContain('yellow lateNotice notice:1 planning/li 2026-03-10 acceptance');
  });

  it('is taken back where a calendar change gives the first check time that it would have kept', () => {
    const story = received().tell(requestCorrection(['form'], at('2026-03-10')));
    story.declare({ date: '2026-03-09', working: false, declaredAt: at('2026-03-11') });
    expect(ofNotices(story)).toEqual([]);
    expect(story.revoked).toContain('yellow lateNotice notice:1 planning/li 2026-03-10 calendar');
  });

  it('stays what it was when the case ends', () => {
    const story = received().tell(
      requestCorrection(['form'], at('2026-03-03')),
      requestCorrection(['plan'], at('2026-03-04')),
      refuseAcceptance('falseMaterial', at('2026-03-05')),
    );
    expect(ofNotices(story.until(at('2026-03-20')))).toHaveLength(1);
    expect(story.revoked).toEqual([]);
  });
});
