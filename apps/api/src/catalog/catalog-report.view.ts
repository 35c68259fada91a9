import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Level, type ListedForm, levels, listedForms } from '@sealtrail/catalog';
import { IsOptional } from 'class-validator';
import { enumeratedProperty } from '../http/enumerated';
import { IsCode, IsLocalDate, IsRegionCode, regionFilter } from '../http/fields';
import { FormatQuery } from '../http/page';
import { asOfProperty } from './as-of.query';

export class CatalogReportQuery extends FormatQuery {
  @ApiPropertyOptional(asOfProperty)
  @IsOptional()
  @IsLocalDate()
  asOf?: string;

  @ApiPropertyOptional({ description: '实施主体' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional(regionFilter)
  @IsOptional()
  @IsRegionCode()
  region?: string;
}

class ShareOfItemsView {
  @ApiProperty({ type: 'integer', example: 8186 })
  numerator: number;

  @ApiProperty({ type: 'integer', example: 11840 })
  denominator: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Rounded half up to two decimals; null where there is nothing to divide by.',
    example: 69.14,
  })
  percent: number | null;
}

class DepartmentFiguresView {
  @ApiProperty({ example: 'market' })
  department: string;

  @ApiProperty({ type: String, nullable: true, example: '市场监督管理局' })
  name: string | null;

  @ApiProperty({ example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty({ type: 'integer' })
  items: number;

  @ApiProperty({ type: 'integer', description: '零跑腿' })
  zeroVisits: number;

  @ApiProperty({ type: 'integer', description: '只跑一次' })
  oneVisit: number;

  @ApiProperty({ type: 'integer', description: '你不用跑我来跑' })
  assisted: number;

  @ApiProperty({ type: 'integer', description: 'On none of the three lists.' })
  unlisted: number;

  @ApiProperty({ type: ShareOfItemsView, description: '网上可办率' })
  online: ShareOfItemsView;
}

class HandlingFormFiguresView {
  @ApiProperty(enumeratedProperty(listedForms))
  handlingForm: ListedForm;

  @ApiProperty({ type: 'integer', example: 948 })
  items: number;

  @ApiProperty({ type: 'integer', description: 'Departments with at least one such item.', example: 53 })
  departments: number;

  @ApiProperty({ type: ShareOfItemsView, description: 'Of the items on the three lists together.' })
  share: ShareOfItemsView;
}

class LevelFiguresView {
  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty({ type: 'integer' })
  items: number;

  @ApiProperty({ type: ShareOfItemsView, description: '网上可办率' })
  online: ShareOfItemsView;
}

class CatalogTotalView {
  @ApiProperty({ type: 'integer' })
  items: number;

  @ApiProperty({ type: 'integer' })
  departments: number;

  @ApiProperty({ type: ShareOfItemsView, description: 'Of all items, those on one of the three lists.' })
  listed: ShareOfItemsView;

  @ApiProperty({ type: ShareOfItemsView, description: '网上可办率' })
  online: ShareOfItemsView;
}

/** 事项清单统计 */
export class CatalogReportView {
  @ApiProperty({ format: 'date', description: 'The list as it is in force on this date.' })
  asOf: string;

  @ApiProperty({ type: [DepartmentFiguresView], description: 'Departments with an item on that date.' })
  rows: DepartmentFiguresView[];

  @ApiProperty({ type: [HandlingFormFiguresView], description: '三张清单' })
  byHandlingForm: HandlingFormFiguresView[];

  @ApiProperty({ type: [LevelFiguresView] })
  byLevel: LevelFiguresView[];

  @ApiProperty({ type: CatalogTotalView })
  total: CatalogTotalView;
}
