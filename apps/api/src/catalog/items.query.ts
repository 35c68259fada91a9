import {
  type HandlingForm,
  handlingForms,
  type ItemClass,
  type ItemFilters,
  type ItemKind,
  itemClasses,
  itemKinds,
  type Level,
  levels,
} from '@sealtrail/catalog';
import { IsEnumerated } from '../http/enumerated';
import { IsBooleanFilter, IsCodeFilter, IsRegionFilter } from '../http/fields';
import { ListQuery } from '../http/page';
import { IsAsOf } from './as-of.query';

export class ItemsQuery extends ListQuery {
  @IsAsOf()
  asOf?: string;

  @IsCodeFilter('实施主体', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  @IsEnumerated(levels, { optional: true })
  level?: Level;

  @IsEnumerated(itemClasses, { optional: true })
  class?: ItemClass;

  @IsEnumerated(itemKinds, { optional: true })
  kind?: ItemKind;

  @IsEnumerated(handlingForms, { optional: true })
  handlingForm?: HandlingForm;

  @IsBooleanFilter('网上可办: by web or mobile.')
  online?: boolean;

  get filters(): ItemFilters {
    const { department, region, level, class: itemClass, kind, handlingForm, online } = this;
    return { department, region, level, class: itemClass, kind, handlingForm, online };
  }
}
