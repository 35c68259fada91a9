import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Opinion, opinions } from '@sealtrail/applications';
import { statutoryProcedures } from '@sealtrail/catalog';
import { describeEnumeration } from '@sealtrail/event-sourcing';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, Validate } from 'class-validator';
import { TermRequest } from '../catalog/term.request';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsInstant, IsReadable, NotInFuture } from '../http/fields';
import { IsNested } from '../http/nested';
import { ActRequest, DocumentRequest, ProvableActRequest } from './document.request';
import { ServedActRequest } from './first-check.request';

/** 会签意见. */
export class OpinionRequest extends ProvableActRequest {
  @IsEnumerated(opinions)
  opinion: Opinion;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 5000,
    description: '理由: required for a disagreement.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(5000)
  reasons?: string | null;
}

class SuspensionNoticeRequest {
  @IsNested(DocumentRequest)
  document: DocumentRequest;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'When the applicant was notified; if omitted, the notice takes effect from its proof, or from its recording.',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  givenAt?: string | null;
}

/** 特别程序 (行政许可法 art. 45). Without its written notice no day of it is excluded. */
export class SuspensionRequest extends ProvableActRequest {
  @ApiProperty({
    description: `One of these, or a code that the item’s own law names.\n\n${describeEnumeration(statutoryProcedures)}`,
    example: 'expertReview',
  })
  @IsCode()
  procedure: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The step that it pauses, besides the case.' })
  @IsOptional()
  @IsCode()
  stepId?: string | null;

  @ApiProperty({ maxLength: 300, description: '法律依据', example: '行政许可法第四十五条' })
  @IsString()
  @IsReadable()
  @MaxLength(300)
  legalBasis: string;

  @IsNested(SuspensionNoticeRequest, { description: '特别程序所需时间告知书', optional: true })
  notice?: SuspensionNoticeRequest | null;

  @IsNested(TermRequest, {
    description: '所需时间: duration announced by the notice; ignored without a notice.',
    requiredIf: ({ notice }: SuspensionRequest) => notice != null,
  })
  expected?: TermRequest | null;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'For a suspension reported afterwards: when it ended. Required, and before the decision, if the case has since been decided.',
    example: '2026-03-10T10:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  endedAt?: string | null;
}

/** The notice of a suspension without one; `occurredAt` is when the applicant was notified. */
export class LaterNoticeRequest extends ServedActRequest {
  @IsNested(TermRequest, { description: '所需时间: total duration from its start.' })
  expected: TermRequest;
}

export class ProlongationRequest extends LaterNoticeRequest {
  @ApiProperty({ maxLength: 2000, description: '理由' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;
}

/** 延长 (行政许可法 art. 42): once, within its cap, approved and notified before the limit ends. `occurredAt` is its approval. */
export class ExtensionRequest extends ServedActRequest {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 3650,
    description: 'In the unit of the cap: working days, unless the law of the item provides otherwise.',
    example: 10,
  })
  @IsInt()
  @Min(1)
  @Max(3_650)
  days: number;

  @ApiProperty({ description: '批准人: head of the agency; of a joint item, of the government.', example: 'head-01' })
  @IsCode()
  approver: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Department of the approver; default: the department of the item.',
  })
  @IsOptional()
  @IsCode()
  approverDepartment?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'The step whose own limit is extended by the same days; default: every active step that is not late.',
    example: 'fire-review',
  })
  @IsOptional()
  @IsCode()
  stepId?: string | null;

  @ApiProperty({ maxLength: 2000, description: '延长理由, notified to the applicant.' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the applicant was notified; if omitted, it takes effect from its proof, or from its recording.',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  notifiedAt?: string | null;
}

/** 指派: the handler of the case, or of one step of it, from now on. */
export class AssignmentRequest extends ActRequest {
  @ApiProperty({ description: '承办人 from now on.', example: 'wang-02' })
  @IsCode()
  official: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Single step only.' })
  @IsOptional()
  @IsCode()
  stepId?: string | null;
}
