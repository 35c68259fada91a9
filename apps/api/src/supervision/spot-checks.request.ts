import { ApiProperty } from '@nestjs/swagger';
import { type SpotCheckFilters, type SpotCheckFinding, spotCheckFindings } from '@sealtrail/supervision';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DocumentRequest } from '../applications/document.request';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsPlainlyWritten, IsReadable, IsRegionCode, IsRegionFilter, regionProperty } from '../http/fields';
import { IsNested } from '../http/nested';
import { ListQuery } from '../http/page';
import { IsReportPeriod } from '../http/periods';

/** 抽查: which decided cases it is drawn from, and by what seed. */
export class SpotCheckRequest {
  @ApiProperty({ ...regionProperty, description: '行政区划代码 of the cases, with all below it.' })
  @IsRegionCode()
  region: string;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: 64,
    description: '部门 that held the cases at their decision; null: every department.',
  })
  @IsOptional()
  @IsCode()
  department: string | null = null;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: 64,
    description: '事项 of the cases; null: every item.',
  })
  @IsOptional()
  @IsCode()
  item: string | null = null;

  @IsReportPeriod()
  period: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'At least so many in a hundred of the cases are drawn: ⌈cases × percent ÷ 100⌉.',
    example: 50,
  })
  @IsInt()
  @Min(1)
  @Max(100)
  percent: number;

  @ApiProperty({
    maxLength: 100,
    description:
      'Seed, which nobody can choose to suit: a number drawn in public, say. Cases stand in the order of the SHA-256 of the seed, a line feed and their number (UTF-8, hexadecimal), and the first are drawn.',
    example: '福彩双色球2026039期 03 11 17 22 28 31 05',
  })
  @IsString()
  @IsPlainlyWritten()
  @MaxLength(100)
  seed: string;

  @IsNested(DocumentRequest, { description: '抽查通知: its number, date and seal.' })
  document: DocumentRequest;
}

/** 抽查结论 of one case that was drawn. */
export class SpotCheckFindingRequest {
  @ApiProperty({ maxLength: 64, description: 'Id of the case.' })
  @IsCode()
  applicationId: string;

  @IsEnumerated(spotCheckFindings)
  finding: SpotCheckFinding;

  @ApiProperty({ maxLength: 2000, description: 'What was found.', example: '材料齐全，时限、文书均符合规定' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  text: string;

  @IsNested(DocumentRequest, { description: '抽查记录: its number, date and seal.' })
  document: DocumentRequest;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    maxLength: 2000,
    description: '更正理由: why an earlier finding of this check is corrected; null: there is none.',
  })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string | null = null;
}

export class SpotChecksQuery extends ListQuery {
  @IsRegionFilter()
  region?: string;

  get filters(): SpotCheckFilters {
    const { region } = this;
    return { region };
  }
}
