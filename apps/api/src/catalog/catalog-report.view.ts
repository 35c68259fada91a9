import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type HandlingForm, handlingForms, type Level, type ListedForm, levels, listedForms } from '@sealtrail/catalog';
import { termOf } from '@sealtrail/event-sourcing';
import { enumeratedProperty } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { FormatQuery } from '../http/page';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { IsAsOf } from './as-of.query';

export class CatalogReportQuery extends FormatQuery {
  @IsAsOf()
  asOf?: string;

  @IsCodeFilter('实施主体', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;
}

const ofForm = (form: HandlingForm) => ({ type: 'integer', description: termOf(handlingForms, form, 'zh') }) as const;

export class DepartmentFiguresView {
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

  @ApiProperty(ofForm('zeroVisits'))
  zeroVisits: number;

  @ApiProperty(ofForm('oneVisit'))
  oneVisit: number;

  @ApiProperty(ofForm('assisted'))
  assisted: number;

  @ApiProperty(ofForm('unlisted'))
  unlisted: number;

  @ApiProperty({ type: ShareView, description: '网上可办率' })
  online: ShareView;
}

class HandlingFormFiguresView {
  @ApiProperty(enumeratedProperty(listedForms))
  handlingForm: ListedForm;

  @ApiProperty({ type: 'integer', example: 948 })
  items: number;

  @ApiProperty({ type: 'integer', description: 'Departments with at least one such item.', example: 53 })
  departments: number;

  @ApiProperty({ type: ShareView, description: 'Of the items on the three lists together.' })
  share: ShareView;
}

class LevelFiguresView {
  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty({ type: 'integer' })
  items: number;

  @ApiProperty({ type: ShareView, description: '网上可办率' })
  online: ShareView;
}

class CatalogTotalView {
  @ApiProperty({ type: 'integer' })
  items: number;

  @ApiProperty({ type: 'integer' })
  departments: number;

  @ApiProperty({ type: ShareView, description: 'Of all items, those on one of the three lists.' })
  listed: ShareView;

  @ApiProperty({ type: ShareView, description: '网上可办率' })
  online: ShareView;
}

/** 事项清单统计 */
export class CatalogReportView {
  @ApiProperty({ format: 'date', description: 'The list in force on this date.' })
  asOf: string;

  @ApiProperty({ type: [DepartmentFiguresView], description: 'Departments with an item on that date.' })
  rows: DepartmentFiguresView[];

  @ApiProperty({ type: [HandlingFormFiguresView], description: '三张清单' })
  byHandlingForm: HandlingFormFiguresView[];

  @ApiProperty({ type: [LevelFiguresView] })
  byLevel: LevelFiguresView[];

  @ApiProperty({ type: CatalogTotalView })
  total: CatalogTotalView;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}
