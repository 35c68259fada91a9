import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type TrendRow, type TrendStep, trendSteps } from '@sealtrail/efficiency';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { ReportPeriodView } from './counts.view';
import { EfficiencyFiguresView } from './efficiency-figures.view';

/** One point of a series. */
export class TrendRowView extends EfficiencyFiguresView implements TrendRow {
  @ApiProperty({ type: ReportPeriodView, description: 'The day, week or month: its own report has the same figures.' })
  point: ReportPeriodView;
}

/** 趋势 */
@ApiExtraModels(ShareView)
export class TrendReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty(enumeratedProperty(trendSteps))
  step: TrendStep;

  @ApiProperty({ type: [TrendRowView], description: 'In the order of time, also those on which nothing happened.' })
  rows: TrendRowView[];

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
