import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Breakdown, breakdowns } from '@sealtrail/efficiency';
import { enumeratedProperty } from '../http/enumerated';
import { CardCountsView, PeriodView } from './share.view';

class CardsByRuleView {
  @ApiProperty({ type: CardCountsView, description: '办件时限' })
  case: CardCountsView;

  @ApiProperty({ type: CardCountsView, description: '受理审查 (行政许可法 art. 32)' })
  firstCheck: CardCountsView;

  @ApiProperty({ type: CardCountsView, description: '环节' })
  step: CardCountsView;

  @ApiProperty({ type: CardCountsView, description: '特别程序' })
  suspension: CardCountsView;

  @ApiProperty({ type: CardCountsView, description: '特别程序未书面告知 (art. 45)' })
  suspensionNotice: CardCountsView;

  @ApiProperty({ type: CardCountsView, description: '送达 (art. 44)' })
  delivery: CardCountsView;
}

class CardFiguresView {
  @ApiProperty({ type: CardCountsView, description: 'Of all rules, in the month in which the card fell.' })
  cards: CardCountsView;

  @ApiProperty({ type: CardsByRuleView })
  byRule: CardsByRuleView;
}

class CardRowView extends CardFiguresView {
  @ApiPropertyOptional({ description: '部门' })
  department?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '工作人员; null: the department alone is charged.',
  })
  official?: string | null;

  @ApiPropertyOptional({ description: '事项' })
  item?: string;

  @ApiPropertyOptional({ description: '行政区划代码' })
  region?: string;
}

/** 亮牌统计 */
export class CardReportView {
  @ApiProperty({ type: PeriodView })
  period: PeriodView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty({ type: [CardRowView] })
  rows: CardRowView[];

  @ApiProperty({ type: CardFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: CardFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;
}
