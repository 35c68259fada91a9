import {
  type NoticeFilters,
  type NoticeOccasion,
  type NoticeStatus,
  noticeOccasions,
  noticeStatuses,
} from '@sealtrail/notices';
import { IsEnumerated } from '../http/enumerated';
import { IsBooleanFilter, IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';

export class NoticesQuery extends CountedListQuery {
  @IsEnumerated(noticeStatuses, { optional: true })
  status?: NoticeStatus;

  @IsEnumerated(noticeOccasions, { optional: true })
  occasion?: NoticeOccasion;

  @IsBooleanFilter('Those that are to be told now: not told, and outside the quiet hours.')
  due?: boolean;

  @IsCodeFilter('监察牌: the notices of one card.')
  cardId?: string;

  @IsCodeFilter('被监察部门: the charged department.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('告知对象: the official that is told.', { example: 'market-li', names: 'official' })
  official?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): NoticeFilters {
    const { status, occasion, cardId, department, official, region } = this;
    return { status, occasion, cardId, department, official, region };
  }
}
