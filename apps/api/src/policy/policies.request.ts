import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  type CardLevel,
  type ExtensionMoves,
  extensionMoves,
  type GraceRule,
  type LateProof,
  lateProofs,
  type NotifiedPost,
  notifiedPosts,
  type PaperApproval,
  type PolicyRules,
  type PromiseRule,
  paperApprovals,
  type RatingLoopRule,
  type WarningRule,
} from '@sealtrail/policy';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsInstant, IsReadable, IsRegionCode, regionProperty } from '../http/fields';
import { IsNested } from '../http/nested';

const DAYS_MAX = 250;

/** A number of working days. */
const IsDays = (example: number, description: string, min = 0): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: DAYS_MAX, example, description }),
    IsInt(),
    Min(min),
    Max(DAYS_MAX),
  );

/** 预警 */
export class WarningRuleRequest implements WarningRule {
  @IsDays(2, 'Working days that are left when the warning falls.')
  remainingDays: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    required: false,
    minimum: 1,
    maximum: 100,
    example: 90,
    description: 'Share of the time in percent at which it falls, where that is earlier; null: days left alone count.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  usedPercent: number | null = null;

  @IsDays(3, 'Limits of fewer working days than this are warned of `shortRemainingDays` before their end.')
  shortBelowDays: number;

  @IsDays(1, 'Working days that are left of a short limit when the warning falls.')
  shortRemainingDays: number;
}

/** 宽限 */
export class GraceRuleRequest implements GraceRule {
  @IsDays(0, 'Working days after the end of the limit at whose end the card falls.')
  graceDays: number;
}

/** 监察规则所定承诺 */
export class PromiseRuleRequest implements PromiseRule {
  @IsDays(2, 'Working days from the start within which the policy itself promises it.', 1)
  promiseDays: number;
}

export class CaseRuleRequest {
  @IsNested(WarningRuleRequest, { description: '预警: before the promise ends.' })
  warning: WarningRuleRequest;

  @IsNested(GraceRuleRequest, { description: '黄牌: after the promise.' })
  yellow: GraceRuleRequest;

  @IsNested(GraceRuleRequest, { description: '红牌: after the statutory limit.' })
  red: GraceRuleRequest;

  @IsNested(GraceRuleRequest, { description: '红牌: after the promise, where there is no statutory limit.' })
  redWithoutStatute: GraceRuleRequest;
}

/** A limit whose yellow card falls off a promise of the policy, and whose red one off the law. */
export class PromisedRuleRequest {
  @IsNested(PromiseRuleRequest)
  yellow: PromiseRuleRequest;

  @IsNested(GraceRuleRequest)
  red: GraceRuleRequest;
}

export class StepRuleRequest {
  @IsNested(GraceRuleRequest, { description: '黄牌: after the limit of the branch.' })
  yellow: GraceRuleRequest;
}

export class SuspensionRuleRequest {
  @IsNested(WarningRuleRequest)
  warning: WarningRuleRequest;

  @IsNested(GraceRuleRequest)
  yellow: GraceRuleRequest;

  @IsNested(GraceRuleRequest)
  red: GraceRuleRequest;
}

/** 时限规则, by what has a limit. */
export class TimeRulesRequest {
  @IsNested(CaseRuleRequest, { description: '办理时限' })
  case: CaseRuleRequest;

  @IsNested(PromisedRuleRequest, { description: '收件审查' })
  firstCheck: PromisedRuleRequest;

  @IsNested(StepRuleRequest, { description: '环节时限' })
  step: StepRuleRequest;

  @IsNested(SuspensionRuleRequest, { description: '特别程序: while the clocks stand still.' })
  suspension: SuspensionRuleRequest;

  @IsNested(PromisedRuleRequest, { description: '送达' })
  delivery: PromisedRuleRequest;
}

export class RectifyDaysRequest {
  @IsDays(5, '一般整改: ordinary.', 1)
  ordinary: number;

  @IsDays(15, '复杂整改: complex.', 1)
  complex: number;
}

/** 差评整改: limits of its steps. */
export class RatingLoopRuleRequest implements RatingLoopRule {
  @IsDays(1, '核实, from the recording of the rating.', 1)
  verifyDays: number;

  @IsNested(RectifyDaysRequest, { description: '整改, from the order.' })
  rectifyDays: RectifyDaysRequest;

  @IsDays(2, '回复, from the rectification or the verification.', 1)
  replyDays: number;

  @IsDays(5, '回访, from the reply.', 1)
  visitDays: number;
}

export class TargetsRequest implements Readonly<Record<CardLevel, readonly NotifiedPost[]>> {
  @IsEnumerated(notifiedPosts, { each: true })
  warning: NotifiedPost[];

  @IsEnumerated(notifiedPosts, { each: true })
  yellow: NotifiedPost[];

  @IsEnumerated(notifiedPosts, { each: true })
  red: NotifiedPost[];
}

/** 监察规则: the whole document of one version. */
export class PolicyRequest implements PolicyRules {
  @ApiProperty({ ...regionProperty, description: 'The region in which it judges, with all below it. It stays.' })
  @IsRegionCode()
  region: string;

  @ApiProperty({
    format: 'date-time',
    description:
      'From when on it judges the clocks that start: not before it is told, nor before the version before it. Told once ' +
      'more from the same instant it takes the place of that version.',
    example: '2026-07-01T00:00:00+08:00',
  })
  @IsInstant()
  inForceFrom: string;

  @ApiProperty({
    maxLength: 100,
    description: '发文字号 of the document that orders it.',
    example: '济政办发〔2026〕12号',
  })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  documentNumber: string;

  @IsNested(TimeRulesRequest, { description: '时限规则, by what has a limit.' })
  rules: TimeRulesRequest;

  @IsEnumerated(paperApprovals)
  paperApproval: PaperApproval;

  @IsEnumerated(lateProofs)
  lateProof: LateProof;

  @IsEnumerated(extensionMoves)
  extensionMoves: ExtensionMoves;

  @IsNested(RatingLoopRuleRequest, { description: '差评整改: limits of its steps, in working days.' })
  ratingLoop: RatingLoopRuleRequest;

  @IsNested(TargetsRequest, { description: '告知对象, by level of the card. They are told; they are not charged.' })
  targets: TargetsRequest;
}

export class PoliciesQuery {
  @ApiProperty({ ...regionProperty, description: '行政区划代码 of the region in which somebody is judged.' })
  @IsRegionCode()
  region: string;
}
