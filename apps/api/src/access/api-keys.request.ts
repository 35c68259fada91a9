import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty, IsEnumerated } from '../http/enumerated';
import { IsCode, IsInstant, IsReadable, IsRegionCode, regionProperty } from '../http/fields';

export class IssueApiKeyRequest {
  @ApiProperty({ maxLength: 100, example: '市场监管局业务系统', description: 'Purpose of the key.' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  name: string;

  @IsEnumerated(roles, { description: 'The role of the key.' })
  role: Role;

  @ApiPropertyOptional({
    description:
      '部门 of the key: required for `window`, `officer`, `chiefRepresentative`; optional for `applicantPortal` and `integrator`; not applicable to other roles.',
  })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional({
    ...regionProperty,
    description: `${regionProperty.description} The key is good for this region and what lies in it, by whole levels; needed where the key that makes it has one.`,
  })
  @IsOptional()
  @IsRegionCode()
  region?: string;

  @ApiPropertyOptional({ description: 'The official the key is bound to; must belong to the department.' })
  @IsOptional()
  @IsCode()
  official?: string;

  @ApiPropertyOptional({
    description:
      '来源系统 that the key speaks for: needed of `applicantPortal`, which sees what this source filed, and of an `integrator` without a department, which sees no more either; of any `integrator` the one `source` that it may name.',
    example: 'city-portal',
  })
  @IsOptional()
  @IsCode()
  source?: string;

  @ApiPropertyOptional({
    default: false,
    description:
      'Binds a source under which keys without a source have already filed cases. The key cannot view those cases, and no other key can file under the source any more.',
  })
  @IsOptional()
  @IsBoolean()
  takesOver?: boolean;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Expiry of the key; no later than that of the issuing key.',
  })
  @IsOptional()
  @IsInstant()
  expiresAt?: string;
}

export class ApiKeyView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty(enumeratedProperty(roles))
  role: Role;

  @ApiProperty({ type: String, nullable: true })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty({ type: String, nullable: true })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ type: String, nullable: true })
  source: string | null;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: string | null;

  @ApiProperty({ type: 'integer', description: 'Number of cases filed by others under its source when it was bound.' })
  takenOver: number;
}

export class IssuedKeyView extends CommandResultView {
  @ApiPropertyOptional({
    description: 'The key itself: returned in the first response only and not stored.',
    example: 'stl_…',
  })
  key?: string;
}
