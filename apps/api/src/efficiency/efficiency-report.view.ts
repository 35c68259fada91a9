import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { type Channel, channels } from '@sealtrail/catalog';
import {
  type Breakdown,
  breakdowns,
  type Changes,
  type ComparedFigures,
  type EfficiencyFigures,
  type EfficiencyRow,
  INDICATORS,
  MEAN_INDICATORS,
  type Outcome,
  outcomes,
  type TimeFigures,
} from '@sealtrail/efficiency';
import { describeEnumeration } from '@sealtrail/event-sourcing';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { CardCountsView, LevelCountsView, ReportPeriodView } from './counts.view';
import { channelRow, MeanView, meanIndicator, shareOf, timeShare } from './indicator.view';

const count = (description: string) => ({ type: 'integer', description }) as const;
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

  @ApiProperty(timeShare('ofPromised'))
  ofPromised: ShareView;

  @ApiProperty(timeShare('ofStatutory'))
  ofStatutory: ShareView;

  @ApiProperty(timeShare('promisedSpeedup'))
  promisedSpeedup: ShareView;

  @ApiProperty(timeShare('statutorySpeedup'))
  statutorySpeedup: ShareView;

  @ApiProperty(timeShare('limitCompression'))
  limitCompression: ShareView;
}

export class EfficiencyFiguresView implements EfficiencyFigures {
  @ApiProperty(count('收件量'))
  received: number;

  @ApiProperty(counts(`Received by channel.\n\n${describeEnumeration(channels)}`))
  byChannel: Record<Channel, number>;

  @ApiProperty(shareOf('online'))
  online: ShareView;

  @ApiProperty(count('受理量, including deemed acceptances.'))
  accepted: number;

  @ApiProperty(count('视为受理: deemed accepted (行政许可法 art. 32(4)), in the month of the receipt.'))
  deemed: number;

  @ApiProperty(shareOf('fullyOnline'))
  fullyOnline: ShareView;

  @ApiProperty(shareOf('instant'))
  instant: ShareView;

  @ApiProperty(shareOf('early'))
  early: ShareView;

  @ApiProperty(shareOf('firstChecksInTime'))
  firstChecksInTime: ShareView;

  @ApiProperty(count('办结量'))
  closed: number;

  @ApiProperty(counts(describeEnumeration(outcomes)))
  byOutcome: Record<Outcome, number>;

  @ApiProperty(shareOf('closedOfAccepted'))
  closedOfAccepted: ShareView;

  @ApiProperty(shareOf('dueWithinPromise'))
  dueWithinPromise: ShareView;

  @ApiProperty(shareOf('dueWithinStatute'))
  dueWithinStatute: ShareView;

  @ApiProperty(shareOf('withinPromise'))
  withinPromise: ShareView;

  @ApiProperty(shareOf('withinStatute'))
  withinStatute: ShareView;

  @ApiProperty({ type: OpenOverdueView, description: '超期未结: open when the period ended, and overdue.' })
  openOverdue: OpenOverdueView;

  @ApiProperty({ type: TimeFiguresView, description: '用时, 工作日' })
  workingDays: TimeFiguresView;

  @ApiProperty({ type: TimeFiguresView, description: '用时, 自然日' })
  calendarDays: TimeFiguresView;

  @ApiProperty(count('补正告知: notices given.'))
  correctionNotices: number;

  @ApiProperty(shareOf('corrected'))
  corrected: ShareView;

  @ApiProperty(shareOf('withoutCorrection'))
  withoutCorrection: ShareView;

  @ApiProperty(count('跑动次数 of the closed cases.'))
  visits: number;

  @ApiProperty(meanIndicator('visitsMean'))
  visitsMean: MeanView;

  @ApiProperty(meanIndicator('correctionsMean'))
  correctionsMean: MeanView;

  @ApiProperty(shareOf('atMostOneVisit'))
  atMostOneVisit: ShareView;

  @ApiProperty(count('送达量'))
  delivered: number;

  @ApiProperty(shareOf('deliveredWithinLimit'))
  deliveredWithinLimit: ShareView;

  @ApiProperty({ type: CardCountsView, description: '亮牌, in the month in which they were due.' })
  cards: CardCountsView;

  @ApiProperty(shareOf('warningsConverted'))
  warningsConverted: ShareView;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: '好差评 by level; null for the rated where there are fewer than five.',
  })
  ratings: LevelCountsView | null;
}

const shareOfGrowth = {
  allOf: [{ $ref: getSchemaPath(ShareView) }],
  description: 'More or fewer (numerator) of what there was (denominator).',
};
const change = (description: string) => ({ type: 'number', nullable: true, description }) as const;
const names = (some: object): readonly string[] => Object.keys(some);

const changeMembers = {
  received: shareOfGrowth,
  accepted: shareOfGrowth,
  closed: shareOfGrowth,
  workingDaysMean: change('Working days of a case more or fewer, in the mean.'),
  calendarDaysMean: change('Calendar days of a case more or fewer, in the mean.'),
  ...Object.fromEntries(names(INDICATORS).map((id) => [id, change('In percentage points.')])),
  ...Object.fromEntries(names(MEAN_INDICATORS).map((id) => [id, change('More or fewer in the mean.')])),
};

/** Another period beside a row. */
class ComparedFiguresView implements ComparedFigures {
  @ApiProperty({ type: EfficiencyFiguresView, description: 'The same figures of that period.' })
  figures: EfficiencyFiguresView;

  @ApiProperty({
    type: 'object',
    additionalProperties: false,
    properties: changeMembers,
    required: Object.keys(changeMembers),
    description:
      'What has changed since, computed from the integers and rounded half up to two decimals; null where there is nothing to compare.',
  })
  changes: Changes;
}

const besideRow = {
  type: ComparedFiguresView,
  nullable: true,
  description: 'Where asked for; null: nothing happened in that period.',
} as const;

/** Of department, official, item, region and channel, those that the breakdown names. */
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

  @ApiPropertyOptional(channelRow)
  channel?: Channel | null;

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
