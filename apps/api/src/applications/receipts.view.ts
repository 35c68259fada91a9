import { ApiProperty } from '@nestjs/swagger';
import { type ReceiptStanding, receiptStandings } from '@sealtrail/applications';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import type { RouteReferenceView } from '../http/route-reference.view';

const instant = { format: 'date-time' } as const;

/** 待确认收件 */
export class ReceiptToConfirmView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty()
  @WithDisplayName('item')
  item: string;

  @ApiProperty()
  region: string;

  @ApiProperty(enumeratedProperty(receiptStandings))
  standing: ReceiptStanding;

  @ApiProperty({ description: 'Of the item: its word confirms, or its entrusted window’s.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ description: '收件单位' })
  @WithDisplayName('department')
  receivedBy: string;

  @ApiProperty({ ...instant, description: 'When it is said to have come in.' })
  receivedAt: string;

  @ApiProperty({ ...instant, description: 'From when it counts for limits.' })
  countsFrom: string;

  @ApiProperty({ ...instant, description: '登记时间: when it was told.' })
  toldAt: string;

  @ApiProperty({ ...instant, type: String, nullable: true, description: 'Since when it waits no longer.' })
  endedAt: string | null;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}
