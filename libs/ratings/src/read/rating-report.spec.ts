import {
  accept,
  actTimes,
  at,
  contextFor,
  eventsAfter,
  grant,
  requestCorrection,
  submit,
  submitCorrectionLate,
} from '@sealtrail/applications/testing';
import type { Event } from '@sealtrail/event-sourcing';
import type { RatingGiven } from '../domain/rating-events';
import { NO_LEVELS, type RatingLevel } from '../domain/rating-level';
import type { RatingReader } from '../domain/reader';
import { matterRated, ratingReportOf, ratingSheetsOf, visitRated } from '../testing';
import { ReportRatings } from './report-ratings';

const everything = { department: null, region: null };
const NOTHING = { numerator: 0, denominator: 0, percent: null };

const report = (events: readonly Event[], from: string, to = from, reader: RatingReader = 'supervision') =>
  ratingReportOf(ratingSheetsOf(events), new ReportRatings(reader, everything, { from, to }));

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

/** A case of `planning` with one visit on 2026-03-02, closed on the given day of March or April. */
const closedOn = (date: string): readonly Event[] =>
  eventsAfter(
    contextFor(),
    submit(at('2026-03-02'), { materials }),
    accept(at('2026-03-02')),
    { type: 'RecordVisit', data: { ...actTimes(at('2026-03-02')), department: null, officer: null, purpose: null } },
    grant(at(date)),
  );

const rated = (level: RatingLevel, change: Partial<RatingGiven['data']> = {}) => matterRated({ level, ...change });

