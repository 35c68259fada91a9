import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableText } from '../http/nullable';

/** One access to personal data, without the data. */
export class PersonalReadView {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'Id of the API key used, or of the subject of the access token.' })
  key: string;

  @ApiProperty({ ...nullableText, description: 'Issuer of the access token; null: a key was used.' })
  issuer: string | null;

  @ApiProperty({ ...nullableText, description: 'Whom the issuer means by the access token (`sub`).' })
  subject: string | null;

  @ApiProperty({ ...nullableText, description: 'Id of the delegation by which the bounds of another applied.' })
  delegation: string | null;

  @ApiProperty({
    ...nullableText,
    description: 'Id of the emergency access by which a case beyond the bounds was read.',
  })
  emergencyAccess: string | null;

  @ApiProperty(enumeratedProperty(roles))
  role: Role;

  @ApiProperty({ ...nullableText, description: '部门 of the key.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ ...nullableText, description: 'The official the key is bound to.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ example: 'GET /v1/applications/:id' })
  route: string;

  @ApiProperty({ type: [String], description: '办件 whose personal data was read, as far as within your region.' })
  cases: string[];

  @ApiProperty({ type: [String], example: ['applicant.name', 'applicant.idNumber'] })
  fields: string[];

  @ApiProperty({ ...nullableText, description: 'SHA-256 of the downloaded file.' })
  file: string | null;

  @ApiProperty({ ...nullableText, description: 'Value of `Sealtrail-Purpose`.' })
  purpose: string | null;

  @ApiProperty({ ...nullableText, description: 'For an access to this trail: the query.', example: 'case=a1' })
  asked: string | null;
}
