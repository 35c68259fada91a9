import { type Event, type RecordedEvent } from '@sealtrail/event-sourcing';
import { NO_LEVELS } from '../domain/rating-level';
import { LoopStory, loopActs, matterRated, morning, recorded } from '../testing';
import { type RatingIndicators, ratingIndicators } from './rating-indicators-view';
import { ratingReport } from './rating-report';

const { open, verify, answer, visit, followUp, annul, order, rectify, checkOrder } = loopActs;

type Row = {
  readonly id: (event: RecordedEvent) => string | readonly string[];
  readonly fold: (sheet: RatingIndicators, event: RecordedEvent, id: string) => RatingIndicators;
};

function sheetsOf(events: readonly Event[]): readonly RatingIndicators[] {
  const sheets = new Map<string, RatingIndicators>();
  for (const [n, event] of events.entries()) {
    const row = (ratingIndicators.on as Record<string, Row | undefined>)[event.type];
    const fact = recorded(event, n + 1) as unknown as RecordedEvent;
    for (const id of row === undefined ? [] : [row.id(fact)].flat()) {
      sheets.set(id, row?.fold(sheets.get(id) ?? ratingIndicators.initial, fact, id) as RatingIndicators);
    }
  }
  return [...sheets.values()];
}

const monthOf = (month: string, ...stories: readonly LoopStory[]) => {
  const sheets = sheetsOf(stories.flatMap(({ facts }) => facts as readonly Event[]));
  const period = { from: month, to: month };
  return ratingReport(
    'supervision',
    period,
    sheets.filter((sheet) => sheet.month === month),
  ).total;
};

const bad = (given: ConstructorParameters<typeof LoopStory>[0] = {}) => new LoopStory(given).when(open('2026-03-11'));
const share = (numerator: number, denominator: number) => expect.objectContaining({ numerator, denominator }) as object;

describe('the figures of the loop (by the formulas of the README)', () => {
  it('差评回复率、差评整改率: cover the bad ratings of a month, regardless of when the step was done', () => {
    const whole = bad().when(verify('2026-03-12'), order('2026-03-30'), rectify('2026-04-02'), answer('2026-04-03'));
    expect(monthOf('2026-03', whole, bad(), new LoopStory({ level: 'satisfied' }))).toMatchObject({
      answered: share(1, 2),
      rectified: share(1, 2),
    });
    expect(monthOf('2026-04', whole, bad())).toMatchObject({ answered: share(0, 0), rectified: share(0, 0) });
  });

  it('按期整改率: an order becomes due once, when it was rectified in time, otherwise when its limit ended', () => {
    const inTime = bad().when(verify('2026-03-12'), order('2026-03-30'), rectify('2026-04-02'));
    const late = bad().when(
      verify('2026-03-12'),
      order('2026-03-20'),
      checkOrder('2026-03-27T16:00:00.000Z'),
      rectify('2026-04-02'),
    );
    expect(monthOf('2026-03', inTime, late).rectifiedInTime).toEqual(share(0, 1));
    expect(monthOf('2026-04', inTime, late).rectifiedInTime).toEqual(share(1, 1));
    expect(monthOf('2026-03', inTime, late).rectified).toEqual(share(2, 2));
  });

  it('实名差评回访率 counts named ratings, 回访整改满意率 raters who were reached, once each', () => {
    const told = (satisfied: boolean) =>
      bad().when(
        verify('2026-03-12', 'notFound'),
        answer('2026-03-13'),
        visit('2026-03-16', null),
        visit('2026-04-01', satisfied),
      );
    const anonymous = bad({ anonymous: true, rater: null });
    expect(monthOf('2026-03', told(true), told(false), bad(), anonymous)).toMatchObject({
      visited: share(2, 3),
      visitedSatisfied: share(0, 0),
    });
    expect(monthOf('2026-04', told(true), told(false)).visitedSatisfied).toEqual(share(1, 2));
  });

  it('追评 counts separately: the first rating stays in its level’s count', () => {
    const twice = bad().when(verify('2026-03-12', 'notFound'), answer('2026-03-13'), followUp('2026-03-16'));
    expect(monthOf('2026-03', twice)).toMatchObject({
      ratings: { ...NO_LEVELS, dissatisfied: 1 },
      bad: share(1, 1),
      followUpsGood: share(1, 1),
    });
  });

  it('exclude ratings by a slip that the unit had held', () => {
    const held = bad({ channelHeldByUnit: true }).when(
      verify('2026-03-12'),
      order('2026-03-13'),
      rectify('2026-03-16'),
      answer('2026-03-17'),
      visit('2026-03-18'),
      followUp('2026-03-18'),
    );
    expect(monthOf('2026-03', held)).toMatchObject({
      answered: share(0, 0),
      rectifiedInTime: share(0, 0),
      visited: share(0, 0),
      followUpsGood: share(0, 0),
    });
  });
});

