import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Channel } from '@sealtrail/catalog';
import { type Breakdown, breakdowns, type CardFigures } from '@sealtrail/efficiency';
import { termOf } from '@sealtrail/event-sourcing';
import { type RuleId, ruleIds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { CardCountsView, ReportPeriodView } from './counts.view';
import { channelRow, shareOf } from './indicator.view';

const ofRule = (rule: RuleId) => ({ type: CardCountsView, description: termOf(ruleIds, rule, 'zh') });

class CardsByRuleView implements Record<RuleId, CardCountsView> {
  @ApiProperty(ofRule('case'))
  case: CardCountsView;

  @ApiProperty(ofRule('firstCheck'))
  firstCheck: CardCountsView;

  @ApiProperty(ofRule('secondNotice'))
  secondNotice: CardCountsView;

  @ApiProperty(ofRule('lateNotice'))
  lateNotice: CardCountsView;

  @ApiProperty(ofRule('materialBeyondList'))
  materialBeyondList: CardCountsView;

  @ApiProperty(ofRule('step'))
  step: CardCountsView;

  @ApiProperty(ofRule('suspension'))
  suspension: CardCountsView;

  @ApiProperty(ofRule('suspensionNotice'))
  suspensionNotice: CardCountsView;

  @ApiProperty(ofRule('delivery'))
  delivery: CardCountsView;

  @ApiProperty(ofRule('feedbackLate'))
  feedbackLate: CardCountsView;
}

class CardFiguresView implements CardFigures {
  @ApiProperty({ type: CardCountsView, description: 'Of all rules, in the month in which the card was due.' })
  cards: CardCountsView;

  @ApiProperty(shareOf('warningsConverted'))
  warningsConverted: ShareView;

  @ApiProperty({ type: CardsByRuleView })
  byRule: CardsByRuleView;
}

export class CardRowView extends CardFiguresView {
  @ApiPropertyOptional({ description: '部门' })
  @WithDisplayName('department')
  department?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '工作人员; null: only the department is charged.',
  })
  @WithDisplayName('official')
  official?: string | null;

  @ApiPropertyOptional({ description: '事项' })
  @WithDisplayName('item')
  item?: string;

  @ApiPropertyOptional({ description: '行政区划代码' })
  region?: string;

  @ApiPropertyOptional(channelRow)
  channel?: Channel | null;
}

/** 亮牌统计 */
export class CardReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty({ type: [CardRowView] })
  rows: CardRowView[];

  @ApiProperty({ type: CardFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: CardFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
