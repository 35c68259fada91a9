import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type AppealResult, appealResults, type ReferralResult, referralResults } from '@sealtrail/supervision';
import { IsString, MaxLength } from 'class-validator';
import { ActRequest, DocumentRequest } from '../applications/document.request';
import { IsEnumerated } from '../http/enumerated';
import { CommandRequest, IsCode, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';

const WORDS_MAX = 2000;

/** Words that a step is said in. */
export const IsWords = (description: string, example: string, max = WORDS_MAX): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ minLength: 1, maxLength: max, description, example }),
    IsString(),
    IsReadable(),
    MaxLength(max),
  );

/** 签收 */
export class AcknowledgementRequest extends ActRequest {
  @IsNested(DocumentRequest, {
    optional: true,
    description: '预警通知、黄牌（红牌）通知: the notice that was received.',
  })
  document?: DocumentRequest | null;
}

/** 说明 */
export class ExplanationRequest extends ActRequest {
  @IsWords('说明: how it came to the card, and what was done.', '因系统升级未能及时登记，已补办并核查同类办件')
  explanation: string;

  @IsNested(DocumentRequest, { optional: true, description: '自查报告: needed of a red card.' })
  document?: DocumentRequest | null;
}

/** 整改 */
export class RectificationRequest extends ActRequest {
  @IsWords('整改: what was put right.', '已完善收件登记制度，明确专人负责')
  done: string;

  @IsNested(DocumentRequest, { optional: true, description: '督办单: the order that it answers.' })
  document?: DocumentRequest | null;
}

/** 申诉 */
export class AppealRequest extends ActRequest {
  @IsWords('申诉理由', '申请人补正材料的时间不应计入')
  reason: string;

  @IsNested(DocumentRequest, { description: '申诉书' })
  document: DocumentRequest;
}

/** A step of a supervising body, by an official of it: its key is bound to a region, and to no department. */
export class BodyActRequest extends CommandRequest {
  @ApiProperty({
    description: '监察机构: the department of the directory that takes the step.',
    example: 'supervision-office',
  })
  @IsCode()
  department: string;

  @ApiProperty({ description: '经办人: its official who takes it.', example: 'chen-01' })
  @IsCode()
  officer: string;
}

/** 销号 */
export class ClosingRequest extends BodyActRequest {
  @IsWords('销号意见', '整改到位，同意销号')
  reason: string;

  @IsNested(DocumentRequest, { optional: true, description: '销号单' })
  document?: DocumentRequest | null;
}

/** 申诉决定 */
export class AppealDecisionRequest extends BodyActRequest {
  @IsEnumerated(appealResults)
  result: AppealResult;

  @IsWords('决定理由', '经核实，超期由部门内部流转造成，申诉不成立')
  reason: string;

  @IsNested(DocumentRequest, { description: '申诉决定书, 撤牌决定 or 上报函' })
  document: DocumentRequest;
}

/** 撤牌, by a review of the supervising body itself. */
export class CardRevocationRequest extends BodyActRequest {
  @IsWords('撤牌理由', '复核发现发牌依据的材料清单有误')
  reason: string;

  @IsNested(DocumentRequest, { description: '撤牌决定' })
  document: DocumentRequest;
}

/** 移送 */
export class ReferralRequest extends BodyActRequest {
  @IsWords('移送机关: the body of discipline inspection that it goes to.', '市纪委监委', 200)
  to: string;

  @IsWords('移送事由', '涉嫌后补办理记录')
  reason: string;

  @IsNested(DocumentRequest, { description: '监察建议书' })
  document: DocumentRequest;
}

/** 移送结果 */
export class ReferralOutcomeRequest extends BodyActRequest {
  @IsEnumerated(referralResults)
  result: ReferralResult;

  @IsWords('处理情况', '已对责任人批评教育')
  note: string;

  @IsNested(DocumentRequest, { description: '处理结果函' })
  document: DocumentRequest;
}
