import {
  accept,
  at,
  documentOf,
  extend,
  giveOpinion,
  jointItem,
  officialAct,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { plainItem, SupervisionStory } from '../../testing';

const firstCheckBy = [{ department: 'hall', document: '规发〔2026〕1号', from: '2026-01-01', to: null }];

// Received Monday 2026-03-02 by the hall: its check ends on 03-09, and silence accepts as of 03-02.
const atHall = (terms = plainItem, officer: string | null = null) =>
  new SupervisionStory({ ...terms, firstCheckBy }).tell(
    submit(at('2026-03-02', '09:00'), { receivedBy: 'hall', officer }),
  );
const caseCards = (story: SupervisionStory) =>
  story.live.filter((card) => / case /.test(card) && !card.startsWith('warning'));

const handOver = (instant: string) =>
  ({ type: 'HandOverFile', data: { ...officialAct(instant), document: documentOf(instant) } }) as const;

describe('an entrusted window that held the first check (委托受理)', () => {
  it('is charged with it, and the department is told of every card', () => {
    const story = atHall().until(at('2026-03-11'));
    expect(story.live).toEqual([
      'yellow firstCheck firstCheck:1 hall/null 2026-03-04',
      'red firstCheck firstCheck:1 hall/null 2026-03-09',
    ]);
    expect(story.issued.map(({ department, informed }) => [department, informed])).toEqual([
      ['hall', ['planning']],
      ['hall', ['planning']],
    ]);
  });

  it('is not charged with what ends after the day on which it has handed the file over', () => {
    const told = (on: string) =>
      atHall()
        .until(at(on, '09:00'))
        .tell(handOver(at(on)))
        .until(at('2026-03-11'))
        .live.filter((card) => card.includes('firstCheck'));
    const [yellow, red] = ['yellow firstCheck firstCheck:1', 'red firstCheck firstCheck:1'];
    expect(told('2026-03-03')).toEqual([`${yellow} planning/li 2026-03-04`, `${red} planning/li 2026-03-09`]);
    expect(told('2026-03-04')).toEqual([`${yellow} hall/null 2026-03-04`, `${red} planning/li 2026-03-09`]);
    expect(told('2026-03-09')).toEqual([`${yellow} hall/null 2026-03-04`, `${red} hall/null 2026-03-09`]);
  });

  it('stays charged where a hand-over is told late, dated back, or on the last counted day that a day off moves afterwards', () => {
    const [yellow, red] = ['yellow firstCheck firstCheck:1', 'red firstCheck firstCheck:1'];
    const told = (dated: string, now: string) =>
      atHall().tell({ ...handOver(at(dated)), data: { ...handOver(at(dated)).data, now: at(now) } });
    const ofCheck = (story: SupervisionStory) => story.live.filter((card) => card.includes('firstCheck'));
    // Dated before the promise of the policy, and told when its card had fallen.
    expect(ofCheck(told('2026-03-03', '2026-03-05').until(at('2026-03-11')))).toEqual([
      `${yellow} hall/null 2026-03-04`,
      `${red} planning/li 2026-03-09`,
    ]);
    // Told when both had fallen.
    expect(ofCheck(told('2026-03-03', '2026-03-10').until(at('2026-03-11')))).toEqual([
      `${yellow} hall/null 2026-03-04`,
      `${red} hall/null 2026-03-09`,
    ]);
    const flood = {
      date: '2026-03-06',
      working: false,
      reason: written('flood'),
      declaredAt: at('2026-03-09', '12:00'),
    };
    // Told on 9 March, its last day; then the 6th is declared off, and it ends on the 10th.
    expect(ofCheck(told('2026-03-09', '2026-03-09').declare(flood).until(at('2026-03-12')))).toEqual([
      `${yellow} hall/null 2026-03-04`,
      `${red} hall/null 2026-03-10`,
    ]);
  });

  it('is charged with the official whom its receipt names', () => {
    const { live } = atHall(plainItem, 'chen').until(at('2026-03-17'));
    expect(live.filter((card) => !card.startsWith('warning'))).toEqual([
      'yellow firstCheck firstCheck:1 hall/chen 2026-03-04',
      'red firstCheck firstCheck:1 hall/chen 2026-03-09',
      'yellow case hall/chen 2026-03-16',
    ]);
  });

  it('is not charged with the review', () => {
    const story = atHall().tell(accept(at('2026-03-03'), { department: 'hall', officer: 'chen' }));
    expect(caseCards(story.until(at('2026-03-18')))).toEqual(['yellow case planning/li 2026-03-17']);
    expect(story.issued.at(-1)?.informed).toEqual([]);
  });

  describe('in silence, in an item without stages', () => {
    // Accepted by silence at 24:00 of 03-09: the department has ten days from 03-10, until 03-24.
    it('is charged alone with what breaks before the department’s own time is over, with it after that', () => {
      const story = atHall().until(at('2026-04-02'));
      expect(caseCards(story)).toEqual([
        'yellow case hall/null 2026-03-16',
        'red case hall/null 2026-03-30',
        'red case planning/li 2026-03-30',
      ]);
    });

    it('the department’s time runs from the recorded hand-over', () => {
      // Handed over on the last day of the check, which stays the window's: from 03-09 until 03-23.
      const early = { ...plainItem, promised: workingDays(10), statutory: workingDays(15) };
      const story = atHall(early)
        .until(at('2026-03-09', '09:00'))
        .tell(handOver(at('2026-03-09')))
        .until(at('2026-03-25'));
      expect(caseCards(story)).toEqual([
        'yellow case hall/null 2026-03-16',
        'red case hall/null 2026-03-23',
        'red case planning/li 2026-03-23',
      ]);
      const without = atHall(early).until(at('2026-03-25'));
      expect(caseCards(without)).toEqual(['yellow case hall/null 2026-03-16', 'red case hall/null 2026-03-23']);
    });

    it('the department’s time has the days of an extension that moved the promise', () => {
      // As long as the law gives: 10 and 8 days from 03-02 until 03-26; its own from 03-10 until 04-03, not until 03-24.
      const story = atHall({ ...plainItem, promised: workingDays(10), statutory: workingDays(10) })
        .until(at('2026-03-11', '09:00'))
        .tell(extend(at('2026-03-11'), { days: 8 }))
        .until(at('2026-04-01'));
      expect(caseCards(story)).toEqual(['red case hall/null 2026-03-26']);
    });

    it('is judged once, at the instant of the card: a hand-over told later moves no charge', () => {
      const story = atHall()
        .until(at('2026-04-01', '09:00'))
        .tell(handOver(at('2026-04-01')));
      expect(caseCards(story)).toEqual([
        'yellow case hall/null 2026-03-16',
        'red case hall/null 2026-03-30',
        'red case planning/li 2026-03-30',
      ]);
      // Told before it: the department has until 03-31.
      const before = atHall()
        .until(at('2026-03-17', '09:00'))
        .tell(handOver(at('2026-03-17')));
      expect(caseCards(before.until(at('2026-04-02')))).toEqual([
        'yellow case hall/null 2026-03-16',
        'red case hall/null 2026-03-30',
      ]);
    });
  });

  it('in silence, in an item with stages, is charged beside the branches that were late by their stage', () => {
    // Stages start on 03-10: fire until 03-17, and the promise of 13 days from the receipt ends on 03-19.
    const story = atHall(jointItem)
      .until(at('2026-03-12', '09:00'))
      .tell(giveOpinion('water', at('2026-03-12')))
      .until(at('2026-03-20'));
    expect(caseCards(story)).toEqual(['yellow case fire/fire-handler 2026-03-19', 'yellow case hall/null 2026-03-19']);
  });
});
