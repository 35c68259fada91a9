import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type CardBreakdown, type CardFigures, cardBreakdowns } from '@sealtrail/efficiency';
import { describeEnumeration, termOf } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type CardStatus, cardStatuses, type RuleId, ruleIds } from '@sealtrail/supervision';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { CardCountsView, ReportPeriodView } from './counts.view';
import { shareOf } from './indicator.view';
import { rowOf } from './report-row.view';

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
  @ApiProperty({ type: 'integer', description: 'Every card that fell in the period, in whatever state.' })
  all: number;

  @ApiProperty({
    type: CardCountsView,
    description: 'Of all rules; those that wait for a person, were dismissed or have lapsed are in neither count.',
  })
  cards: CardCountsView;

  @ApiProperty(shareOf('warningsConverted'))
  warningsConverted: ShareView;

  @ApiProperty({ type: CardsByRuleView })
  byRule: CardsByRuleView;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `How they stand now; they sum to \`all\`.\n\n${describeEnumeration(cardStatuses)}`,
  })
  byStatus: Record<CardStatus, number>;
}

export class CardRowView extends rowOf(CardFiguresView, '工作人员; null: only the department is charged.') {
  @ApiPropertyOptional(enumeratedProperty(ruleIds))
  rule?: RuleId;

  @ApiPropertyOptional(enumeratedProperty(cardLevels))
  level?: CardLevel;

  @ApiPropertyOptional({ description: '月份: in which the cards fell.', example: '2026-11' })
  month?: string;

  @ApiPropertyOptional(enumeratedProperty(cardStatuses))
  status?: CardStatus;
}

/** 亮牌统计 */
export class CardReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty(enumeratedProperty(cardBreakdowns))
  by: CardBreakdown;

  @ApiProperty({ type: [CardRowView] })
  rows: CardRowView[];

  @ApiProperty({ type: CardFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: CardFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
