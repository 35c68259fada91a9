import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type BetterSide,
  type Breakdown,
  betterSides,
  breakdowns,
  type Interval,
  type NotRankedReason,
  notRankedReasons,
  type RankedFigures,
  type RankedRow,
  type Ranking,
  rankings,
} from '@sealtrail/efficiency';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { ReportPeriodView } from './counts.view';
import { rowWithChannelOf } from './report-row.view';

class IntervalView implements Interval {
  @ApiProperty({ type: Number, example: 88.31 })
  low: number;

  @ApiProperty({ type: Number, example: 97.9 })
  high: number;
}

const rankOf = (description: string) => ({ type: 'integer', nullable: true, description }) as const;

class RankedFiguresView implements RankedFigures {
  @ApiProperty({
    type: 'integer',
    description: 'What is in the denominator of the share, or how many cases the days are of.',
  })
  cases: number;

  @ApiProperty({ type: ShareView, nullable: true, description: 'null where times are ranked.' })
  share: ShareView | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '中位数, by nearest rank; null where shares are ranked, and where there are no cases.',
  })
  median: number | null;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: { type: 'integer' },
    description: 'Days used, and how many cases used them; null where shares are ranked.',
    example: { '2': 14, '5': 31 },
  })
  days: Record<string, number> | null;

  @ApiProperty({
    type: IntervalView,
    nullable: true,
    description:
      '95 % confidence: of a share in percent by the score interval (Wilson), of a median in days by order statistics (binomial); null: too few cases for one.',
  })
  interval: IntervalView | null;
}

export class RankedRowView extends rowWithChannelOf(RankedFiguresView) implements RankedRow {
  @ApiProperty(rankOf('名次: equal ones share a rank, and the next is as many further on; null: not ranked.'))
  rank: number | null;

  @ApiProperty(enumeratedProperty(notRankedReasons, { nullable: true }))
  notRanked: NotRankedReason | null;

  @ApiProperty(
    rankOf('The best rank that it may have: one behind the rows whose intervals lie wholly on the better side.'),
  )
  bestRank: number | null;

  @ApiProperty(rankOf('The worst rank that it may have: before the rows whose intervals lie wholly on the worse side.'))
  worstRank: number | null;

  @ApiProperty(rankOf('不可区分: so many other ranked rows have an interval that overlaps with its own.'))
  notDistinguishable: number | null;
}

/** 排名 */
@ApiExtraModels(ShareView)
export class RankingReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty(enumeratedProperty(rankings))
  indicator: Ranking;

  @ApiProperty(enumeratedProperty(betterSides, { description: 'Which side of the indicator comes first.' }))
  better: BetterSide;

  @ApiProperty({ type: 'integer', description: 'How many cases a row needed.' })
  minVolume: number;

  @ApiProperty({ type: 'integer', description: 'How many rows have a rank.' })
  ranked: number;

  @ApiProperty({ type: [RankedRowView], description: 'By rank; those without one last, by name.' })
  rows: RankedRowView[];

  @ApiProperty({ type: RankedFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: RankedFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
