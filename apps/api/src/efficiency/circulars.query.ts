import { ApiProperty } from '@nestjs/swagger';
import { type CircularKind, circularKinds } from '@sealtrail/efficiency';
import { IsEnumerated } from '../http/enumerated';
import { IsRegionCode, regionProperty } from '../http/fields';
import { FormatQuery } from '../http/page';

export class CircularQuery extends FormatQuery {
  @ApiProperty({ ...regionProperty, description: '行政区划代码 of the region that the circular is of.' })
  @IsRegionCode()
  region: string;

  @IsEnumerated(circularKinds, { default: 'monthlyCircular' })
  kind: CircularKind = 'monthlyCircular';
}
