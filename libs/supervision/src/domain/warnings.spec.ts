import {
  accept,
  at,
  documentOf,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  proof,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, inEnglish, plainItem, SupervisionStory } from '../testing';

// Accepted Monday 2026-03-02, 10 days promised: day 8, the warning, is 03-12; the promise ends on 03-16.
const accepted = (terms = plainItem) => acceptedStory('2026-03-02', terms);
const warnings = (story: SupervisionStory) => story.live.filter((card) => card.startsWith('warning'));
const statuses = (story: SupervisionStory) =>
  story.state.cards.filter(({ fact }) => fact.rule === 'case' && fact.level === 'warning').map(({ status }) => status);

const terminate = (instant: string) =>
  ({
    type: 'TerminateApplication',
    data: {
      ...officialAct(instant),
      reason: written('the shop is gone'),
      legalBasis: written('行政许可法第七十条'),
      document: documentOf(instant),
      approval: 'inPerson',
      proofOfService: null,
      ground: null,
      remedies: null,
    },
  }) as const;

describe('a warning goes to those who can still keep the limit', () => {
  it('each open branch, and not one that was late and has finished', () => {
    // fire was late and is done on 03-12; build has the case on 03-17, day 11 of 13.
    const story = accepted(jointItem)
      .tell(giveOpinion('water', at('2026-03-04')))
      .until(at('2026-03-12', '09:00'))
      .tell(giveOpinion('fire', at('2026-03-12')))
      .until(at('2026-03-18'));
    expect(warnings(story)).toEqual(['warning case build/build-handler 2026-03-17']);
  });

  it('all branches that run at once', () => {
    expect(warnings(accepted(jointItem).until(at('2026-03-18')))).toEqual([
      'warning case water/water-handler 2026-03-17',
      'warning case fire/fire-handler 2026-03-17',
    ]);
  });

  it('whoever held it as was known then: what is told later changes no warning', () => {
    const story = accepted(jointItem)
      .until(at('2026-03-18', '09:00'))
      .tell(giveOpinion('water', at('2026-03-04'), { now: at('2026-03-18'), proofOfService: proof(at('2026-03-04')) }));
    expect(warnings(story)).toContain('warning case water/water-handler 2026-03-17');
  });
});

describe('a warning is heeded, or lapses', () => {
  it('is resolved by an end in time', () => {
    const story = accepted()
      .until(at('2026-03-13', '09:00'))
      .tell(grant(at('2026-03-13')));
    expect(statuses(story)).toEqual(['resolved']);
    expect(story.cards.at(-2)).toMatchObject({ type: 'WarningResolved', data: { endedAt: at('2026-03-13') } });
  });

  it('is resolved by the end of its procedure, also where the case is withdrawn at that very instant', () => {
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')))
      .until(at('2026-03-10', '09:00'))
      .tell(endSuspension(at('2026-03-10')), withdraw(at('2026-03-10')));
    const ofProcedure = story.state.cards.filter(({ fact }) => fact.rule === 'suspension');
    expect(ofProcedure.map(({ status }) => status)).toEqual(['resolved']);
  });

  it.each([
    ['withdrawn', withdraw],
    ['terminated', terminate],
  ] as const)('lapses where the case is %s before the limit, and does not come back', (_, end) => {
    const story = accepted()
      .until(at('2026-03-13', '09:00'))
      .tell(end(at('2026-03-13')));
    expect(statuses(story)).toEqual(['lapsed']);
    const [lapse] = story.cards.flatMap((event) => (event.type === 'WarningLapsed' ? [event.data] : []));
    expect(inEnglish(lapse?.reason ?? [])).toContain('the case ended at 2026-03-13T02:00:00.000Z, before the limit');
    story.supervise({ type: 'CheckLimits', data: { at: at('2026-03-20') } });
    expect(statuses(story)).toEqual(['lapsed']);
  });

  it('stays superseded once a higher card has taken its place, also where that one is revoked', () => {
    const story = accepted()
      .until(at('2026-03-18', '09:00'))
      .tell(grant(at('2026-03-16'), { now: at('2026-03-18', '09:00'), proofOfService: proof(at('2026-03-16')) }));
    expect(story.revoked).toEqual(['yellow case planning/li 2026-03-16 lateReport']);
    const [warning, yellow] = story.state.cards;
    expect(warning).toMatchObject({ status: 'issued', supersededBy: yellow?.fact.cardId });
  });

  it('lapses where its instant moves away, and a new one falls before the new end', () => {
    // Told with its notice on 03-13: (03-10, …] does not count. Ended on 03-16: 11 12 13 16 are out, day 8 is 03-18.
    const story = accepted()
      .until(at('2026-03-13', '09:00'))
      .tell(startSuspension(at('2026-03-10'), { now: at('2026-03-13'), proofOfService: proof(at('2026-03-10')) }))
      .tell(endSuspension(at('2026-03-16')));
    expect(statuses(story)).toEqual(['lapsed']);
    expect(story.until(at('2026-03-19')).live.filter((card) => card.includes(' case '))).toEqual([
      'warning case planning/li 2026-03-18',
    ]);
  });

  it('stays where its instant is the same after the move', () => {
    const story = accepted()
      .until(at('2026-03-13', '09:00'))
      .tell(startSuspension(at('2026-03-13')), endSuspension(at('2026-03-17')));
    expect(statuses(story)).toEqual(['issued']);
    expect(story.lapsed).toEqual([]);
  });
});

