import { ApiProperty } from '@nestjs/swagger';
import {
  type LateAct,
  lateActs,
  type ReviewCause,
  type ReviewStanding,
  reviewCauses,
  reviewStandings,
  type ServedParty,
  type ServingMode,
  servedParties,
  servingModes,
} from '@sealtrail/applications';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import type { RouteReferenceView } from '../http/route-reference.view';

const instant = { format: 'date-time' } as const;
const perhaps = { ...instant, type: String, nullable: true } as const;

class HeldProofView {
  @ApiProperty(enumeratedProperty(servingModes))
  mode: ServingMode;

  @ApiProperty(instant)
  servedAt: string;

  @ApiProperty(perhaps)
  actAt: string | null;

  @ApiProperty({ description: '回证编号 or the log of the electronic service.' })
  reference: string;

  @ApiProperty(enumeratedProperty(servedParties))
  servedOn: ServedParty;
}

/** 自证待复核 */
export class ProofReviewView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty()
  @WithDisplayName('item')
  item: string;

  @ApiProperty()
  region: string;

  @ApiProperty({ type: 'integer', description: 'Its number in the case.', example: 1 })
  review: number;

  @ApiProperty(enumeratedProperty(reviewCauses))
  because: ReviewCause;

  @ApiProperty(enumeratedProperty(lateActs))
  act: LateAct;

  @ApiProperty(enumeratedProperty(reviewStandings))
  standing: ReviewStanding;

  @ApiProperty({ description: 'Department of the act.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ ...instant, description: 'Reported time of the act.' })
  occurredAt: string;

  @ApiProperty(instant)
  toldAt: string;

  @ApiProperty({ description: 'Id of the key that reported it.' })
  toldBy: string;

  @ApiProperty({ type: HeldProofView })
  proof: HeldProofView;

  @ApiProperty({
    ...perhaps,
    description: 'Time from which the act now takes effect; `null` also where it takes effect by what it reversed.',
  })
  creditedAt: string | null;

  @ApiProperty(perhaps)
  reviewedAt: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The official the reviewing key is bound to, otherwise the key.',
  })
  reviewedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}
