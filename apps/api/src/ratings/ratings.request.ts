import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  RATING_LEVELS,
  type RatingChannel,
  type RatingDimension,
  type RatingLevel,
  type RatingScope,
} from '@sealtrail/ratings';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CommandRequest, IsCode, IsRegionCode, regionFilter } from '../http/fields';
import { ListQuery } from '../http/page';
import {
  channelProperty,
  levelProperty,
  monthProperty,
  RATING_CHANNELS,
  RATING_SCOPES,
  scopeProperty,
} from './rating-words';

const dimension = (what: string) => ({ enum: RATING_LEVELS, description: what });

/** A level or nothing: `null` is neither. */
const IfSaid = (): PropertyDecorator => ValidateIf((_, level) => level !== undefined);

/** 评价维度 */
export class RatingDimensionsRequest implements Partial<Record<RatingDimension, RatingLevel>> {
  @ApiPropertyOptional(dimension('办事效率'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  efficiency?: RatingLevel;

  @ApiPropertyOptional(dimension('业务能力'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  skill?: RatingLevel;

  @ApiPropertyOptional(dimension('服务态度'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  attitude?: RatingLevel;

  @ApiPropertyOptional(dimension('办事指南准确度'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  guideAccuracy?: RatingLevel;

  @ApiPropertyOptional(dimension('办事便利度'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  convenience?: RatingLevel;

  @ApiPropertyOptional(dimension('平台易用性'))
  @IfSaid()
  @IsIn(RATING_LEVELS)
  platform?: RatingLevel;
}

/** 评价人: kept in the vault, never shown to the rated. */
export class RaterRequest {
  @ApiProperty({ maxLength: 100, example: '张三' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, description: '联系电话' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, description: '证件号码' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  idNumber?: string | null;
}

/** 好差评 */
export class GiveRatingRequest extends CommandRequest {
  @ApiProperty({ description: '办件: the case.', example: '0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40' })
  @IsCode()
  applicationId: string;

  @ApiProperty(scopeProperty)
  @IsIn(RATING_SCOPES)
  scope: RatingScope;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 10_000,
    description: 'Number of the visit, for `visit` only.',
    example: 1,
  })
  @ValidateIf(({ scope, visit }: GiveRatingRequest) => scope === 'visit' || (visit ?? null) !== null)
  @IsInt()
  @Min(1)
  @Max(10_000)
  visit?: number | null;

  @ApiProperty(levelProperty)
  @IsIn(RATING_LEVELS)
  level: RatingLevel;

  @ApiProperty(channelProperty)
  @IsIn(RATING_CHANNELS)
  channel: RatingChannel;

  @ApiPropertyOptional({ type: RatingDimensionsRequest })
  @ValidateNested()
  @Type(() => RatingDimensionsRequest)
  dimensions: RatingDimensionsRequest = {};

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    default: [],
    description: '评价标签: codes of the tags that were ticked, 1 to 32 letters and digits each.',
    example: ['501', '502'],
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[A-Za-z0-9]{1,32}$/, { each: true, message: 'must be 1 to 32 letters and digits each' })
  tags: string[] = [];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2000,
    description: '评价内容: kept in the vault, because it may name people.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  comment?: string | null;

  @ApiProperty({ description: '匿名: then `rater` is left out; otherwise it is asked for (实名).' })
  @IsBoolean()
  anonymous: boolean;

  @ApiPropertyOptional({ type: RaterRequest, nullable: true })
  @ValidateIf(({ anonymous, rater }: GiveRatingRequest) => anonymous !== true || (rater ?? null) !== null)
  @NamedUnlessAnonymous()
  @ValidateNested()
  @Type(() => RaterRequest)
  rater?: RaterRequest | null;
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
    { message: 'must be given by name, and left out of an anonymous rating' },
  );
}

export class RatingsQuery extends ListQuery {
  @ApiPropertyOptional({ description: '被评价部门' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional(regionFilter)
  @IsOptional()
  @IsRegionCode()
  region?: string;

  @ApiPropertyOptional(levelProperty)
  @IsOptional()
  @IsIn(RATING_LEVELS)
  level?: RatingLevel;

  @ApiPropertyOptional(scopeProperty)
  @IsOptional()
  @IsIn(RATING_SCOPES)
  scope?: RatingScope;

  @ApiPropertyOptional(monthProperty)
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'must be a month as YYYY-MM' })
  month?: string;

  @ApiPropertyOptional({ description: '被评价人; not for the rated.' })
  @IsOptional()
  @IsCode()
  official?: string;

  @ApiPropertyOptional({ description: '事项; not for the rated.' })
  @IsOptional()
  @IsCode()
  item?: string;

  @ApiPropertyOptional({ description: '办件; not for the rated.' })
  @IsOptional()
  @IsCode()
  applicationId?: string;
}
