import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PublicationFilters } from '@sealtrail/efficiency';
import { isRegionCode } from '@sealtrail/event-sourcing';
import { periodOf } from '@sealtrail/working-days';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DocumentRequest } from '../applications/document.request';
import { IsReadable, IsRegionFilter } from '../http/fields';
import { IsNested } from '../http/nested';
import { ListQuery } from '../http/page';
import { fault, invalid } from '../http/rejections';

/** 通报发布 */
export class PublicationRequest {
  @IsNested(DocumentRequest, { description: '通报: its number, date and seal.' })
  document: DocumentRequest;

  @ApiProperty({ maxLength: 100, description: '职务 of who publishes.', example: '营商环境监督科科长' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  post: string;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: 2000,
    description: '更正理由: why what was published is corrected; null: nothing was.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string | null = null;
}

export class PublicationsQuery extends ListQuery {
  @IsRegionFilter()
  region?: string;

  get filters(): PublicationFilters {
    const { region } = this;
    return { region };
  }
}

export class PublicationQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'This version; left out: the latest.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  version?: number;
}

/** `@Param('region', RegionParam) region: string` for a region in the path. */
@Injectable()
export class RegionParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isRegionCode(value)) return value;
    throw invalid(fault('', 'field.not-region'));
  }
}

/** `@Param('period', PeriodParam) period: string` for a period in the path. */
@Injectable()
export class PeriodParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (periodOf(value) !== null) return value;
    throw invalid(fault('', 'field.not-period'));
  }
}
