import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableText } from '../http/nullable';

/** One reading of personal data; of the data themselves it holds nothing. */
export class PersonalReadView {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'Id of the API key that read.' })
  key: string;

  @ApiProperty(enumeratedProperty(roles))
  role: Role;

  @ApiProperty({ ...nullableText, description: '部门 of the key.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ ...nullableText, description: 'The official whom the key is bound to.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ example: 'GET /v1/applications/:id' })
  route: string;

  @ApiProperty({ type: [String], description: '办件 whose people they are, as far as they lie in your region.' })
  cases: string[];

  @ApiProperty({ type: [String], example: ['applicant.name', 'applicant.idNumber'] })
  fields: string[];

  @ApiProperty({ ...nullableText, description: 'SHA-256 of the file that was handed out.' })
  file: string | null;

  @ApiProperty({ ...nullableText, description: 'What the reader gave as `Sealtrail-Purpose`.' })
  purpose: string | null;

  @ApiProperty({ ...nullableText, description: 'Of a reading of this trail: what was asked for.', example: 'case=a1' })
  asked: string | null;
}
