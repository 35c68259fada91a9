import { type ReceiptFilters, type ReceiptStanding, receiptStandings } from '@sealtrail/applications';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';

export class ReceiptsQuery extends CountedListQuery {
  @IsEnumerated(receiptStandings, { optional: true })
  standing?: ReceiptStanding;

  @IsCodeFilter('实施主体: of the item.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('事项', { example: 'business-licence', names: 'item' })
  item?: string;

  @IsCodeFilter('办件: of one case.')
  applicationId?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): ReceiptFilters {
    const { standing, department, item, applicationId, region } = this;
    return { standing, department, item, applicationId, region };
  }
}
