import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { filedSatisfactions, type Material, type SatisfiedBy } from '@sealtrail/applications';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsReadable } from '../http/fields';
import { IsRequiredIf } from '../http/optional-members';
import { withFault } from '../http/validation-faults';
import { ProvableActRequest } from './document.request';

/** 材料 as submitted. Nothing outside the item's list may be demanded (行政许可法 art. 31). */
export class MaterialRequest {
  @ApiProperty({ description: 'Code of the material in the item.', example: 'business-licence' })
  @IsCode()
  code: string;

  @IsEnumerated(filedSatisfactions)
  satisfiedBy: SatisfiedBy;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'SHA-256 of the file, as returned by `POST /v1/files`; required for uploaded materials.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  @IsRequiredIf<MaterialRequest>(({ satisfiedBy }) => satisfiedBy === 'uploaded')
  @Matches(/^[\da-f]{64}$/, withFault('field.not-sha256'))
  file?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 200,
    description: 'The certificate, earlier case or data source it was obtained from.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(200)
  reference?: string | null;
}

/** An additional material. */
export class AddMaterialRequest extends IntersectionType(MaterialRequest, ProvableActRequest) {}

export const materialOf = ({ code, satisfiedBy, file, reference }: MaterialRequest): Material => ({
  code,
  satisfiedBy,
  file: file ?? null,
  reference: reference ?? null,
});
