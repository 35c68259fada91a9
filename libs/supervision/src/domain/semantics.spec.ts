import {
  accept,
  at,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  proof,
  startSuspension,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, plainItem, SupervisionStory } from '../testing';

const ofCase = (story: SupervisionStory) => story.live.filter((card) => card.includes(' case '));
const step = (department: string, instant: string) =>
  officialAct(instant, { department, officer: `${department}-handler` });

// March 2026 has no holiday and no make-up day; 03-02 is a Monday.
describe('a red card that waits for a person (行政许可法 art. 45)', () => {
  // Ten days promised and by law: 03-16. Not told in writing from 03-04 to 03-11: 5 6 9 10 11 would be out, so 03-23.
  const untold = () =>
    acceptedStory('2026-03-02', { ...plainItem, promised: workingDays(10), statutory: workingDays(10) }).tell(
      startSuspension(at('2026-03-04'), { notice: null }),
      endSuspension(at('2026-03-11')),
    );

  it('does not swallow the yellow card of the same instant: a person may dismiss it', () => {
    const story = untold().until(at('2026-03-18'));
    expect(ofCase(story)).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'pending red case planning/li 2026-03-16',
    ]);
    const pending = story.issued.find(({ status }) => status === 'pending');
    story.supervise({
      type: 'DismissCard',
      data: {
        cardId: pending?.cardId ?? '',
        by: 'key',
        department: null,
        at: at('2026-03-18'),
        now: at('2026-03-18'),
        reason: written('told orally'),
      },
    });
    expect(ofCase(story)).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-16']);
  });

  it('confirmed, takes the place of that yellow card', () => {
    const story = untold().until(at('2026-03-18'));
    const pending = story.issued.find(({ status }) => status === 'pending');
    story.supervise({
      type: 'ConfirmCard',
      data: {
        cardId: pending?.cardId ?? '',
        by: 'key',
        department: null,
        at: at('2026-03-18'),
        now: at('2026-03-18'),
        reason: written('not told'),
      },
    });
    const yellow = story.issued.find(({ rule, level }) => rule === 'case' && level === 'yellow');
    expect(story.cards.at(-1)).toMatchObject({ type: 'CardConfirmed', data: { supersedes: [yellow?.cardId] } });
  });

  it('gives way to the certain red card, which falls later than the yellow', () => {
    expect(ofCase(untold().until(at('2026-03-25')))).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'red case planning/li 2026-03-23',
    ]);
  });
});

describe('a red card without a statute', () => {
  it('waits five further working days, those of a pause not counted', () => {
    // Promised until 03-16. A pause (03-18, 03-20] takes 19 and 20 out: 17 18 23 24 25.
    const story = acceptedStory('2026-03-02', { ...plainItem, statutory: null })
      .until(at('2026-03-18', '09:00'))
      .tell(startSuspension(at('2026-03-18')), endSuspension(at('2026-03-20')))
      .until(at('2026-03-26'));
    expect(ofCase(story)).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'red case planning/li 2026-03-25',
    ]);
  });
});

describe('a limit that a calendar change moved to its own day', () => {
  it('is not broken before that day, whatever is recorded later', () => {
    // Promised until 03-16. Told on 03-15 that Saturday 03-07 was a working day: day 10 was 03-13, the limit is 03-15.
    const story = acceptedStory('2026-03-02')
      .declare({ date: '2026-03-07', working: true, declaredAt: at('2026-03-15') })
      .tell(startSuspension(at('2026-03-15', '12:00'), { notice: null }));
    expect(ofCase(story).filter((card) => card.startsWith('yellow'))).toEqual([]);
    story.until(at('2026-03-18')).tell(endSuspension(at('2026-03-18')));
    expect(ofCase(story).filter((card) => card.startsWith('yellow'))).toEqual(['yellow case planning/li 2026-03-15']);
    expect(story.cards.filter(({ type }) => type === 'CardRecomputed')).toEqual([]);
  });
});

