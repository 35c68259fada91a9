import { ApiProperty } from '@nestjs/swagger';
import type { RatingReport, RatingReportRow } from '@sealtrail/ratings';
import { ShareView } from '../http/share.view';
import { LevelCountsView, PeriodView } from './counts.view';

const share = (description: string) => ({ type: ShareView, description }) as const;
const withheld = (description: string) =>
  ({
    type: ShareView,
    nullable: true,
    description: `${description} null for the rated where there are fewer than five ratings.`,
  }) as const;

class RatingFiguresView implements RatingReportRow {
  @ApiProperty({ type: String, nullable: true, description: '行政区划代码; null in the total.' })
  region: string | null;

  @ApiProperty({ type: String, nullable: true, description: '被评价部门; null in the total.' })
  department: string | null;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description:
      '评价数 by level, in the month in which they were given; null for the rated where there are fewer than five.',
  })
  ratings: LevelCountsView | null;

  @ApiProperty({ type: 'integer', nullable: true, description: '匿名评价数' })
  anonymous: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Given after the seven natural days.' })
  late: number | null;

  @ApiProperty(share('评价率: of the cases closed in the period, those whose matter was rated.'))
  rated: ShareView;

  @ApiProperty(share('主动评价率: the same, because nothing is rated by default.'))
  activelyRated: ShareView;

  @ApiProperty(share('未评率: of the cases closed in the period, those whose matter was not rated.'))
  unrated: ShareView;

  @ApiProperty(share('一次一评: of the visits paid in the period, those that were rated.'))
  ratedVisits: ShareView;

  @ApiProperty(withheld('好评率: of the ratings given in the period, those of the first three levels;'))
  good: ShareView | null;

  @ApiProperty(withheld('主动评价好评率: the same, because nothing is rated by default;'))
  activelyGood: ShareView | null;

  @ApiProperty(withheld('差评率: of the ratings given in the period, those of the last two levels;'))
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
}
