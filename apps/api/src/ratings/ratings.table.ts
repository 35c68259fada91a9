import {
  findings,
  loopStates,
  ratingChannels,
  ratingDimensions,
  ratingLevels,
  ratingScopes,
  voidCauses,
} from '@sealtrail/ratings';
import { count, date, department, instant, item, official, omitted, term, text, texts, yesNo } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { RatingView } from './ratings.view';

const dimension = (name: keyof RatingView['dimensions']) => {
  const { zh, en = name } = ratingDimensions.terms[name];
  return term(ratingLevels, { zh, en });
};

/** Columns of 评价 in a file. */
export const ratingsTable = tableOf<RatingView>(
  { zh: '评价', en: 'ratings' },
  {
    ratingId: text('评价标识', 'Rating id', 38),
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    department: department('被评价部门', 'Department'),
    official: official('被评价人', 'Official'),
    month: text('月份', 'Month', 10),
    scope: term(ratingScopes),
    visit: count('到现场序号', 'Visit'),
    level: term(ratingLevels),
    channel: term(ratingChannels),
    dimensions: columnsOfObject<RatingView['dimensions']>({
      efficiency: dimension('efficiency'),
      skill: dimension('skill'),
      attitude: dimension('attitude'),
      guideAccuracy: dimension('guideAccuracy'),
      convenience: dimension('convenience'),
      platform: dimension('platform'),
    }),
    tags: texts('评价标签', 'Tags'),
    hasComment: yesNo('有评价内容', 'With words'),
    anonymous: yesNo('匿名', 'Anonymous'),
    givenAt: instant('评价时间', 'Given at'),
    givenOn: date('评价日期', 'Given on'),
    servedOn: date('服务日期', 'Served on'),
    late: yesNo('逾七日', 'After seven days'),
    channelHeldByUnit: yesNo('由大厅打印', 'Printed by the hall'),
    mayNameCase: yesNo('同意载明办件', 'May name the case'),
    loopState: term(loopStates),
    dueOn: date('环节期限', 'Step due on'),
    overdue: yesNo('逾期', 'Overdue'),
    endedBy: omitted,
    finding: term(findings),
    orderId: text('整改单标识', 'Order id', 36),
    followUp: term(ratingLevels, { zh: '追评', en: 'Follow-up rating' }),
    followUpUntil: date('追评截止', 'Follow-up until'),
    voided: term(voidCauses),
  },
);