describe('a warning of an instant before it could be known', () => {
  it('is none where silence accepted the case after that instant', () => {
    // Five days of a first check, six promised: day 4 is 03-06, and silence accepts at the end of 03-09.
    const silent = (days: number) =>
      new SupervisionStory({ ...plainItem, promised: workingDays(days) })
        .tell(submit(at('2026-03-02', '09:00')))
        .until(at('2026-03-10'));
    expect(warnings(silent(6))).toEqual([]);
    // Seven promised: day 5 is the very end of the first check.
    expect(warnings(silent(7))).toEqual(['warning case planning/li 2026-03-09']);
  });

  it('is none where the acceptance was told after it', () => {
    const story = new SupervisionStory(plainItem)
      .tell(submit(at('2026-03-02', '09:00')))
      .tell(accept(at('2026-03-02'), { now: at('2026-03-09') }));
    expect(warnings(story.until(at('2026-03-13')))).toEqual(['warning case planning/li 2026-03-12']);
    const late = new SupervisionStory({ ...plainItem, promised: workingDays(5) })
      .tell(submit(at('2026-03-02', '09:00')))
      .tell(accept(at('2026-03-02'), { now: at('2026-03-06') }));
    expect(warnings(late.until(at('2026-03-13')))).toEqual([]);
  });

  it('is none where the move that makes it due was told after it', () => {
    // The procedure ended on 03-12, which is told on 03-19: day 8 was 03-16.
    const story = accepted()
      .tell(startSuspension(at('2026-03-10')))
      .until(at('2026-03-19', '09:00'))
      .tell(endSuspension(at('2026-03-12'), { now: at('2026-03-19') }));
    expect(warnings(story).filter((card) => card.includes(' case '))).toEqual([]);
  });
});

describe('the day of a warning', () => {
  it('is never at or before the start', () => {
    // Accepted at 24:00 of 03-02 is accepted on 03-03; a limit of one day warns at the end of day 0.
    const start = '2026-03-02T16:00:00.000Z';
    const story = new SupervisionStory({ ...plainItem, promised: workingDays(1) }).tell(
      submit(at('2026-03-02', '09:00')),
      accept(start),
    );
    expect(warnings(story.until(at('2026-03-06')))).toEqual(['warning case planning/li 2026-03-03']);
  });
});
