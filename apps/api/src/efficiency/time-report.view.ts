import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type TimeOwner, timeOwners } from '@sealtrail/applications';
import {
  type Breakdown,
  breakdowns,
  type TimePart,
  type TimeParts,
  type TimeSplitFigures,
} from '@sealtrail/efficiency';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableText } from '../http/nullable';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { ReportPeriodView } from './counts.view';
import { shareOf } from './indicator.view';
import { rowWithChannelOf } from './report-row.view';

class TimePartView implements TimePart {
  @ApiProperty(enumeratedProperty(timeOwners))
  owner: TimeOwner;

  @ApiProperty({ ...nullableText, description: '特别程序: of a pause.', example: 'expertReview' })
  procedure: string | null;

  @ApiProperty({ ...nullableText, description: '部门: of a holder.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({
    ...nullableText,
    description: 'Of a holder; null also where nobody was named, and of other departments to a key of one.',
  })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ type: 'integer' })
  days: number;
}

class TimePartsView implements TimeParts {
  @ApiProperty({ type: 'integer', description: 'Decided cases.' })
  cases: number;

  @ApiProperty({ type: 'integer', description: 'All their days from receipt to end; the parts sum to it.' })
  days: number;

  @ApiProperty({ type: [TimePartView], description: 'The largest first.' })
  parts: TimePartView[];
}

class TimeSplitFiguresView implements TimeSplitFigures {
  @ApiProperty({
    type: 'integer',
    description: 'Decided cases that were closed before it was kept whose their time was; they are in no part.',
  })
  notSplit: number;

  @ApiProperty({ type: TimePartsView, description: '用时归属: of cases counted in working days.' })
  workingDays: TimePartsView;

  @ApiProperty({ type: TimePartsView, description: '用时归属: of cases counted in calendar days.' })
  calendarDays: TimePartsView;

  @ApiProperty(shareOf('withinPromise'))
  withinPromise: ShareView;

  @ApiProperty(shareOf('withinPromiseIfBranchesKept'))
  withinPromiseIfBranchesKept: ShareView;

  @ApiProperty(shareOf('withinStatute'))
  withinStatute: ShareView;

  @ApiProperty(shareOf('withinStatuteIfBranchesKept'))
  withinStatuteIfBranchesKept: ShareView;
}

export class TimeRowView extends rowWithChannelOf(TimeSplitFiguresView) {}

/** 用时归属 */
@ApiExtraModels(ShareView)
export class TimeReportView {
  @ApiProperty({ type: ReportPeriodView })
  period: ReportPeriodView;

  @ApiProperty(enumeratedProperty(breakdowns))
  by: Breakdown;

  @ApiProperty({ type: [TimeRowView] })
  rows: TimeRowView[];

  @ApiProperty({ type: TimeSplitFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: TimeSplitFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
