import { type Ratio, ratioOf, recordOf } from '@sealtrail/event-sourcing';
import type { Month, Period } from '@sealtrail/working-days';
import { badOf, goodOf, type LevelCounts, ratedOf, ratingLevels } from '../domain/rating-level';
import { mayShowToRated, type RatingReader } from '../domain/reader';
import { NO_LOOP_FIGURES, plus } from './loop-figures';
import type { RatingIndicators, ServedCounts } from './rating-indicators-view';

/** The indicators of one department, or of all that the caller may see (`department: null`), over the period. */
export type RatingReportRow = {
  readonly region: string | null;
  readonly department: string | null;
  /** Months included in these figures. */
  readonly months: readonly Month[];
  /** 主动评价 by level; `null`: no month of it may be shown to the rated unit. */
  readonly ratings: LevelCounts | null;
  /** Given with slips that a unit had held, in no other figure. Like the members below that say so, never shown to the rated unit. */
  readonly heldByUnit: LevelCounts | null;
  readonly anonymous: number | null;
  readonly late: number | null;
  /** 作废 in the period, by level; in no other figure. */
  readonly voided: LevelCounts | null;
  /** 差评回复率: of the bad ratings given in the period, those whose rater received a reply. */
  readonly answered: Ratio | null;
  /** 差评整改率: of the bad ratings given in the period, those that were rectified. */
  readonly rectified: Ratio | null;
  /** 按期整改率: of the orders that fell due in the period, those that were rectified in time. */
  readonly rectifiedInTime: Ratio | null;
  /** 实名差评回访率: of the bad ratings by name given in the period, those whose rater was reached by a visit. */
  readonly visited: Ratio | null;
  /** 回访整改满意率: of the raters reached in the period, those who were satisfied. */
  readonly visitedSatisfied: Ratio | null;
  /** 追评满意率: of the follow-up ratings given in the period, those of the first three levels. */
  readonly followUpsGood: Ratio | null;
  /** 评价率: of the cases closed in the period, those whose matter was rated. Not for the rated unit: it grows rating by rating. */
  readonly rated: Ratio | null;
  /** 主动评价率: equal to `rated`, because nothing is rated by default. */
  readonly activelyRated: Ratio | null;
  /** 未评率: of the cases closed in the period, those whose matter was not rated. */
  readonly unrated: Ratio | null;
  /** 一次一评: of the visits paid in the period, those that were rated. */
  readonly ratedVisits: Ratio | null;
  /** 好评率: of the ratings given in the period, those of the first three levels. */
  readonly good: Ratio | null;
  /** 主动评价好评率: equal to `good`, because nothing is rated by default. */
  readonly activelyGood: Ratio | null;
  /** 差评率: of the ratings given in the period, those of the last two levels. */
  readonly bad: Ratio | null;
};

export type RatingReport = {
  readonly period: Period;
  /** Applies to every figure here: silence is not counted as a rating. */
  readonly defaultsIncluded: false;
  readonly rows: readonly RatingReportRow[];
  readonly total: RatingReportRow;
};

type Sheets = readonly RatingIndicators[];

/**
 * Months and departments add up: a row is the sum of its sheets. For the rated unit only months that may be shown are added, and a department
 * is not split by region, so that nothing can be derived by subtraction.
 */
export function ratingReport(reader: RatingReader, period: Period, sheets: Sheets): RatingReport {
  if (reader === 'rated') {
    const shown = grouped(sheets, ({ department, month }) => `${department}|${month}`).filter(mayBeShown);
    const rows = grouped(shown.flat(), ({ department }) => department).map((ofOne) => ratedRow(ofOne, ofOne[0]));
    return { period, defaultsIncluded: false, rows, total: ratedRow(shown.flat()) };
  }
  const rows = grouped(sheets, ({ department, region }) => `${department}|${region}`);
  return {
    period,
    defaultsIncluded: false,
    rows: rows.map((ofOne) => wholeRow(ofOne, ofOne[0])),
    total: wholeRow(sheets),
  };
}

/** One department and month, over all its regions. */
const mayBeShown = (month: Sheets): boolean =>
  mayShowToRated(
    levels(month, ({ told }) => told),
    sum(month, ({ matters }) => matters.all),
  );

