import { ApiProperty } from '@nestjs/swagger';
import { type Exemption, type ExemptionGround, exemptionGrounds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';

/** The receipt of an exemption. */
export class ExemptionResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'The latest version of the exemption.', example: 1 })
  version: number;
}

/** An exemption as it was told. */
class ExemptionVersionView {
  @ApiProperty({ example: '1' })
  version: string;

  @ApiProperty({ format: 'date-time', example: '2026-06-30T16:00:00.000Z' })
  from: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: until it is told to end.' })
  to: string | null;

  @ApiProperty({ description: '发文字号 of the document that declares it.', example: '济数发〔2026〕8号' })
  documentNumber: string;

  @ApiProperty({ description: 'Id of the key that told it, or of the official bound to it.' })
  declaredBy: string;

  @ApiProperty({ format: 'date-time', description: 'From when on it counts.', example: '2026-06-30T16:00:00.000Z' })
  declaredAt: string;
}

export class ExemptionView {
  @ApiProperty({ example: 'outage-2026-07' })
  id: string;

  @ApiProperty(enumeratedProperty(exemptionGrounds))
  ground: ExemptionGround;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: every department of the region.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of the case; null: it is about no case in particular.',
  })
  application: string | null;

  @ApiProperty({ type: [ExemptionVersionView], description: 'The oldest first; each counts from its recording on.' })
  versions: readonly ExemptionVersionView[];
}

export class ExemptionsView {
  @ApiProperty({ type: [ExemptionView], description: 'In the order in which they were first declared.' })
  items: readonly ExemptionView[];
}

export function exemptionView({ id, versions }: Exemption) {
  const { ground, region, department, application } = versions[0];
  return {
    id,
    ground,
    region,
    department,
    application,
    versions: versions.map(({ version, from, to, document: documentNumber, declaredBy, declaredAt }) => ({
      version,
      from,
      to,
      documentNumber,
      declaredBy,
      declaredAt,
    })),
  };
}
