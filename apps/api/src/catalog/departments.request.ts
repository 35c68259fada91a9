import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DepartmentFilters, type Level, levels, type Post, posts } from '@sealtrail/catalog';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import {
  CommandRequest,
  IsCode,
  IsCodeFilter,
  IsLocalDate,
  IsName,
  IsRegionCode,
  IsRegionFilter,
  regionProperty,
} from '../http/fields';
import { IsNested } from '../http/nested';
import { ListQuery } from '../http/page';

/** 部门 */
export class DepartmentRequest extends CommandRequest {
  @ApiProperty({ maxLength: 200, example: '市场监督管理局' })
  @IsString()
  @IsName()
  @MaxLength(200)
  name: string;

  @ApiProperty(regionProperty)
  @IsRegionCode()
  region: string;

  @IsEnumerated(levels)
  level: Level;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '统一社会信用代码 (GB 32100-2015), 18 characters. A wrong check character is kept and marked (`usccValid: false`), a wrong shape is refused.',
    example: '11370800MB28559184',
  })
  @IsOptional()
  @IsString()
  @Length(18, 18)
  uscc?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '上级部门: the code of the department above.' })
  @IsOptional()
  @IsCode()
  parent?: string | null;
}

/** 授权: when, and for which items, an official may act. */
export class MandateRequest {
  @ApiProperty({ format: 'date', description: 'The first day.', example: '2026-01-01' })
  @IsLocalDate()
  from: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'The last day; null: open.' })
  @IsOptional()
  @IsLocalDate()
  to?: string | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    maxItems: 500,
    description: 'Codes of the items it is for; null: all of the department.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsCode(true)
  items?: string[] | null;
}

/** 工作人员 with all posts and mandates; those omitted end. */
export class OfficialRequest extends CommandRequest {
  @ApiProperty({ maxLength: 100, example: '王芳' })
  @IsString()
  @IsName()
  @MaxLength(100)
  name: string;

  @IsEnumerated(posts, { each: true })
  posts: Post[];

  @IsNested(MandateRequest, {
    description: '授权: without a mandate for the day and the item, acts of the official have no effect.',
    each: { max: 200 },
    default: [],
  })
  mandates: MandateRequest[] = [];
}

export class DepartmentsQuery extends ListQuery {
  @IsRegionFilter()
  region?: string;

  @IsEnumerated(levels, { optional: true })
  level?: Level;

  @IsCodeFilter('上级部门', { names: 'department' })
  parent?: string;

  get filters(): DepartmentFilters {
    const { region, level, parent } = this;
    return { region, level, parent };
  }
}

export class OfficialsQuery extends ListQuery {}
