import { channels } from '@sealtrail/catalog';
import {
  type Changes,
  type ComparedFigures,
  type EfficiencyFigures,
  INDICATORS,
  MEAN_INDICATORS,
  outcomes,
  TIME_INDICATORS,
  type TimeIndicatorId,
} from '@sealtrail/efficiency';
import type { LocalizedText } from '@sealtrail/event-sourcing';
import { count, countByValue, omitted, share, withHeadingPrefix } from '../tables/cells';
import { type Cells, type ColumnsOf, columnsOfObject, tableOf } from '../tables/table';
import { brokenDownBy, cardCounts, indicator, levelCounts, meanIndicatorColumns } from './counted.table';
import type { EfficiencyRowView } from './efficiency-report.view';

const timeColumns = (id: TimeIndicatorId) => share(TIME_INDICATORS[id].zh, TIME_INDICATORS[id].en);

const times = columnsOfObject<EfficiencyRowView['workingDays']>({
  cases: count('办件数', 'cases'),
  days: count('天数合计', 'days'),
  mean: count('平均', 'mean'),
  median: count('中位数', 'median'),
  p90: count('90 分位', '90th percentile'),
  ofPromised: timeColumns('ofPromised'),
  ofStatutory: timeColumns('ofStatutory'),
  promisedSpeedup: timeColumns('promisedSpeedup'),
  statutorySpeedup: timeColumns('statutorySpeedup'),
  limitCompression: timeColumns('limitCompression'),
  byApplicant: timeColumns('byApplicant'),
  byPauses: timeColumns('byPauses'),
  byHolders: timeColumns('byHolders'),
});

const change = (zh: string, en: string) => count(zh, en);
const named = <Id extends string>(definitions: Readonly<Record<Id, LocalizedText>>) =>
  Object.fromEntries(
    Object.entries<LocalizedText>(definitions).map(([id, { zh, en }]) => [id, change(zh, en)]),
  ) as Record<Id, Cells<number>>;

/** Of another period what has changed since: its own figures are the file of that period. */
const changes = columnsOfObject<ComparedFigures>({
  figures: omitted,
  changes: columnsOfObject<Changes>({
    received: share('收件量增减', 'Growth of received'),
    accepted: share('受理量增减', 'Growth of accepted'),
    closed: share('办结量增减', 'Growth of closed'),
    workingDaysMean: change('平均用时（工作日）', 'Mean working days'),
    calendarDaysMean: change('平均用时（自然日）', 'Mean calendar days'),
    materialsReduction: share('材料压缩率', 'Materials less'),
    stepsReduction: share('环节压缩率', 'Steps less'),
    visitsReduction: share('跑动压缩率', 'Visits less'),
    workingDaysReduction: share('用时压缩率（工作日）', 'Working days less'),
    calendarDaysReduction: share('用时压缩率（自然日）', 'Calendar days less'),
    ...named(INDICATORS),
    ...named(MEAN_INDICATORS),
  }),
});

/** The figures themselves. */
export const figureColumns: ColumnsOf<EfficiencyFigures> = {
  received: count('收件量', 'Received'),
  byChannel: withHeadingPrefix('收件渠道', 'Received by', countByValue(channels)),
  materialsMean: meanIndicatorColumns('materialsMean'),
  stepsMean: meanIndicatorColumns('stepsMean'),
  online: indicator('online'),
  accepted: count('受理量', 'Accepted'),
  deemed: count('视为受理', 'Deemed accepted'),
  fullyOnline: indicator('fullyOnline'),
  instant: indicator('instant'),
  early: indicator('early'),
  firstChecksInTime: indicator('firstChecksInTime'),
  closed: count('办结量', 'Closed'),
  byOutcome: withHeadingPrefix('办结结果', 'Outcome', countByValue(outcomes)),
  closedOfAccepted: indicator('closedOfAccepted'),
  dueWithinPromise: indicator('dueWithinPromise'),
  dueWithinStatute: indicator('dueWithinStatute'),
  withinPromise: indicator('withinPromise'),
  withinStatute: indicator('withinStatute'),
  withinPromiseIfBranchesKept: indicator('withinPromiseIfBranchesKept'),
  withinStatuteIfBranchesKept: indicator('withinStatuteIfBranchesKept'),
  openOverdue: withHeadingPrefix(
    '超期未结',
    'Open and overdue',
    columnsOfObject({ promised: count('承诺时限', 'promise'), statutory: count('法定时限', 'statute') }),
  ),
  workingDays: withHeadingPrefix('用时（工作日）', 'Working days', times),
  calendarDays: withHeadingPrefix('用时（自然日）', 'Calendar days', times),
  correctionNotices: count('补正告知', 'Correction notices'),
  correctionsMean: meanIndicatorColumns('correctionsMean'),
  corrected: indicator('corrected'),
  withoutCorrection: indicator('withoutCorrection'),
  visits: count('跑动次数', 'Visits'),
  visitsMean: meanIndicatorColumns('visitsMean'),
  atMostOneVisit: indicator('atMostOneVisit'),
  delivered: count('送达量', 'Delivered'),
  deliveredWithinLimit: indicator('deliveredWithinLimit'),
  cards: withHeadingPrefix('亮牌', 'Cards', cardCounts),
  warningsConverted: indicator('warningsConverted'),
  feedbackInTime: indicator('feedbackInTime'),
  spotChecked: indicator('spotChecked'),
  spotChecksConforming: indicator('spotChecksConforming'),
  ratings: withHeadingPrefix('好差评', 'Ratings', levelCounts),
};

/** 效能报告 as lines of a file. */
export const efficiencyReportTable = tableOf<EfficiencyRowView>(
  { zh: '效能报表', en: 'efficiency' },
  {
    ...brokenDownBy,
    ...figureColumns,
    previous: withHeadingPrefix('环比', 'Since the period before', changes),
    yearBefore: withHeadingPrefix('同比', 'Since the year before', changes),
  },
);
