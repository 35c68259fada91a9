import { ApiProperty } from '@nestjs/swagger';
import { type Channel, channels } from '@sealtrail/catalog';
import { type EfficiencyFigures, type Outcome, outcomes, type TimeFigures } from '@sealtrail/efficiency';
import { describeEnumeration } from '@sealtrail/event-sourcing';
import { ShareView } from '../http/share.view';
import { CardCountsView, LevelCountsView } from './counts.view';
import { MeanView, meanIndicator, shareOf, timeShare } from './indicator.view';

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

  @ApiProperty(timeShare('byApplicant'))
  byApplicant: ShareView;

  @ApiProperty(timeShare('byPauses'))
  byPauses: ShareView;

  @ApiProperty(timeShare('byHolders'))
  byHolders: ShareView;
}

export class EfficiencyFiguresView implements EfficiencyFigures {
  @ApiProperty(count('收件量'))
  received: number;

  @ApiProperty(counts(`Received by channel.\n\n${describeEnumeration(channels)}`))
  byChannel: Record<Channel, number>;

  @ApiProperty(meanIndicator('materialsMean'))
  materialsMean: MeanView;

  @ApiProperty(meanIndicator('stepsMean'))
  stepsMean: MeanView;

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

  @ApiProperty(shareOf('withinPromiseIfBranchesKept'))
  withinPromiseIfBranchesKept: ShareView;

  @ApiProperty(shareOf('withinStatuteIfBranchesKept'))
  withinStatuteIfBranchesKept: ShareView;

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

  @ApiProperty(shareOf('feedbackInTime'))
  feedbackInTime: ShareView;

  @ApiProperty(shareOf('spotChecked'))
  spotChecked: ShareView;

  @ApiProperty(shareOf('spotChecksConforming'))
  spotChecksConforming: ShareView;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: '好差评 by level; null for the rated where there are fewer than five.',
  })
  ratings: LevelCountsView | null;
}
