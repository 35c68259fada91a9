import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BreachForecast, Days, ForecastRow, PastForecast } from '@sealtrail/efficiency';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { incomplete } from '../http/route-responses';

const count = (description: string) => ({ type: 'integer', description }) as const;

/** The formula, and where it comes from. */
const BREACHES =
  '预计超期: cases that are late by their promise at the present pace, the one due first before all others: the *n*-th of all accepted ones, overdue ones counted, is late where *n* × 28 > cases decided in the 28 days before × days left, today included. Defined here; from integers only.';

class DaysView implements Days {
  @ApiProperty({ format: 'date', description: 'First local day.' })
  from: string;

  @ApiProperty({ format: 'date', description: 'Last local day.' })
  to: string;
}

class BreachForecastView implements BreachForecast {
  @ApiProperty(count('Accepted cases whose promise runs, the overdue ones included.'))
  open: number;

  @ApiProperty(count('Of these: the promise ends within the horizon.'))
  due: number;

  @ApiProperty(count('Cases decided in the days before: the pace.'))
  decided: number;

  @ApiProperty(count(BREACHES))
  breaches: number;
}

export class ForecastRowView extends BreachForecastView implements ForecastRow {
  @ApiProperty({ description: '部门' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ description: '行政区划代码' })
  region: string;
}

class PastForecastView extends DaysView implements PastForecast {
  @ApiProperty({ format: 'date-time', description: 'When it was made; it is kept as it was.' })
  madeAt: string;

  @ApiProperty(count('Cases that were due within its days.'))
  due: number;

  @ApiProperty(count('Cases that it expected to be late.'))
  breaches: number;

  @ApiProperty(count('实际超期: cases whose promise ended within its days, late.'))
  cameTrue: number;
}

/** 超期预测 */
export class ForecastReportView {
  @ApiProperty({ format: 'date-time', description: 'The instant that it is about: now.' })
  at: string;

  @ApiProperty({ type: DaysView, description: 'The days that it is about, today included.' })
  horizon: DaysView;

  @ApiProperty({ type: DaysView, description: 'The four weeks before, that say how fast cases are decided.' })
  pace: DaysView;

  @ApiProperty({ type: [ForecastRowView] })
  rows: ForecastRowView[];

  @ApiProperty({ type: BreachForecastView, nullable: true, description: 'Of all rows; with the first page only.' })
  total: BreachForecastView | null;

  @ApiProperty({
    type: [PastForecastView],
    description: 'Those of the last thirty nights whose days are over, the latest first; with the first page only.',
  })
  past: PastForecastView[];

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
