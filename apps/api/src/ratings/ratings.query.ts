import { type Direction, directions } from '@sealtrail/event-sourcing';
import {
  type LoopState,
  loopStates,
  type RatingChannel,
  type RatingFilters,
  type RatingLevel,
  type RatingOrder,
  type RatingOrdering,
  type RatingScope,
  ratingChannels,
  ratingLevels,
  ratingOrders,
  ratingScopes,
} from '@sealtrail/ratings';
import { IsEnumerated } from '../http/enumerated';
import { IsBooleanFilter, IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';
import { IsDayFilter, IsMonth } from '../http/periods';

export class RatingsQuery extends CountedListQuery {
  @IsCodeFilter('被评价部门', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  @IsEnumerated(ratingLevels, { optional: true, example: 'satisfied' })
  level?: RatingLevel;

  @IsEnumerated(ratingScopes, { optional: true })
  scope?: RatingScope;

  @IsEnumerated(ratingChannels, { optional: true })
  channel?: RatingChannel;

  @IsMonth()
  month?: string;

  @IsCodeFilter('被评价人', { names: 'official' })
  official?: string;

  @IsCodeFilter('事项', { names: 'item' })
  item?: string;

  @IsCodeFilter('办件')
  applicationId?: string;

  @IsDayFilter('评价日期 from, inclusive.')
  givenFrom?: string;

  @IsDayFilter('评价日期 to, inclusive.')
  givenTo?: string;

  @IsDayFilter('服务日期 from, inclusive: the day of the visit, or of the closing.')
  servedFrom?: string;

  @IsDayFilter('服务日期 to, inclusive.')
  servedTo?: string;

  @IsEnumerated(loopStates, { optional: true })
  loopState?: LoopState;

  @IsBooleanFilter('逾期: the pending step was not done by its limit.')
  overdue?: boolean;

  @IsEnumerated(ratingOrders, { optional: true, description: 'Sort order; ties by id. Default: `given`.' })
  sort?: RatingOrder;

  @IsEnumerated(directions, { optional: true, description: 'Default: `descending`.' })
  direction?: Direction;

  get ordering(): RatingOrdering {
    return { by: this.sort ?? null, direction: this.direction ?? null };
  }

  get filters(): RatingFilters {
    const { department, region, level, scope, channel, month, official, item, applicationId } = this;
    const { givenFrom, givenTo, servedFrom, servedTo, loopState, overdue } = this;
    const more = { givenFrom, givenTo, servedFrom, servedTo, loopState, overdue };
    return { department, region, level, scope, channel, month, official, item, applicationId, ...more };
  }
}
