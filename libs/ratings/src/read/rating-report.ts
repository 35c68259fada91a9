import { recordOf, type Share, shareOf } from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { badOf, goodOf, type LevelCounts, ratedOf, ratingLevels } from '../domain/rating-level';
import { mayShowLevels, type RatingReader } from '../domain/reader';
import type { RatingIndicators, Served } from './rating-indicators-view';

/** The indicators of one department, or of all that the caller may see (`department: null`), over the period. */
export type RatingReportRow = {
  readonly region: string | null;
  readonly department: string | null;
  /** 评价数 by level; `null`: too few to be shown to the rated. */
  readonly ratings: LevelCounts | null;
  readonly anonymous: number | null;
  readonly late: number | null;
  /** 评价率: of the cases closed in the period, those whose matter was rated. */
  readonly rated: Share;
  /** 主动评价率: the same, because nothing is rated by default. */
  readonly activelyRated: Share;
  /** 未评率: of the cases closed in the period, those whose matter was not rated. */
  readonly unrated: Share;
  /** 一次一评: of the visits paid in the period, those that were rated. */
  readonly ratedVisits: Share;
  /** 好评率: of the ratings given in the period, those of the first three levels. */
  readonly good: Share | null;
  /** 主动评价好评率: the same, because nothing is rated by default. */
  readonly activelyGood: Share | null;
  /** 差评率: of the ratings given in the period, those of the last two levels. */
  readonly bad: Share | null;
};

export type RatingReport = {
  readonly period: Period;
  /** Said of every figure here: silence is not counted as a rating. */
  readonly defaultsIncluded: false;
  readonly rows: readonly RatingReportRow[];
  readonly total: RatingReportRow;
};

type Sheets = readonly RatingIndicators[];

/** Months and departments add up; a row is what its sheets add up to. */
export function ratingReport(reader: RatingReader, period: Period, sheets: Sheets): RatingReport {
  const byDepartment = new Map<string, RatingIndicators[]>();
  for (const sheet of sheets) {
    const key = `${sheet.department}|${sheet.region}`;
    byDepartment.set(key, [...(byDepartment.get(key) ?? []), sheet]);
  }
  const departments = [...byDepartment].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    period,
    defaultsIncluded: false,
    rows: departments.map(([, ofOne]) => rowOf(reader, ofOne, ofOne[0])),
    total: rowOf(reader, sheets),
  };
}

function rowOf(reader: RatingReader, sheets: Sheets, of?: RatingIndicators): RatingReportRow {
  const given: LevelCounts = recordOf(ratingLevels, (level) => sum(sheets, (sheet) => sheet.given[level]));
  const matters = served(sheets, (sheet) => sheet.matters);
  const visits = served(sheets, (sheet) => sheet.visits);
  const count = ratedOf(given);
  const shown = mayShowLevels(reader, count);
  const rated = shareOf(matters.rated, matters.all);
  const good = shown ? shareOf(goodOf(given), count) : null;
  return {
    region: of?.region ?? null,
    department: of?.department ?? null,
    ratings: shown ? given : null,
    anonymous: shown ? sum(sheets, ({ anonymous }) => anonymous) : null,
    late: shown ? sum(sheets, ({ late }) => late) : null,
    rated,
    activelyRated: rated,
    unrated: shareOf(matters.all - matters.rated, matters.all),
    ratedVisits: shareOf(visits.rated, visits.all),
    good,
    activelyGood: good,
    bad: shown ? shareOf(badOf(given), count) : null,
  };
}

const served = (sheets: Sheets, of: (sheet: RatingIndicators) => Served): Served => ({
  all: sum(sheets, (sheet) => of(sheet).all),
  rated: sum(sheets, (sheet) => of(sheet).rated),
});

const sum = (sheets: Sheets, figure: (sheet: RatingIndicators) => number): number =>
  sheets.reduce((before, sheet) => before + figure(sheet), 0);
