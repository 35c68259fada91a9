import { ApiProperty } from '@nestjs/swagger';
import { type ExemptionGround, exemptionGrounds } from '@sealtrail/supervision';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsInstant, IsReadable, IsRegionCode, regionProperty } from '../http/fields';

const CODE_MAX = 64;

/** 免予监察: one case, or a region, or one department of it. */
export class ExemptionRequest {
  @IsEnumerated(exemptionGrounds)
  ground: ExemptionGround;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: CODE_MAX,
    description: 'Id of the one case that it is about; null: a region, or a department of it.',
  })
  @IsOptional()
  @IsCode()
  application: string | null = null;

  @ApiProperty({
    ...regionProperty,
    type: String,
    nullable: true,
    required: false,
    description: 'The region, with all below it; null: an exemption of one case.',
  })
  @IsOptional()
  @IsRegionCode()
  region: string | null = null;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: CODE_MAX,
    description: 'The department whose cards it is about; null: all of the region.',
  })
  @IsOptional()
  @IsCode()
  department: string | null = null;

  @ApiProperty({
    format: 'date-time',
    description: 'From when on no card falls; before the recording it lets nobody off.',
    example: '2026-07-01T00:00:00+08:00',
  })
  @IsInstant()
  from: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    required: false,
    description: 'Until when; null: until it is told to end, of one case only.',
    example: '2026-07-03T00:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  to: string | null = null;

  @ApiProperty({
    maxLength: 100,
    description: '发文字号 of the document that declares it.',
    example: '济数发〔2026〕8号',
  })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  documentNumber: string;
}

export class ExemptionsQuery {
  @ApiProperty({ ...regionProperty, description: '行政区划代码 of the region whose exemptions are asked for.' })
  @IsRegionCode()
  region: string;
}
