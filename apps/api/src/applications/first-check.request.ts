import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type NonAcceptanceGround, nonAcceptanceGrounds } from '@sealtrail/applications';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { TermRequest } from '../catalog/term.request';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';
import {
  ActRequest,
  DocumentRequest,
  ProofOfServiceRequest,
  ProvableActRequest,
  RemediesRequest,
} from './document.request';
import { MaterialRequest } from './material.request';

class MissingMaterialRequest {
  @ApiProperty({ description: 'Code of the material in the item.', example: 'floor-plan' })
  @IsCode()
  code: string;

  @ApiProperty({ maxLength: 500, description: '补正理由', example: '平面布局图未标明操作间' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  reason: string;
}

/** An act that is served on the applicant with a document. */
export class ServedActRequest extends ProvableActRequest {
  @IsNested(DocumentRequest)
  document: DocumentRequest;
}

/** 补正告知: everything missing, listed at once (行政许可法 art. 32(4)). */
export class CorrectionNoticeRequest extends ServedActRequest {
  @IsNested(MissingMaterialRequest, { each: { min: 1, max: 300 } })
  missing: MissingMaterialRequest[];

  @IsNested(TermRequest, { description: '补正期限: deadline of the applicant.' })
  deadline: TermRequest;
}

/** 移交: with the paper that accompanies the file (移交单). */
export class HandOverRequest extends ActRequest {
  @IsNested(DocumentRequest)
  document: DocumentRequest;
}

class OnTheSpotRequest {
  @ApiProperty({ maxLength: 500, description: 'What was corrected.', example: '申请表漏填电话，当场补填' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  what: string;
}

/** 补正: materials sent by the applicant; or an error corrected on the spot (当场更正, 行政许可法 art. 32(3)). */
export class CorrectionRequest extends ActRequest {
  @IsNested(MaterialRequest, {
    each: { min: 1, max: 300 },
    requiredIf: ({ onTheSpot }: CorrectionRequest) => onTheSpot == null,
  })
  materials?: MaterialRequest[] | null;

  @IsNested(ProofOfServiceRequest, {
    description:
      '收件凭证: when the set was received; for courier delivery, when it was posted, which is in time on the last day.',
    optional: true,
  })
  proofOfService?: ProofOfServiceRequest | null;

  @IsNested(OnTheSpotRequest, { description: 'Alternative to materials.', optional: true })
  onTheSpot?: OnTheSpotRequest | null;
}

class DeferralRequest {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: 100,
    description: 'Codes of materials that the item allows to be deferred.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsCode(true)
  materials: string[];

  @IsNested(TermRequest, { description: '容缺补正期限' })
  term: TermRequest;
}

/** 受理. */
export class AcceptanceRequest extends ServedActRequest {
  @IsNested(DeferralRequest, { description: '容缺受理: deferred materials and their deadline.', optional: true })
  deferral?: DeferralRequest | null;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 100,
    default: [],
    description: '告知承诺: codes of materials replaced by a commitment.',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @IsCode(true)
  commitments: string[] = [];
}

class WrongMaterialRequest {
  @ApiProperty({ description: 'Code of the material in the item, as named in a notice.', example: 'floor-plan' })
  @IsCode()
  code: string;

  @ApiProperty({ maxLength: 500, description: '仍不符之处', example: '平面布局图仍未标明操作间' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  reason: string;
}

/** 不予受理, with its ground, reason and remedies. */
export class NonAcceptanceRequest extends ServedActRequest {
  @IsEnumerated(nonAcceptanceGrounds)
  ground: NonAcceptanceGround;

  @ApiProperty({ maxLength: 2000, description: '理由', example: '该事项不需要取得行政许可' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 200,
    description: '应向其申请的行政机关 (art. 32(2)): required for notCompetent.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(200)
  rightDepartment?: string | null;

  @IsNested(WrongMaterialRequest, {
    each: { max: 300 },
    optional: true,
    description: '补正后仍不符的材料, each with its defect: required for correctedSetWrong.',
  })
  stillWrong?: WrongMaterialRequest[] | null;

  @IsNested(RemediesRequest)
  remedies: RemediesRequest;
}