describe('the procedure of a branch', () => {
  it('is charged to its own department, also after the case has a new handler', () => {
    // Five working days from 03-03 end on 03-10; warned of two days before, at the end of 03-06.
    const story = acceptedStory('2026-03-02', jointItem)
      .tell(startSuspension(at('2026-03-03'), { ...step('fire', at('2026-03-03')), branch: 'fire' }))
      .tell({
        type: 'AssignHandler',
        data: {
          at: at('2026-03-04'),
          now: at('2026-03-04'),
          department: 'planning',
          officer: null,
          branch: null,
          official: 'wang',
        },
      })
      .until(at('2026-03-12', '09:00'));
    expect(story.live.filter((card) => card.includes('suspension'))).toEqual([
      'warning suspension suspension:1 fire/fire-handler 2026-03-06',
      'yellow suspension suspension:1 fire/fire-handler 2026-03-10',
      'red suspension suspension:1 fire/fire-handler 2026-03-11',
    ]);
  });

  it('stops the case with it, and the limit of its neighbour not', () => {
    // fire paused (03-03, 03-06]: 4 5 6 out. water (3 days) ends 03-05; fire (5): 3 9 10 11 12; the case (13): 03-24.
    const story = acceptedStory('2026-03-02', jointItem)
      .tell(
        startSuspension(at('2026-03-03'), { ...step('fire', at('2026-03-03')), branch: 'fire' }),
        endSuspension(at('2026-03-06'), step('fire', at('2026-03-06'))),
      )
      .until(at('2026-03-25'));
    expect(story.live).toEqual([
      'yellow step branch:water water/water-handler 2026-03-05',
      'yellow step branch:fire fire/fire-handler 2026-03-12',
      'warning case water/water-handler 2026-03-20',
      'warning case fire/fire-handler 2026-03-20',
      'yellow case water/water-handler 2026-03-24',
      'yellow case fire/fire-handler 2026-03-24',
    ]);
  });
});

describe('a first check that was late, but not silent', () => {
  it('has used no time of the case: its holder is not charged with that limit (行政许可法 art. 32(4))', () => {
    // Received 03-02, accepted 03-05: yellow on 03-04. Five days from there end on 03-12, as fire's do; water's on 03-10.
    const terms = { ...jointItem, promised: workingDays(5), stages: jointItem.stages.slice(0, 1) };
    const story = new SupervisionStory(terms)
      .tell(submit(at('2026-03-02')))
      .until(at('2026-03-05', '09:00'))
      .tell(accept(at('2026-03-05')))
      .until(at('2026-03-12', '09:00'))
      .tell(giveOpinion('fire', at('2026-03-12')))
      .until(at('2026-03-13'));
    expect(story.live.filter((card) => card.startsWith('yellow'))).toEqual([
      'yellow firstCheck firstCheck:1 planning/li 2026-03-04',
      'yellow step branch:water water/water-handler 2026-03-10',
      'yellow case water/water-handler 2026-03-12',
    ]);
  });
});

describe('a decision at 24:00', () => {
  it('of the last day is in time where the pause had moved that day', () => {
    // A pause (03-10, 03-12] takes 11 and 12 out: the promise ends on 03-18, and 24:00 of it is 16:00 UTC.
    const end = '2026-03-18T16:00:00.000Z';
    const decided = (instant: string) =>
      acceptedStory('2026-03-02')
        .until(at('2026-03-10', '09:00'))
        .tell(startSuspension(at('2026-03-10')), endSuspension(at('2026-03-12')), grant(instant))
        .until(at('2026-04-01'));
    expect(decided('2026-03-18T15:59:59.999Z').live.filter((card) => card.startsWith('yellow case'))).toEqual([]);
    expect(decided(end.replace('.000', '.001')).live.filter((card) => card.startsWith('yellow case'))).toEqual([
      'yellow case planning/li 2026-03-18',
    ]);
  });
});

describe('what was done in time and is told of only after the decision', () => {
  // Ten days promised: 03-16; twenty by law: 03-30. Granted on Thursday 04-02, after both.
  const late = () => acceptedStory('2026-03-02', plainItem).tell(grant(at('2026-04-02')));

  it('an extension that is proved revokes the red card and leaves the yellow one', () => {
    const story = late().until(at('2026-04-07'));
    expect(ofCase(story)).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'red case planning/li 2026-03-30',
    ]);
    story.tell(extend(at('2026-03-27'), { now: at('2026-04-08'), proofOfService: proof(at('2026-03-27')) }));
    expect(ofCase(story)).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-16']);
  });

  it('a suspension told with its end, and proved, leaves only what is late even so', () => {
    // Without 03-05 to 03-31 nothing was late: two days used by 03-04, and 04-01 and 04-02 are days 3 and 4.
    const story = late().until(at('2026-04-07'));
    const proofOfService = proof(at('2026-03-04'));
    story.tell(startSuspension(at('2026-03-04'), { now: at('2026-04-08'), endedAt: at('2026-03-31'), proofOfService }));
    // The warning had been superseded, and stays so; of the procedure nobody could be warned in time.
    expect(ofCase(story)).toEqual(['warning case planning/li 2026-03-12']);
    expect(story.live.filter((card) => card.includes('suspension'))).toEqual([
      'yellow suspension suspension:1 planning/li 2026-03-11',
      'red suspension suspension:1 planning/li 2026-03-12',
    ]);
  });
});