describe('a void rating (作废)', () => {
  const whole = () =>
    bad({ late: true }).when(
      verify('2026-03-12'),
      order('2026-03-13'),
      rectify('2026-03-16'),
      answer('2026-03-17'),
      visit('2026-03-18'),
    );

  it('leaves every share of its month, and is counted in the month of voiding', () => {
    const voided = whole().when(annul('2026-04-01'));
    expect(monthOf('2026-03', voided)).toMatchObject({
      ratings: NO_LEVELS,
      late: 0,
      bad: share(0, 0),
      rated: share(0, 0),
      answered: share(0, 0),
      rectified: share(0, 0),
      visited: share(0, 0),
      voided: NO_LEVELS,
    });
    expect(monthOf('2026-04', voided).voided).toEqual({ ...NO_LEVELS, dissatisfied: 1 });
  });

  it('leaves each figure of its loop, in the month in which it was counted', () => {
    const done = (change: 'inTime' | 'late') =>
      bad().when(
        verify('2026-03-12'),
        order(change === 'inTime' ? '2026-03-30' : '2026-03-20'),
        ...(change === 'inTime' ? [] : [checkOrder('2026-03-27T16:00:00.000Z')]),
        rectify('2026-04-02'),
        answer('2026-04-03'),
        visit('2026-05-06'),
        followUp('2026-06-03'),
      );
    const [inTime, late] = [done('inTime'), done('late')];
    const figures = (...stories: readonly LoopStory[]) => [
      monthOf('2026-03', ...stories).rectifiedInTime,
      monthOf('2026-04', ...stories).rectifiedInTime,
      monthOf('2026-05', ...stories).visitedSatisfied,
      monthOf('2026-06', ...stories).followUpsGood,
    ];
    expect(figures(inTime, late)).toEqual([share(0, 1), share(1, 1), share(2, 2), share(2, 2)]);
    for (const story of [inTime, late]) story.when(annul('2026-06-04'));
    expect(figures(inTime, late)).toEqual([share(0, 0), share(0, 0), share(0, 0), share(0, 0)]);
  });

  it('leaves the slips of a service hall as well', () => {
    const voided = bad({ channelHeldByUnit: true }).when(annul('2026-03-12'));
    expect(monthOf('2026-03', voided)).toMatchObject({ heldByUnit: NO_LEVELS, ratings: NO_LEVELS });
  });

  it('stays in the figures shown to the rated unit for a closed month, and leaves an open month', () => {
    const told = (events: LoopStory) =>
      sheetsOf(events.facts as readonly Event[]).find(({ month }) => month === '2026-03')?.told.dissatisfied;
    expect(told(bad().when(annul('2026-03-31')))).toBe(0);
    expect(told(bad().when(annul('2026-04-01')))).toBe(1);
  });

  it('has no pending step', () => {
    expect(
      whole()
        .when(annul('2026-04-01'))
        .answered(loopActs.check(morning('2026-04-30'))),
    ).toEqual([]);
    expect(matterRated().type).toBe('RatingGiven');
  });
});
