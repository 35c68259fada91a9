import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ApprovalForm,
  type ApprovalStanding,
  type ApprovedAct,
  approvalForms,
  approvalStandings,
  approvedActs,
} from '@sealtrail/applications';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import type { RouteReferenceView } from '../http/route-reference.view';
import { DocumentRequest } from './document.request';

const instant = { format: 'date-time' } as const;

/** 审批 */
export class ApprovalView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty()
  @WithDisplayName('item')
  item: string;

  @ApiProperty()
  region: string;

  @ApiProperty(enumeratedProperty(approvedActs))
  act: ApprovedAct;

  @ApiProperty(enumeratedProperty(approvalForms))
  form: ApprovalForm;

  @ApiProperty(enumeratedProperty(approvalStandings))
  standing: ApprovalStanding;

  @ApiProperty({ description: 'Department of the approver.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true, description: '审批人' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ type: DocumentRequest, description: 'The signed paper of the act.' })
  document: DocumentRequest;

  @ApiProperty(instant)
  approvedAt: string;

  @ApiProperty({ ...instant, description: 'Recording time.' })
  toldAt: string;

  @ApiPropertyOptional({ description: 'Id of the key that reported it; for supervising roles only.' })
  toldBy?: string;

  @ApiProperty({ ...instant, type: String, nullable: true })
  answeredAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the approver denies it.' })
  reason: string | null;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}
