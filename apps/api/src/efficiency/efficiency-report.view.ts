import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Channel, channels } from '@sealtrail/catalog';
import {
  type Breakdown,
  breakdowns,
  type EfficiencyFigures,
  type Outcome,
  outcomes,
  type TimeFigures,
} from '@sealtrail/efficiency';
import { describeEnumeration } from '@sealtrail/event-sourcing';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { CardCountsView, LevelCountsView, PeriodView } from './counts.view';

const count = (description: string) => ({ type: 'integer', description }) as const;
const share = (description: string) => ({ type: ShareView, description }) as const;
const counts = (description: string) =>
  ({ type: 'object', additionalProperties: { type: 'integer' }, description }) as const;

/** 超期未结 */
export class OpenOverdueView {
  @ApiProperty({ type: 'integer', description: '超过承诺时限', example: 2 })
  promised: number;

  @ApiProperty({ type: 'integer', description: '超过法定时限', example: 0 })
  statutory: number;
}

/** Days used by the granted and refused cases whose limits are counted in one unit. */
class TimeFiguresView implements TimeFigures {
  @ApiProperty(count('Cases.'))
  cases: number;

  @ApiProperty(count('All days of all cases.'))
  days: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: '平均用时, rounded half up to two decimals.',
    example: 6.25,
  })
  mean: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: '中位数, by nearest rank.' })
  median: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: '90th percentile, by nearest rank.' })
  p90: number | null;

  @ApiProperty(share('Days used of days promised; 1 minus this is the 承诺提速率.'))
  ofPromised: ShareView;

  @ApiProperty(share('Days used of days allowed by statute; 1 minus this is the 法定提速率.'))
  ofStatutory: ShareView;
}

export class EfficiencyFiguresView implements EfficiencyFigures {
  @ApiProperty(count('收件量'))
  received: number;

  @ApiProperty(counts(`Received by channel.\n\n${describeEnumeration(channels)}`))
  byChannel: Record<Channel, number>;

  @ApiProperty(share('网办率: received over web or mobile, of all received.'))
  online: ShareView;

  @ApiProperty(count('受理量, including deemed acceptances.'))
  accepted: number;

  @ApiProperty(count('视为受理: deemed accepted (行政许可法 art. 32(4)), in the month of the receipt.'))
  deemed: number;

  @ApiProperty(
    share('收件审查按时率: first checks in time, of those that ended in the period by an act or by deemed acceptance.'),
  )
  firstChecksInTime: ShareView;

  @ApiProperty(count('办结量'))
  closed: number;

  @ApiProperty(counts(describeEnumeration(outcomes)))
  byOutcome: Record<Outcome, number>;

  @ApiProperty(share('办结率: closed of accepted; more than 100 % where earlier cases close.'))
  closedOfAccepted: ShareView;

  @ApiProperty(
    share(
      '承诺按期办结率: of the cases that fell due (decided in time, or past the limit, closed or not), decided in time.',
    ),
  )
  dueWithinPromise: ShareView;

  @ApiProperty(share('法定按期办结率: the same against the statutory limit, of the cases that have one.'))
  dueWithinStatute: ShareView;

  @ApiProperty(share('已办结承诺按时率: of the closed cases that were decided, or given up after the limit.'))
  withinPromise: ShareView;

  @ApiProperty(share('已办结法定按时率: the same against the statutory limit, of the cases that have one.'))
  withinStatute: ShareView;

  @ApiProperty({ type: OpenOverdueView, description: '超期未结: open when the period ended, and overdue.' })
  openOverdue: OpenOverdueView;

  @ApiProperty({ type: TimeFiguresView, description: '用时, 工作日' })
  workingDays: TimeFiguresView;

  @ApiProperty({ type: TimeFiguresView, description: '用时, 自然日' })
  calendarDays: TimeFiguresView;

  @ApiProperty(count('补正告知: notices given.'))
  correctionNotices: number;

  @ApiProperty(share('补正率: closed cases with at least one notice.'))
  corrected: ShareView;

  @ApiProperty(share('一次通过率: closed cases without any.'))
  withoutCorrection: ShareView;

  @ApiProperty(count('跑动次数 of the closed cases.'))
  visits: number;

  @ApiProperty({ type: Number, nullable: true, description: '平均跑动次数', example: 0.8 })
  visitsMean: number | null;

  @ApiProperty(share('最多跑一次率: closed cases with one visit or none.'))
  atMostOneVisit: ShareView;

  @ApiProperty(count('送达量'))
  delivered: number;

  @ApiProperty(share('按时送达率 (行政许可法 art. 44).'))
  deliveredWithinLimit: ShareView;

  @ApiProperty({ type: CardCountsView, description: '亮牌, in the month in which they were due.' })
  cards: CardCountsView;

  @ApiProperty(
    share('预警转化率: of the warnings that came to a card or whose clock ended in time; lapsed ones outside.'),
  )
  warningsConverted: ShareView;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: '好差评 by level; null for the rated where there are fewer than five.',
  })
  ratings: LevelCountsView | null;
}

/** Of department, official, item and region, those that the breakdown names. */
export class EfficiencyRowView extends EfficiencyFiguresView {
  @ApiPropertyOptional({ description: '部门' })
  @WithDisplayName('department')
  department?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '工作人员; null: no official was named.' })
  @WithDisplayName('official')
  official?: string | null;

  @ApiPropertyOptional({ description: '事项' })
  @WithDisplayName('item')
  item?: string;

  @ApiPropertyOptional({ description: '行政区划代码' })
  region?: string;
}

/** 效能报告 */
@ApiExtraModels(ShareView)
export class EfficiencyReportView {
  @ApiProperty({ type: PeriodView })
  period: PeriodView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty({ type: [EfficiencyRowView] })
  rows: EfficiencyRowView[];

  @ApiProperty({ type: EfficiencyFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: EfficiencyFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
