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

  @ApiProperty({ description: 'Department of the item: it confirms the receipt, or its entrusted window does.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ description: '收件单位' })
  @WithDisplayName('department')
  receivedBy: string;

  @ApiProperty({ ...instant, description: 'Reported time of receipt.' })
  receivedAt: string;

  @ApiProperty({ ...instant, description: 'Time from which limits are counted.' })
  countsFrom: string;

  @ApiProperty({ ...instant, description: '登记时间: time of recording.' })
  toldAt: string;

  @ApiProperty({ ...instant, type: String, nullable: true, description: 'When it ceased to be pending.' })
  endedAt: string | null;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}
