import { cardLevels } from '@sealtrail/policy';
import { ratingLevels } from '@sealtrail/ratings';
import { columnsByValue, count, countByValue, department, item, official, text } from '../tables/cells';
import { columnsOfObject } from '../tables/table';

/** What a report may be broken down by; of it only what the breakdown names is filled. */
export const brokenDownBy = {
  department: department('部门', 'Department'),
  official: official('工作人员', 'Official'),
  item: item('事项', 'Item'),
  region: text('行政区划代码', 'Region'),
};

export const cardCounts = columnsByValue(
  cardLevels,
  columnsOfObject({ effective: count('有效', 'effective'), revoked: count('已撤销', 'revoked') }),
);

export const levelCounts = countByValue(ratingLevels);
