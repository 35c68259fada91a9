import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DueCounts, type LoadBreakdown, type LoadFigures, loadBreakdowns } from '@sealtrail/efficiency';
import { enumeratedProperty } from '../http/enumerated';
import { incomplete } from '../http/route-responses';
import { rowOf } from './report-row.view';

const count = (description: string) => ({ type: 'integer', description }) as const;

class DueCountsView implements DueCounts {
  @ApiProperty(count('已超期: the limit has ended.'))
  overdue: number;

  @ApiProperty(count('今日到期: due today.'))
  today: number;

  @ApiProperty(count('明日到期: due tomorrow.'))
  tomorrow: number;

  @ApiProperty(count('本周到期: from today on to the end of Sunday, today and tomorrow included.'))
  thisWeek: number;
}

class BranchLoadView extends DueCountsView {
  @ApiProperty(count('待会签: branches that wait for an opinion.'))
  open: number;
}

class LoadFiguresView implements LoadFigures {
  @ApiProperty(count('在办: open cases, each for who holds it now.'))
  open: number;

  @ApiProperty(count('待受理: of these, not accepted yet.'))
  notAccepted: number;

  @ApiProperty(count('特别程序中: of these, accepted, and the promise stands still.'))
  suspended: number;

  @ApiProperty({ type: DueCountsView, description: '承诺时限: by the promise.' })
  promised: DueCountsView;

  @ApiProperty({ type: DueCountsView, description: '法定时限: by the statutory limit.' })
  statutory: DueCountsView;

  @ApiProperty({
    type: BranchLoadView,
    description: '会签: branches that wait for an opinion, by their own limits; in no figure of cases.',
  })
  branches: BranchLoadView;
}

export class LoadRowView extends rowOf(LoadFiguresView) {}

/** 在办负荷 */
export class LoadReportView {
  @ApiProperty({ format: 'date-time', description: 'The instant that it is about: now.' })
  at: string;

  @ApiProperty({ format: 'date', description: 'The local day of that instant.' })
  today: string;

  @ApiProperty({ format: 'date', description: 'The Sunday that ends the week.' })
  weekEndsOn: string;

  @ApiProperty(enumeratedProperty(loadBreakdowns))
  by: LoadBreakdown;

  @ApiProperty({ type: [LoadRowView] })
  rows: LoadRowView[];

  @ApiProperty({ type: LoadFiguresView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: LoadFiguresView | null;

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
