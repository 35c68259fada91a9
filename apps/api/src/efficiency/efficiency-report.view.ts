import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Breakdown, breakdowns, type EfficiencyRow } from '@sealtrail/efficiency';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { besideRow, ComparedFiguresView } from './compared-figures.view';
import { ReportPeriodView } from './counts.view';
import { EfficiencyFiguresView } from './efficiency-figures.view';
import { rowWithChannelOf } from './report-row.view';

/** Of department, official, item, region and channel, those that the breakdown names. */
export class EfficiencyRowView extends rowWithChannelOf(EfficiencyFiguresView) {
  @ApiPropertyOptional(besideRow)
  previous?: ComparedFiguresView | null;

  @ApiPropertyOptional(besideRow)
  yearBefore?: ComparedFiguresView | null;
}

class EfficiencyTotalView extends EfficiencyFiguresView implements EfficiencyRow {
  @ApiPropertyOptional(besideRow)
  previous?: ComparedFiguresView | null;

  @ApiPropertyOptional(besideRow)
  yearBefore?: ComparedFiguresView | null;
}

const noPeriod = 'Where asked for; null: there is no such period, as of 29 February a year before.';

class ComparedPeriodsView {
  @ApiPropertyOptional({ type: ReportPeriodView, nullable: true, description: noPeriod })
  previous?: ReportPeriodView | null;

  @ApiPropertyOptional({ type: ReportPeriodView, nullable: true, description: noPeriod })
  yearBefore?: ReportPeriodView | null;
}

/** 效能报告 */
@ApiExtraModels(ShareView)
export class EfficiencyReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty({ type: ComparedPeriodsView, description: 'The periods that stand beside.' })
  compared: ComparedPeriodsView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty({ type: [EfficiencyRowView] })
  rows: EfficiencyRowView[];

  @ApiProperty({ type: EfficiencyTotalView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: EfficiencyTotalView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
