import { accept, at, grant, knowing, story, submit, when } from '@sealtrail/applications/testing';
import { type Event, type Recorded, shareOf } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import type { RatingGiven } from '../domain/rating-events';
import type { RatingLevel } from '../domain/rating-level';
import { matterRated, recorded, visitRated } from '../testing';
import { type RatingIndicators, ratingIndicators } from './rating-indicators-view';
import { ReportRatings, ReportRatingsHandler } from './report-ratings';

type Row = {
  readonly id: (event: Recorded) => string | readonly string[];
  readonly fold: (sheet: RatingIndicators, event: Recorded, id: string) => RatingIndicators;
};

function sheetsOf(events: readonly Event[]): Map<string, RatingIndicators> {
  const sheets = new Map<string, RatingIndicators>();
  events.forEach((event, n) => {
    const row = (ratingIndicators.on as Record<string, Row | undefined>)[event.type];
    const fact = recorded(event, n + 1) as unknown as Recorded;
    for (const id of row === undefined ? [] : [row.id(fact)].flat()) {
      sheets.set(id, row?.fold(sheets.get(id) ?? ratingIndicators.initial, fact, id) as RatingIndicators);
    }
  });
  return sheets;
}

const everything = { department: null, region: null };

async function report(
  events: readonly Event[],
  from: string,
  to = from,
  reader: 'supervision' | 'rated' = 'supervision',
) {
  const store = new InMemoryReadStore();
  await store.save({ view: ratingIndicators.name, documents: sheetsOf(events), from: 0n, to: 1n });
  return new ReportRatingsHandler(store).execute(new ReportRatings(reader, everything, { from, to }));
}

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

/** A case of `planning` with one visit on 2026-03-02, closed on the given day of March or April. */
const closedOn = (date: string): readonly Event[] =>
  story(
    knowing(),
    submit(at('2026-03-02'), { materials }),
    accept(at('2026-03-02')),
    { type: 'RecordVisit', data: { ...when(at('2026-03-02')), department: null, officer: null, purpose: null } },
    grant(at(date)),
  );

const rated = (level: RatingLevel, change: Partial<RatingGiven['data']> = {}) => matterRated({ level, ...change });

describe('the rating indicators (GB/T 39734-2020, by the formulas of the README)', () => {
  it('come out by hand for three cases closed in March, two of them rated, and a visit', async () => {
    const { rows, total, defaultsIncluded } = await report(
      [
        ...closedOn('2026-03-10'),
        ...closedOn('2026-03-11'),
        ...closedOn('2026-03-12'),
        rated('verySatisfied'),
        rated('dissatisfied', { anonymous: true, late: true }),
        visitRated({ level: 'fairlySatisfied', anonymous: false }),
      ],
      '2026-03',
    );
    expect(rows).toStrictEqual([
      {
        region: '370100',
        department: 'planning',
        ratings: { verySatisfied: 1, satisfied: 0, fairlySatisfied: 1, dissatisfied: 1, veryDissatisfied: 0 },
        anonymous: 1,
        late: 1,
        rated: { numerator: 2, denominator: 3, percent: 66.67 },
        activelyRated: { numerator: 2, denominator: 3, percent: 66.67 },
        unrated: { numerator: 1, denominator: 3, percent: 33.33 },
        ratedVisits: { numerator: 1, denominator: 3, percent: 33.33 },
        good: { numerator: 2, denominator: 3, percent: 66.67 },
        activelyGood: { numerator: 2, denominator: 3, percent: 66.67 },
        bad: { numerator: 1, denominator: 3, percent: 33.33 },
      },
    ]);
    expect(total).toStrictEqual({ ...rows[0], region: null, department: null });
    expect(defaultsIncluded).toBe(false);
  });

  it('差评: only the last two levels are bad, 基本满意 is good', async () => {
    const levels = ['verySatisfied', 'satisfied', 'fairlySatisfied', 'dissatisfied', 'veryDissatisfied'] as const;
    const { total } = await report(
      levels.map((level) => rated(level)),
      '2026-03',
    );
    expect(total.good).toMatchObject({ numerator: 3, denominator: 5 });
    expect(total.bad).toMatchObject({ numerator: 2, denominator: 5 });
  });

  it('count no rating where none was given (默认好评 is none)', async () => {
    const { total } = await report(closedOn('2026-03-10'), '2026-03');
    expect(total.rated).toStrictEqual({ numerator: 0, denominator: 1, percent: 0 });
    expect(total.unrated).toStrictEqual({ numerator: 1, denominator: 1, percent: 100 });
    expect(total.good).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('say nothing of a month in which nothing happened', async () => {
    const { rows, total } = await report(closedOn('2026-03-10'), '2026-05');
    expect(rows).toStrictEqual([]);
    expect(total.rated).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('count a rating where it was given, and the case it rates where it was closed', async () => {
    const past = [
      ...closedOn('2026-03-31'),
      rated('satisfied', { givenAt: '2026-04-02T01:00:00.000Z', givenOn: '2026-04-02', servedOn: '2026-03-31' }),
    ];
    const march = await report(past, '2026-03');
    expect(march.total.rated).toMatchObject({ numerator: 1, denominator: 1 });
    expect(march.total.good).toMatchObject({ numerator: 0, denominator: 0 });
    const april = await report(past, '2026-04');
    expect(april.total.rated).toMatchObject({ numerator: 0, denominator: 0 });
    expect(april.total.good).toMatchObject({ numerator: 1, denominator: 1 });
    const both = await report(past, '2026-03', '2026-04');
    expect(both.total.rated).toMatchObject({ numerator: 1, denominator: 1 });
    expect(both.total.good).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it.each([7, 20])(
    'shows 99.99 %% for the published 138,932 ratings of Hengshan with %i that are not good',
    async (bad) => {
      const many: RatingIndicators = {
        ...(sheetsOf([rated('satisfied')]).get('370100|planning|2026-03') as RatingIndicators),
        given: {
          verySatisfied: 138_932 - bad - 1_000,
          satisfied: 999,
          fairlySatisfied: 1,
          dissatisfied: 2,
          veryDissatisfied: bad - 2,
        },
      };
      const store = new InMemoryReadStore();
      await store.save({ view: ratingIndicators.name, documents: new Map([['x', many]]), from: 0n, to: 1n });
      const query = new ReportRatings('supervision', everything, { from: '2026-03', to: '2026-03' });
      const { total } = await new ReportRatingsHandler(store).execute(query);
      expect(total.good).toStrictEqual({ numerator: 138_932 - bad, denominator: 138_932, percent: 99.99 });
    },
  );

  it.each([
    [6, 100],
    [21, 99.98],
  ])('and %i would not', (bad, percent) => {
    expect(shareOf(138_932 - bad, 138_932).percent).toBe(percent);
  });

  it('shows the rated no levels of fewer than five ratings', async () => {
    const four = Array.from({ length: 4 }, () => rated('satisfied'));
    const few = await report([...closedOn('2026-03-10'), ...four], '2026-03', '2026-03', 'rated');
    expect(few.total).toMatchObject({ ratings: null, anonymous: null, late: null, good: null, bad: null });
    expect(few.total.rated.denominator).toBe(1);
    const enough = await report([...four, rated('dissatisfied')], '2026-03', '2026-03', 'rated');
    expect(enough.total.bad).toStrictEqual({ numerator: 1, denominator: 5, percent: 20 });
  });
});
