import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ROLES, type Role } from '@sealtrail/access';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ReceiptView } from '../http/api-docs';
import { IsCode, IsInstant, IsRegionCode, regionProperty } from '../http/fields';

const roleProperty = {
  enum: ROLES,
  description:
    '角色: the duty that the key gives. ' +
    'applicantPortal 申请人门户, window 综合窗口, officer 承办人, chiefRepresentative 首席代表, supervisor 监察人员, ' +
    'discipline 纪检监察, dashboard 大屏, integrator 业务系统, admin 管理员.',
};

export class IssueApiKeyRequest {
  @ApiProperty({ maxLength: 100, example: '市场监管局业务系统', description: 'What the key is for.' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty(roleProperty)
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ description: '部门 the key works for; asked for of window, officer, chiefRepresentative.' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional({
    ...regionProperty,
    description: `${regionProperty.description} The key sees this region and what lies in it, by whole levels.`,
  })
  @IsOptional()
  @IsRegionCode()
  region?: string;

  @ApiPropertyOptional({ description: 'The one official that the key acts for.' })
  @IsOptional()
  @IsCode()
  official?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'From when on the key is refused.' })
  @IsOptional()
  @IsInstant()
  expiresAt?: string;
}

export class ApiKeyView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty(roleProperty)
  role: Role;

  @ApiProperty({ type: String, nullable: true })
  department: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty({ type: String, nullable: true })
  official: string | null;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: string | null;
}

export class IssuedKeyView extends ReceiptView {
  @ApiPropertyOptional({
    description: 'The key itself: shown in the first answer only, kept nowhere.',
    example: 'stl_…',
  })
  key?: string;
}
