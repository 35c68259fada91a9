import { cardLevels } from '@sealtrail/policy';
import { ratingLevels } from '@sealtrail/ratings';
import { count, department, item, official, record, tally, text } from '../tables/cells';
import { parts } from '../tables/table';

/** What a report may be broken down by; of it only what the breakdown names is filled. */
export const brokenDownBy = {
  department: department('部门', 'Department'),
  official: official('工作人员', 'Official'),
  item: item('事项', 'Item'),
  region: text('行政区划代码', 'Region'),
};

export const cardCounts = record(
  cardLevels,
  parts({ effective: count('有效', 'effective'), revoked: count('已撤销', 'revoked') }),
);

export const levelCounts = tally(ratingLevels);