describe('the rating indicators (GB/T 39734-2020, by the formulas of the README)', () => {
  it('do not count a closing that a corrected set undid', async () => {
    const asked = requestCorrection(['form'], at('2026-03-04'), { deadline: { days: 2, unit: 'workingDay' } });
    const set = submitCorrectionLate(at('2026-03-06'), at('2026-04-01'), 'form');
    const facts = eventsAfter(contextFor(), submit(at('2026-03-02')), asked, set);
    const matters = (events: readonly Event[]) => ratingSheetsOf(events).get('370100|planning|2026-03')?.matters.all;
    expect([matters(facts.slice(0, 3)), matters(facts)]).toEqual([1, 0]);
  });

  it('match a manual calculation for three cases closed in March, two of them rated, and a visit', async () => {
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
        months: ['2026-03'],
        ratings: { verySatisfied: 1, satisfied: 0, fairlySatisfied: 1, dissatisfied: 1, veryDissatisfied: 0 },
        heldByUnit: NO_LEVELS,
        anonymous: 1,
        late: 1,
        voided: NO_LEVELS,
        answered: { numerator: 0, denominator: 1, percent: 0 },
        rectified: { numerator: 0, denominator: 1, percent: 0 },
        rectifiedInTime: NOTHING,
        visited: NOTHING,
        visitedSatisfied: NOTHING,
        followUpsGood: NOTHING,
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

  it('count no rating where none was given (no 默认好评)', async () => {
    const { total } = await report(closedOn('2026-03-10'), '2026-03');
    expect(total.rated).toStrictEqual({ numerator: 0, denominator: 1, percent: 0 });
    expect(total.unrated).toStrictEqual({ numerator: 1, denominator: 1, percent: 100 });
    expect(total.good).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('have no rows and no percentages for a month without services', async () => {
    const { rows, total } = await report(closedOn('2026-03-10'), '2026-05');
    expect(rows).toStrictEqual([]);
    expect(total.rated).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('count a rating in the month it was given, and the rated case in the month of its closing', async () => {
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

  it('count ratings by slips of a service hall separately from 主动评价, in no share', async () => {
    const slip = rated('verySatisfied', { channelHeldByUnit: true });
    const { total } = await report([...closedOn('2026-03-10'), slip, slip, rated('dissatisfied')], '2026-03');
    expect(total.ratings).toStrictEqual({ ...NO_LEVELS, dissatisfied: 1 });
    expect(total.heldByUnit).toStrictEqual({ ...NO_LEVELS, verySatisfied: 2 });
    expect([total.rated, total.good]).toMatchObject([
      { numerator: 1, denominator: 1 },
      { numerator: 0, denominator: 1 },
    ]);
  });
});

const closings = (month: string, count: number): readonly Event[] =>
  Array.from({ length: count }, () => closedOn(`${month}-10`)).flat();

const ratedIn = (month: string, levels: readonly RatingLevel[], change: Partial<RatingGiven['data']> = {}) =>
  levels.map((level) =>
    rated(level, {
      givenAt: `${month}-20T01:00:00.000Z`,
      givenOn: `${month}-20`,
      recordedOn: `${month}-20`,
      servedOn: `${month}-10`,
      ...change,
    }),
  );

const FIVE = ['satisfied', 'satisfied', 'satisfied', 'satisfied', 'dissatisfied'] as const;

describe('the only breakdown shown to the rated unit: department × closed local month', () => {
  const shownIn = async (events: readonly Event[], from = '2026-03', to = from) =>
    (await report(events, from, to, 'rated')).total;

  it('is shown from five ratings on, of two levels, and fewer than closed cases', async () => {
    const shown = await shownIn([...closings('2026-03', 6), ...ratedIn('2026-03', FIVE)]);
    expect(shown).toStrictEqual({
      region: null,
      department: null,
      months: ['2026-03'],
      ratings: { ...NO_LEVELS, satisfied: 4, dissatisfied: 1 },
      heldByUnit: null,
      anonymous: null,
      late: null,
      voided: null,
      answered: null,
      rectified: null,
      rectifiedInTime: null,
      visited: null,
      visitedSatisfied: null,
      followUpsGood: null,
      rated: null,
      activelyRated: null,
      unrated: null,
      ratedVisits: null,
      good: { numerator: 4, denominator: 5, percent: 80 },
      activelyGood: { numerator: 4, denominator: 5, percent: 80 },
      bad: { numerator: 1, denominator: 5, percent: 20 },
    });
  });

  it.each<[string, number, readonly RatingLevel[]]>([
    ['four ratings', 9, FIVE.slice(1)],
    ['one level', 9, Array<RatingLevel>(6).fill('dissatisfied')],
    ['as many ratings as closed cases', 5, FIVE],
  ])('is not shown for %s', async (_, cases, levels) => {
    const { rows, total } = await report(
      [...closings('2026-03', cases), ...ratedIn('2026-03', levels)],
      '2026-03',
      '2026-03',
      'rated',
    );
    expect(rows).toStrictEqual([]);
    expect(total).toMatchObject({ months: [], ratings: null, good: null, bad: null });
  });

  it('is not shown during the month, nor to a dashboard', async () => {
    const sheets = ratingSheetsOf([...closings('2026-03', 6), ...ratedIn('2026-03', FIVE)]);
    for (const reader of ['rated', 'dashboard'] as const) {
      const query = new ReportRatings(reader, everything, { from: '2026-01', to: '2026-12' });
      expect((await ratingReportOf(sheets, query, at('2026-03-31', '23:59'))).rows).toStrictEqual([]);
      expect((await ratingReportOf(sheets, query, at('2026-04-01', '00:01'))).rows).toMatchObject([
        { months: ['2026-03'] },
      ]);
    }
  });

  it('adds up shown months only, so that no month can be derived by subtraction', async () => {
    const events = [
      ...closings('2026-03', 6),
      ...ratedIn('2026-03', FIVE),
      ...closings('2026-04', 6),
      ...ratedIn('2026-04', ['veryDissatisfied']),
    ];
    const whole = await shownIn(events, '2026-01', '2026-12');
    expect(whole).toStrictEqual(await shownIn(events, '2026-03'));
  });

  it('never changes once the month has closed: a later rating counts in a later month', async () => {
    const march = [...closings('2026-03', 6), ...ratedIn('2026-03', FIVE)];
    const before = await shownIn(march);
    const later = ratedIn('2026-03', ['veryDissatisfied'], { recordedOn: '2026-04-02' });
    expect(await shownIn([...march, ...later])).toStrictEqual(before);
  });

  it('excludes slips that a service hall had held: their holder would know all ratings but one', async () => {
    const slips = ratedIn('2026-03', FIVE.slice(1), { channelHeldByUnit: true });
    const one = ratedIn('2026-03', ['veryDissatisfied']);
    expect(await shownIn([...closings('2026-03', 9), ...slips, ...one])).toMatchObject({ ratings: null });
  });

  it("covers a whole department across its regions, and omits one that is partly outside the key's scope", async () => {
    const elsewhere = ratedIn('2026-03', ['veryDissatisfied'], { region: '370200' });
    const sheets = ratingSheetsOf([...closings('2026-03', 7), ...ratedIn('2026-03', FIVE), ...elsewhere]);
    const asked = (region: string | null, reader: RatingReader = 'rated') =>
      ratingReportOf(
        sheets,
        new ReportRatings(reader, { department: 'planning', region }, { from: '2026-03', to: '2026-03' }),
      );
    expect((await asked(null)).rows).toMatchObject([
      { ratings: { satisfied: 4, dissatisfied: 1, veryDissatisfied: 1 } },
    ]);
    expect((await asked('370000')).rows).toHaveLength(1);
    expect((await asked('370100')).rows).toStrictEqual([]);
    expect((await asked('370100', 'dashboard')).rows).toMatchObject([{ ratings: { veryDissatisfied: 0 } }]);
  });
});
