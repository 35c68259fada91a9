import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WithDisplayName, WithNamesOfItsCodes } from '../display-names/display-name.decorator';
import type { NamedCodeView } from '../display-names/names-in-record';

/** One event of a case. No event holds personal data. */
export class HistoryEntryView {
  @ApiProperty({ example: '1' })
  revision: string;

  @ApiProperty({ example: '1027', description: 'Opaque for keys that may not view single ratings.' })
  position: string;

  @ApiProperty({ example: 'ApplicationAccepted' })
  type: string;

  @ApiProperty({ format: 'date-time', description: '发生时间: time of the event.' })
  occurredAt: string;

  @ApiProperty({ format: 'date-time', description: '登记时间: time of recording.' })
  recordedAt: string;

  @ApiProperty({ description: '事后补报: recorded on a later day than the day of the event.' })
  toldLate: boolean;

  @ApiProperty({
    description: 'Department of the act; for acts of applicants, the department of the item.',
    example: 'market',
  })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who acted; null: the applicant, or the law.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiPropertyOptional({
    description: 'The key, or the system component, that reported it; for supervising roles only.',
  })
  actor?: string;

  @ApiPropertyOptional({
    description:
      '委托: id of the delegation by which the key acted in the name of another; for supervising roles only.',
  })
  delegation?: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  @WithNamesOfItsCodes()
  data: object;

  names?: readonly NamedCodeView[];
}
