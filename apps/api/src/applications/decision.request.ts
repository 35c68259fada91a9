import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ApplicantPaper,
  type DecisionOutcome,
  decisionOutcomes,
  type TerminationGround,
  terminationGrounds,
} from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CommandResultView } from '../http/command-result.view';
import { IsEnumerated } from '../http/enumerated';
import { IsLocalDate, IsPlainlyWritten, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';
import { withFault } from '../http/validation-faults';
import {
  ActRequest,
  DocumentRequest,
  ProofOfServiceRequest,
  ProvableActRequest,
  RemediesRequest,
} from './document.request';
import { ServedActRequest } from './first-check.request';

/** 决定 (行政许可法 art. 38): a refusal needs reasons, legal basis and remedies. */
export class DecisionRequest extends ServedActRequest {
  @IsEnumerated(decisionOutcomes)
  outcome: DecisionOutcome;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 5000, description: '理由' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(5000)
  reasons?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: '法律依据' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  legalBasis?: string | null;

  @IsNested(RemediesRequest, { optional: true })
  remedies?: RemediesRequest | null;
}

/** 证照签发. */
export class CertificateRequest extends ActRequest {
  @ApiProperty({
    description: '证照类型代码: 18 characters of the defining body and 3 (GB/T 36904-2018).',
    example: '11100000000013338W011',
  })
  @Matches(/^[0-9A-Z]{21}$/, withFault('field.not-capital-alphanumeric', { min: 21, max: 21 }))
  certificateType: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 60,
    description: '证照编号; default the number of the case.',
  })
  @IsOptional()
  @IsString()
  @IsPlainlyWritten()
  @MaxLength(60)
  certificateNumber?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'The serial part of the identifier; default the number of the case.',
    example: '20230000403',
  })
  @IsOptional()
  @Matches(/^[0-9A-Z]{1,40}$/, withFault('field.not-capital-alphanumeric', { min: 1, max: 40 }))
  serial?: string | null;

  @ApiProperty({ format: 'date', description: '有效期自', example: '2026-03-10' })
  @IsLocalDate()
  validFrom: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description: '有效期至; omitted: indefinite.',
    example: '2031-03-09',
  })
  @IsOptional()
  @IsLocalDate()
  validTo?: string | null;
}

export class CertificateView extends CommandResultView {
  @ApiProperty({ description: '证照编号' })
  certificateNumber: string;

  @ApiProperty({
    description: '电子证照标识, with its check character.',
    example: '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  })
  certificateId: string;
}

/** 送达 (行政许可法 art. 44); `occurredAt` is when it reached the applicant. */
export class DeliveryRequest extends ActRequest {
  @IsNested(ProofOfServiceRequest)
  proofOfService: ProofOfServiceRequest;
}

/** 撤回申请书 or a similar paper of the applicant. */
class ApplicantPaperRequest {
  @ApiProperty({ maxLength: 100, description: 'Description of the document.', example: '撤回申请书' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  kind: string;

  @ApiProperty({ maxLength: 100, description: '编号', example: 'CH-2026-0017' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  number: string;

  @ApiProperty({ format: 'date', description: '落款日期', example: '2026-03-05' })
  @IsLocalDate()
  date: string;
}

export const paperOf = ({ kind, number, date }: ApplicantPaperRequest): ApplicantPaper => ({
  kind: written(kind),
  number,
  date,
});

class ReasonedRequest extends ProvableActRequest {
  @ApiProperty({ maxLength: 2000, description: '理由' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;
}

/** 撤回申请, by the applicant. */
export class WithdrawalRequest extends ReasonedRequest {
  @IsNested(ApplicantPaperRequest, {
    description:
      'The applicant’s written request. Without it, a withdrawal not reported by the applicant’s portal is marked `unshown`.',
    optional: true,
  })
  document?: ApplicantPaperRequest | null;
}

/** 终止: the procedure ends without a decision. */
export class TerminationRequest extends ReasonedRequest {
  @ApiProperty({ maxLength: 2000, description: '法律依据' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  legalBasis: string;

  @IsNested(DocumentRequest)
  document: DocumentRequest;

  @IsEnumerated(terminationGrounds, {
    description: 'The consequence of deferred materials not submitted in time (容缺); requires remedies.',
    optional: true,
  })
  ground?: TerminationGround | null;

  @IsNested(RemediesRequest, { optional: true })
  remedies?: RemediesRequest | null;
}

/** 到现场: the applicant came in person. */
export class VisitRequest extends ActRequest {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, description: 'What for.', example: '领取证照' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(200)
  purpose?: string | null;
}
