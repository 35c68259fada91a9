import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { termOf } from '@sealtrail/event-sourcing';
import {
  type RatingChannel,
  type RatingDimension,
  type RatingLevel,
  type RatingScope,
  ratingChannels,
  ratingDimensions,
  ratingLevels,
  ratingScopes,
} from '@sealtrail/ratings';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { CommandRequest, IsCode, IsDistinct, IsName, IsReadable } from '../http/fields';
import { IsNested } from '../http/nested';
import { IsRequiredIf } from '../http/optional-members';
import { withFault } from '../http/validation-faults';

/** A level of one dimension, or absent; `null` is invalid. */
const IsDimension = (dimension: RatingDimension): PropertyDecorator =>
  IsEnumerated(ratingLevels, { optional: 'notNull', description: `${termOf(ratingDimensions, dimension, 'zh')}.` });

/** 评价维度 */
export class RatingDimensionsRequest implements Partial<Record<RatingDimension, RatingLevel>> {
  @IsDimension('efficiency')
  efficiency?: RatingLevel;

  @IsDimension('skill')
  skill?: RatingLevel;

  @IsDimension('attitude')
  attitude?: RatingLevel;

  @IsDimension('guideAccuracy')
  guideAccuracy?: RatingLevel;

  @IsDimension('convenience')
  convenience?: RatingLevel;

  @IsDimension('platform')
  platform?: RatingLevel;
}

/** 评价人: stored in the vault, never shown to the rated unit. */
export class RaterRequest {
  @ApiProperty({ maxLength: 100, example: '张三' })
  @IsString()
  @IsName()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, description: '联系电话' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(40)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, description: '证件号码' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(40)
  idNumber?: string | null;
}

/** The content of a rating. */
export class RatingWordsRequest {
  @IsEnumerated(ratingLevels, { example: 'satisfied' })
  level: RatingLevel;

  @IsEnumerated(ratingChannels)
  channel: RatingChannel;

  @IsNested(RatingDimensionsRequest, { default: {} })
  dimensions: RatingDimensionsRequest = {};

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    default: [],
    description: '评价标签: codes of the selected tags, 1 to 32 letters and digits each.',
    example: ['501', '502'],
  })
  @IsArray()
  @ArrayMaxSize(20)
  @IsDistinct()
  @Matches(/^[A-Za-z0-9]{1,32}$/, { ...withFault('field.not-alphanumeric', { min: 1, max: 32 }), each: true })
  tags: string[] = [];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2000,
    description: '评价内容: stored in the vault, because it may name people.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  comment?: string | null;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description:
      'Real-name ratings only (实名): the rater agrees to disclose the case to the rated department in an order to rectify. Default: not disclosed.',
  })
  @IsBoolean()
  @NamesCaseByNameAlone()
  mayNameCase: boolean = false;
}

/** 好差评 */
export class GiveRatingRequest extends IntersectionType(CommandRequest, RatingWordsRequest) {
  @ApiProperty({ description: '匿名: `rater` must be omitted; otherwise it is required (实名).' })
  @IsBoolean()
  anonymous: boolean;

  @IsNested(RaterRequest, { requiredIf: ({ anonymous }: GiveRatingRequest) => anonymous !== true })
  @NamedUnlessAnonymous()
  rater?: RaterRequest | null;

  @ApiProperty({ description: '办件: the case.', example: '0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40' })
  @IsCode()
  applicationId: string;

  @IsEnumerated(ratingScopes)
  scope: RatingScope;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 10_000,
    description: 'Number of the visit, for `visit` only.',
    example: 1,
  })
  @IsRequiredIf(({ scope }: GiveRatingRequest) => scope === 'visit')
  @IsInt()
  @Min(1)
  @Max(10_000)
  visit?: number | null;
}

/** 好差评 by the holder of a token. */
export class RateByTokenRequest extends RatingWordsRequest {
  @IsNested(RaterRequest, { optional: true, description: '实名: omitted for anonymous ratings.' })
  rater?: RaterRequest | null;

  @ApiProperty({ maxLength: 120, description: '评价凭证, from the link or the slip.' })
  @IsString()
  @IsReadable()
  @MaxLength(120)
  token: string;
}

/** Naming the case would identify an anonymous rater. */
function NamesCaseByNameAlone(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'namesCaseByNameAlone',
      validator: {
        validate: (mayNameCase, args) => {
          const request = args?.object as { readonly rater?: unknown } | undefined;
          return mayNameCase !== true || (request?.rater ?? null) !== null;
        },
      },
    },
    withFault('field.case-named-anonymously'),
  );
}

function NamedUnlessAnonymous(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'namedUnlessAnonymous',
      validator: {
        validate: (rater, args) => {
          const request = args?.object as GiveRatingRequest | undefined;
          return ((rater ?? null) === null) === (request?.anonymous === true);
        },
      },
    },
    withFault('field.rater-unless-anonymous'),
  );
}
