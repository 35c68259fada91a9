import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty, IsEnumerated } from '../http/enumerated';
import { IsCode, IsInstant, IsReadable, IsRegionCode, regionProperty } from '../http/fields';

export class IssueApiKeyRequest {
  @ApiProperty({ maxLength: 100, example: '市场监管局业务系统', description: 'What the key is for.' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  name: string;

  @IsEnumerated(roles, { description: 'The duty that the key gives.' })
  role: Role;

  @ApiPropertyOptional({
    description:
      '部门 the key works for: needed of `window`, `officer`, `chiefRepresentative`; only `applicantPortal` and `integrator` may have one besides.',
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

  @ApiPropertyOptional({ description: 'The one official that the key acts for; of the department.' })
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
      'Binds a source under which keys without one have filed cases already. The key does not see those, and nobody else files under the source any more.',
  })
  @IsOptional()
  @IsBoolean()
  takesOver?: boolean;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'From when on the key is refused; no later than the key that makes it.',
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

  @ApiProperty({ type: 'integer', description: 'Cases that others had filed under its source when it was bound.' })
  takenOver: number;
}

export class IssuedKeyView extends CommandResultView {
  @ApiPropertyOptional({
    description: 'The key itself: shown in the first answer only, kept nowhere.',
    example: 'stl_…',
  })
  key?: string;
}
