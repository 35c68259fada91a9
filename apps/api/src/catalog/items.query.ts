import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  HANDLING_FORMS,
  type HandlingForm,
  ITEM_CLASSES,
  ITEM_KINDS,
  type ItemClass,
  type ItemKind,
  LEVELS,
  type Level,
} from '@sealtrail/catalog';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { IsCode, IsLocalDate } from '../http/fields';
import { ListQuery } from '../http/page';
import { levelProperty } from './departments.request';
import { classProperty, handlingFormProperty, kindProperty } from './item-words';
import { asOfProperty, IsRegionPrefix, regionProperty } from './public-list';

export class ItemsQuery extends ListQuery {
  @ApiPropertyOptional(asOfProperty)
  @IsOptional()
  @IsLocalDate()
  asOf?: string;

  @ApiPropertyOptional({ description: '实施主体' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional(regionProperty)
  @IsOptional()
  @IsRegionPrefix()
  region?: string;

  @ApiPropertyOptional(levelProperty)
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;

  @ApiPropertyOptional(classProperty)
  @IsOptional()
  @IsIn(ITEM_CLASSES)
  class?: ItemClass;

  @ApiPropertyOptional(kindProperty)
  @IsOptional()
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;

  @ApiPropertyOptional(handlingFormProperty)
  @IsOptional()
  @IsIn(HANDLING_FORMS)
  handlingForm?: HandlingForm;

  @ApiPropertyOptional({ type: Boolean, description: '网上可办: by web or mobile.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  online?: boolean;
}