function ratedRow(sheets: Sheets, of?: RatingIndicators): RatingReportRow {
  const told = levels(sheets, (sheet) => sheet.told);
  return {
    region: null,
    department: of?.department ?? null,
    months: monthsOf(sheets),
    ...(sheets.length === 0 ? NOTHING_SHOWN : { ratings: told, ...sharesOf(told) }),
    heldByUnit: null,
    anonymous: null,
    late: null,
    ...NO_LOOP_SHARES,
    rated: null,
    activelyRated: null,
    unrated: null,
    ratedVisits: null,
  };
}

/** Shares of the loop would reveal a single order or rating. */
const NO_LOOP_SHARES = {
  voided: null,
  answered: null,
  rectified: null,
  rectifiedInTime: null,
  visited: null,
  visitedSatisfied: null,
  followUpsGood: null,
} as const;

const NOTHING_SHOWN = { ratings: null, good: null, activelyGood: null, bad: null } as const;

function wholeRow(sheets: Sheets, of?: RatingIndicators): RatingReportRow {
  const given = levels(sheets, (sheet) => sheet.given);
  const matters = served(sheets, (sheet) => sheet.matters);
  const visits = served(sheets, (sheet) => sheet.visits);
  const rated = ratioOf(matters.rated, matters.all);
  return {
    region: of?.region ?? null,
    department: of?.department ?? null,
    months: monthsOf(sheets),
    ratings: given,
    heldByUnit: levels(sheets, (sheet) => sheet.heldByUnit),
    anonymous: sum(sheets, ({ anonymous }) => anonymous),
    late: sum(sheets, ({ late }) => late),
    voided: levels(sheets, (sheet) => sheet.voided),
    ...loopShares(sheets, badOf(given)),
    rated,
    activelyRated: rated,
    unrated: ratioOf(matters.all - matters.rated, matters.all),
    ratedVisits: ratioOf(visits.rated, visits.all),
    ...sharesOf(given),
  };
}

function loopShares(
  sheets: Sheets,
  bad: number,
): Pick<RatingReportRow, Exclude<keyof typeof NO_LOOP_SHARES, 'voided'>> {
  const loop = sheets.reduce((figures, sheet) => plus(figures, sheet.loop), NO_LOOP_FIGURES);
  return {
    answered: ratioOf(loop.answered, bad),
    rectified: ratioOf(loop.rectified, bad),
    rectifiedInTime: ratioOf(loop.dueInTime, loop.due),
    visited: ratioOf(loop.byNameVisited, loop.byName),
    visitedSatisfied: ratioOf(loop.visitedSatisfied, loop.visited),
    followUpsGood: ratioOf(loop.followUpsGood, loop.followUps),
  };
}

function sharesOf(counts: LevelCounts): Pick<RatingReportRow, 'good' | 'activelyGood' | 'bad'> {
  const count = ratedOf(counts);
  const good = ratioOf(goodOf(counts), count);
  return { good, activelyGood: good, bad: ratioOf(badOf(counts), count) };
}

/** Sheets grouped by name, in the order of the names. */
function grouped(sheets: Sheets, nameOf: (sheet: RatingIndicators) => string): readonly Sheets[] {
  const byName = new Map<string, RatingIndicators[]>();
  for (const sheet of sheets) {
    const name = nameOf(sheet);
    const found = byName.get(name);
    if (found === undefined) byName.set(name, [sheet]);
    else found.push(sheet);
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const monthsOf = (sheets: Sheets): readonly Month[] => [...new Set(sheets.map(({ month }) => month))].toSorted();

const levels = (sheets: Sheets, of: (sheet: RatingIndicators) => LevelCounts): LevelCounts =>
  recordOf(ratingLevels, (level) => sum(sheets, (sheet) => of(sheet)[level]));

const served = (sheets: Sheets, of: (sheet: RatingIndicators) => ServedCounts): ServedCounts => ({
  all: sum(sheets, (sheet) => of(sheet).all),
  rated: sum(sheets, (sheet) => of(sheet).rated),
});

const sum = (sheets: Sheets, figure: (sheet: RatingIndicators) => number): number =>
  sheets.reduce((before, sheet) => before + figure(sheet), 0);
