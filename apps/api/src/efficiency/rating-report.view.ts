import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RatingReport, RatingReportRow } from '@sealtrail/ratings';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { LevelCountsView, PeriodView } from './counts.view';

const FOR_THE_RATED =
  'For the rated it sums up the closed months that may be shown: five ratings at least, of two levels at least, and fewer than closed cases; null where there is none.';
const NOT_FOR_THE_RATED = 'null for the rated.';

const share = (description: string) =>
  ({ type: ShareView, nullable: true, description: `${description} ${NOT_FOR_THE_RATED}` }) as const;
const shown = (description: string) =>
  ({ type: ShareView, nullable: true, description: `${description} ${FOR_THE_RATED}` }) as const;

export class RatingFiguresView implements RatingReportRow {
  @ApiProperty({ type: String, nullable: true, description: '行政区划代码; null in the total, and for the rated.' })
  region: string | null;

  @ApiProperty({ type: String, nullable: true, description: '被评价部门; null in the total.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ type: [String], description: 'Local months that are in these figures.', example: ['2026-03'] })
  months: string[];

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: `主动评价 by level, in the month in which they were given; for the rated, in which they were told. ${FOR_THE_RATED}`,
  })
  ratings: LevelCountsView | null;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: `Given with slips that a hall had printed, in no other figure. ${NOT_FOR_THE_RATED}`,
  })
  heldByUnit: LevelCountsView | null;

  @ApiProperty({ type: 'integer', nullable: true, description: `匿名评价数 ${NOT_FOR_THE_RATED}` })
  anonymous: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: `Given after the seven natural days. ${NOT_FOR_THE_RATED}`,
  })
  late: number | null;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: `作废 in the period, by level, whenever they were given; in no other figure. ${NOT_FOR_THE_RATED}`,
  })
  voided: LevelCountsView | null;

  @ApiProperty(share('差评回复率: of the bad ratings given in the period, those whose rater was replied to.'))
  answered: ShareView | null;

  @ApiProperty(share('差评整改率: of the bad ratings given in the period, those that were rectified.'))
  rectified: ShareView | null;

  @ApiProperty(share('按期整改率: of the orders that fell due in the period, those that were rectified in time.'))
  rectifiedInTime: ShareView | null;

  @ApiProperty(share('实名差评回访率: of the bad ratings by name given in the period, those whose rater was reached.'))
  visited: ShareView | null;

  @ApiProperty(share('回访整改满意率: of the raters reached in the period, those who were satisfied.'))
  visitedSatisfied: ShareView | null;

  @ApiProperty(share('追评满意率: of the follow-up ratings given in the period, those of the first three levels.'))
  followUpsGood: ShareView | null;

  @ApiProperty(share('评价率: of the cases closed in the period, those whose matter was rated.'))
  rated: ShareView | null;

  @ApiProperty(share('主动评价率: the same, because nothing is rated by default.'))
  activelyRated: ShareView | null;

  @ApiProperty(share('未评率: of the cases closed in the period, those whose matter was not rated.'))
  unrated: ShareView | null;

  @ApiProperty(share('一次一评: of the visits paid in the period, those that were rated.'))
  ratedVisits: ShareView | null;

  @ApiProperty(shown('好评率: of the ratings given in the period, those of the first three levels;'))
  good: ShareView | null;

  @ApiProperty(shown('主动评价好评率: the same, because nothing is rated by default;'))
  activelyGood: ShareView | null;

  @ApiProperty(shown('差评率: of the ratings given in the period, those of the last two levels;'))
  bad: ShareView | null;
}

/** 好差评统计 */
export class RatingReportView implements RatingReport {
  @ApiProperty({ type: PeriodView })
  period: PeriodView;

  @ApiProperty({ enum: [false], description: '默认评价: none of these figures counts silence as a rating.' })
  defaultsIncluded: false;

  @ApiProperty({ type: [RatingFiguresView] })
  rows: RatingFiguresView[];

  @ApiProperty({ type: RatingFiguresView })
  total: RatingFiguresView;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
