import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsCode, IsLocalDate, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';
import { withFault } from '../http/validation-faults';
import { TermRequest } from './term.request';

/** 情形: a variant of the item that applies to an applicant. */
export class ItemScenarioRequest {
  @ApiProperty({ description: 'Unique in the item.', example: 'new-shop' })
  @IsCode()
  code: string;

  @ApiProperty({ maxLength: 200, example: '新办' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  name: string;
}

/** 申请材料. Nothing outside the list may be demanded (行政许可法 art. 31). */
export class ItemMaterialRequest {
  @ApiProperty({ description: 'Unique in the item.', example: 'business-licence' })
  @IsCode()
  code: string;

  @ApiProperty({ maxLength: 300, example: '营业执照' })
  @IsString()
  @IsReadable()
  @MaxLength(300)
  name: string;

  @ApiPropertyOptional({ default: true, description: '必要性: required for a complete file.' })
  @IsBoolean()
  required: boolean = true;

  @ApiPropertyOptional({ default: false, description: '可容缺: may follow after acceptance.' })
  @IsBoolean()
  deferrable: boolean = false;

  @ApiPropertyOptional({ default: false, description: '材料复用: may be reused from an earlier filing.' })
  @IsBoolean()
  reusable: boolean = false;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 64,
    description:
      '证照类型代码 (GB/T 36904) of the certificate that replaces it: retrieved, not requested from the applicant (国令716).',
    example: '11100000000013338W001',
  })
  @IsOptional()
  @Matches(/^[0-9A-Za-z]{1,64}$/, withFault('field.not-alphanumeric', { min: 1, max: 64 }))
  certificateType?: string | null;
}

/** One department's part of a stage (环节). */
export class ItemBranchRequest {
  @ApiProperty({ description: 'Unique in the item: the `stepId` of opinions.', example: 'fire-review' })
  @IsCode()
  id: string;

  @ApiProperty({ description: '协办部门', example: 'fire' })
  @IsCode()
  department: string;

  @IsNested(TermRequest, { description: '环节时限' })
  limit: TermRequest;

  @ApiPropertyOptional({ type: String, nullable: true, description: '经办人: an official of that department.' })
  @IsOptional()
  @IsCode()
  handler?: string | null;
}

/** 阶段: its departments work in parallel; the stages follow one another (三并一串). */
export class ItemStageRequest {
  @ApiProperty({ description: 'Unique in the item.', example: 'works' })
  @IsCode()
  id: string;

  @ApiProperty({ maxLength: 100, example: '施工许可' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  name: string;

  @IsNested(ItemBranchRequest, { each: { min: 1, max: 50 } })
  branches: ItemBranchRequest[];
}

/** A procedure beyond the eight of 行政许可法 art. 45 that pauses the clock by the item's own law. */
export class FurtherProcedureRequest {
  @ApiProperty({ example: 'siteSurvey' })
  @IsCode()
  code: string;

  @ApiProperty({ maxLength: 100, example: '现场勘验' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  name: string;

  @ApiProperty({ maxLength: 200, description: '法律依据', example: '地图管理条例第二十条' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  article: string;
}

/** 委托受理: a department that may hold the first check in the name of the item's department. */
export class EntrustedWindowRequest {
  @ApiProperty({ description: 'The receiving department.', example: 'hall' })
  @IsCode()
  department: string;

  @ApiProperty({ maxLength: 200, description: '公告文号', example: '市监发〔2026〕3号' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  document: string;

  @ApiProperty({ format: 'date', description: 'First day.' })
  @IsLocalDate()
  from: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day; left out: until further notice.',
  })
  @IsOptional()
  @IsLocalDate()
  to?: string | null;
}

/** The longest extension by the item's own law (行政许可法 art. 42). */
export class LongestExtensionRequest {
  @IsNested(TermRequest)
  term: TermRequest;

  @ApiProperty({ maxLength: 200, description: '法律依据', example: '市场主体登记管理条例第十九条' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  article: string;
}
