import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Channel,
  type Consequence,
  type CorrectionConsequence,
  channels,
  consequences,
  correctionConsequences,
  type HandlingForm,
  handlingForms,
  type IncompleteAnswer,
  type ItemClass,
  type ItemKind,
  incompleteAnswers,
  itemClasses,
  itemKinds,
} from '@sealtrail/catalog';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { CommandRequest, IsCode, IsLocalDate, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';
import {
  EntrustedWindowRequest,
  FurtherProcedureRequest,
  ItemMaterialRequest,
  ItemScenarioRequest,
  ItemStageRequest,
  LongestExtensionRequest,
} from './item-terms.request';
import { TermRequest } from './term.request';

/** 服务事项: the terms that bind a case filed under this version. */
export class ItemRequest extends CommandRequest {
  @ApiProperty({ maxLength: 300, example: '食品经营许可' })
  @IsString()
  @IsReadable()
  @MaxLength(300)
  name: string;

  @ApiProperty({ description: '实施主体, of a joint item the 牵头部门.', example: 'market' })
  @IsCode()
  department: string;

  @IsEnumerated(itemKinds)
  kind: ItemKind;

  @IsEnumerated(itemClasses)
  class: ItemClass;

  @IsEnumerated(handlingForms, { default: 'unlisted' })
  handlingForm: HandlingForm = 'unlisted';

  @IsEnumerated(channels, { each: true, default: channels.values })
  channels: Channel[] = [...channels.values];

  @ApiPropertyOptional({ default: 'cn-national', description: '工作日历 by which its limits are counted.' })
  @IsCode()
  calendar: string = 'cn-national';

  @IsNested(TermRequest, {
    description:
      '法定时限; null where no law sets one. A joint licence has at most 45 working days (行政许可法 art. 42(2)).',
    optional: true,
  })
  statutory?: TermRequest | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 300,
    description: '法定时限依据: law and article, unless it is the licensing law itself.',
    example: '环境影响评价法第二十二条',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(300)
  statutoryBasis?: string | null;

  @IsNested(TermRequest, {
    description:
      '承诺时限, at most the statutory limit. If omitted: for a joint item the sum of its stages, for an instant item the same day; required for other items.',
    optional: true,
  })
  promised?: TermRequest | null;

  @IsNested(TermRequest, {
    description:
      'Time within which the applicant must be notified of everything missing; default and maximum: 5 working days (行政许可法 art. 32(4)).',
    optional: true,
  })
  firstCheck?: TermRequest | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '经办人: the official of the department who handles a case unless another is assigned.',
  })
  @IsOptional()
  @IsCode()
  handler?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 20,
    description: '到现场次数: default 0 for zeroVisits, else 1; zeroVisits allows 0, oneVisit 1.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(20)
  visitsMax?: number | null;

  @IsNested(ItemScenarioRequest, {
    each: { max: 100 },
    default: [],
    description: '情形: may be stated when a case is filed.',
  })
  scenarios: ItemScenarioRequest[] = [];

  @IsNested(ItemMaterialRequest, { each: { max: 300 }, default: [] })
  materials: ItemMaterialRequest[] = [];

  @IsNested(ItemStageRequest, { each: { max: 50 }, default: [] })
  stages: ItemStageRequest[] = [];

  @IsNested(FurtherProcedureRequest, { each: { max: 50 }, default: [] })
  furtherProcedures: FurtherProcedureRequest[] = [];

  @IsEnumerated(incompleteAnswers, { default: 'notice' })
  onIncomplete: IncompleteAnswer = 'notice';

  @IsEnumerated(correctionConsequences, { default: 'returned' })
  onCorrectionTimeout: CorrectionConsequence = 'returned';

  @IsEnumerated(consequences, { default: 'withdrawn' })
  onDeferralTimeout: Consequence = 'withdrawn';

  @IsNested(LongestExtensionRequest, { optional: true })
  longestExtension?: LongestExtensionRequest | null;

  @ApiPropertyOptional({
    default: false,
    description: 'The law of the item allows non-acceptance on the spot (不动产登记暂行条例 art. 17).',
  })
  @IsBoolean()
  refusableOnTheSpot: boolean = false;

  @IsNested(EntrustedWindowRequest, {
    each: { max: 50 },
    default: [],
    description:
      '委托受理: departments that may perform the first check of cases they receive (行政许可法 arts. 24, 26).',
  })
  firstCheckBy: EntrustedWindowRequest[] = [];

  @ApiPropertyOptional({
    format: 'date',
    description: '生效日期, not before that of the previous version; default: the day of the change.',
    example: '2026-06-01',
  })
  @IsOptional()
  @IsLocalDate()
  effectiveFrom?: string;
}

export class WithdrawItemRequest extends CommandRequest {
  @ApiProperty({ maxLength: 500, description: '取消依据: basis of the withdrawal.', example: '国发〔2026〕1号取消' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day on which it cannot be filed any more; default: the day of the withdrawal.',
  })
  @IsOptional()
  @IsLocalDate()
  effectiveFrom?: string;
}
