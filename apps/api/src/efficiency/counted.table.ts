import { channels } from '@sealtrail/catalog';
import { INDICATORS, type IndicatorId, MEAN_INDICATORS, type Mean, type MeanIndicatorId } from '@sealtrail/efficiency';
import { cardLevels } from '@sealtrail/policy';
import { ratingLevels } from '@sealtrail/ratings';
import { columnsByValue, count, countByValue, department, item, official, share, term, text } from '../tables/cells';
import { type Cells, columnsOfObject } from '../tables/table';

/** What a report may be broken down by; of it only what the breakdown names is filled. */
export const brokenDownBy = {
  department: department('部门', 'Department'),
  official: official('工作人员', 'Official'),
  item: item('事项', 'Item'),
  region: text('行政区划代码', 'Region'),
  channel: term(channels),
};

export const cardCounts = columnsByValue(
  cardLevels,
  columnsOfObject({ effective: count('有效', 'effective'), revoked: count('已撤销', 'revoked') }),
);

export const levelCounts = countByValue(ratingLevels);

/** An indicator, with what it is made of. */
export const indicator = (id: IndicatorId) => share(INDICATORS[id].zh, INDICATORS[id].en);

export const meanIndicatorColumns = (id: MeanIndicatorId): Cells<Mean> => {
  const { zh, en } = MEAN_INDICATORS[id];
  return columnsOfObject<Mean>({
    numerator: count(`${zh}（分子）`, `${en}: numerator`),
    denominator: count(`${zh}（分母）`, `${en}: denominator`),
    mean: count(zh, en),
  });
};
