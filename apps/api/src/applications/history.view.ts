import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WithDisplayName, WithNamesOfItsCodes } from '../display-names/display-name.decorator';
import type { NamedCodeView } from '../display-names/names-in-record';

/** One fact of a case. No fact holds personal data. */
export class HistoryEntryView {
  @ApiProperty({ example: '1' })
  revision: string;

  @ApiProperty({ example: '1027', description: 'A text that tells nothing, but for who looks into single ratings.' })
  position: string;

  @ApiProperty({ example: 'ApplicationAccepted' })
  type: string;

  @ApiProperty({ format: 'date-time', description: '发生时间: when it happened.' })
  occurredAt: string;

  @ApiProperty({ format: 'date-time', description: '登记时间: when it was told.' })
  recordedAt: string;

  @ApiProperty({ description: '事后补报: told on a later day than the one on which it happened.' })
  toldLate: boolean;

  @ApiProperty({ description: 'Whose act it is; of what applicants do, the item’s department.', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who acted; null: the applicant, or the law.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiPropertyOptional({ description: 'The key that told it, or the part of the system; for those who supervise.' })
  actor?: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  @WithNamesOfItsCodes()
  data: object;

  names?: readonly NamedCodeView[];
}
