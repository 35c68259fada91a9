import type { LocalizedText } from '@sealtrail/event-sourcing';
import type { Figures } from '../read/figures';
import { countUpTo } from '../read/tally';
import { CITIES, define, HUNAN, OWN } from './indicator';
import { SUPERVISION_INDICATORS } from './supervision-indicators';

const LAW = (article: string): LocalizedText => ({ zh: `行政许可法${article}`, en: `行政许可法 ${article}` });
const SEMANTICS: LocalizedText = {
  zh: '本系统定义（不因不办结而虚高）',
  en: 'defined here: not closing does not raise it',
};
const ITEM_CLASS: LocalizedText = {
  zh: 'GB/T 39046-2020 A.6；各市公开报告',
  en: 'GB/T 39046-2020 A.6; published reports of cities',
};

export const CLOSED_CASES: LocalizedText = { zh: '办结件', en: 'closed cases' };
const DECIDED_LATE: LocalizedText = {
  zh: '已决定的，以及逾期后放弃的办结件',
  en: 'closed cases that were decided, or given up after the limit',
};

export const closedOf = ({ closed }: Figures): number => Object.values(closed).reduce((sum, count) => sum + count, 0);
export const receivedOf = ({ received }: Figures): number =>
  Object.values(received).reduce((sum, count) => sum + count, 0);

/** Of all cases of a row. */
export const INDICATORS = define({
  online: {
    zh: '网办率',
    en: 'Online',
    numerator: { zh: '通过网上或者移动端收件的', en: 'received over web or mobile' },
    denominator: { zh: '全部收件', en: 'received' },
    source: CITIES,
    kind: 'share',
    better: 'higher',
    of: (figures: Figures) => [(figures.received.web ?? 0) + (figures.received.mobile ?? 0), receivedOf(figures)],
  },
  fullyOnline: {
    zh: '全程网办率',
    en: 'Fully online',
    numerator: {
      zh: '通过网上或者移动端申请、没有到场的办结件',
      en: 'closed cases filed over web or mobile and without a visit',
    },
    denominator: CLOSED_CASES,
    source: CITIES,
    kind: 'share',
    better: 'higher',
    of: (figures: Figures) => [figures.fullyOnline, closedOf(figures)],
  },
  instant: {
    zh: '即办率',
    en: 'Instant',
    numerator: { zh: '即办件的办结件', en: 'closed cases of instant items (即办件)' },
    denominator: CLOSED_CASES,
    source: ITEM_CLASS,
    kind: 'share',
    better: 'higher',
    of: (figures: Figures) => [figures.instant, closedOf(figures)],
  },
  firstChecksInTime: {
    zh: '收件审查按时率',
    en: 'First checks in time',
    numerator: { zh: '按期完成的收件审查', en: 'first checks that an act ended in time' },
    denominator: {
      zh: '报告期内结束的收件审查（因行为或者因逾期）',
      en: 'first checks that ended, by an act or by silence',
    },
    source: LAW('第三十二条'),
    kind: 'share',
    better: 'higher',
    of: ({ firstChecks }: Figures) => [firstChecks.kept, firstChecks.of],
  },
  closedOfAccepted: {
    zh: '办结率',
    en: 'Closed of accepted',
    numerator: CLOSED_CASES,
    denominator: {
      zh: '受理；此前的办件办结的，可超过 100 %',
      en: 'accepted; more than 100 % where earlier cases close',
    },
    source: HUNAN,
    kind: 'quotient',
    better: null,
    of: (figures: Figures) => [closedOf(figures), figures.accepted],
  },
  dueWithinPromise: {
    zh: '承诺按期办结率',
    en: 'Due within the promise',
    numerator: { zh: '承诺时限内决定的', en: 'decided in time' },
    denominator: {
      zh: '到期办件（按期决定的，或者已过时限的，无论是否办结）',
      en: 'cases that fell due: decided in time, or past the limit, closed or not',
    },
    source: SEMANTICS,
    kind: 'share',
    better: 'higher',
    of: ({ due }: Figures) => [due.promise.kept, due.promise.of],
  },
  dueWithinStatute: {
    zh: '法定按期办结率',
    en: 'Due within the statute',
    numerator: { zh: '法定时限内决定的', en: 'decided within the statutory limit' },
    denominator: { zh: '有法定时限的到期办件', en: 'cases with a statutory limit that fell due' },
    source: LAW('第四十二条'),
    kind: 'share',
    better: 'higher',
    of: ({ due }: Figures) => [due.statute.kept, due.statute.of],
  },
  withinPromise: {
    zh: '已办结承诺按时率',
    en: 'Closed within the promise',
    numerator: { zh: '承诺时限内办结的', en: 'within the promise' },
    denominator: DECIDED_LATE,
    source: OWN,
    kind: 'share',
    better: 'higher',
    of: ({ promise }: Figures) => [promise.kept, promise.of],
  },
  withinStatute: {
    zh: '已办结法定按时率',
    en: 'Closed within the statute',
    numerator: { zh: '法定时限内办结的', en: 'within the statutory limit' },
    denominator: { zh: '同上，限于有法定时限的办件', en: 'the same, of the cases that have a statutory limit' },
    source: LAW('第四十二条'),
    kind: 'share',
    better: 'higher',
    of: ({ statute }: Figures) => [statute.kept, statute.of],
  },
  withinPromiseIfBranchesKept: {
    zh: '各环节均按时的承诺按时率',
    en: 'Closed within the promise if branches had kept theirs',
    numerator: {
      zh: '扣除各环节超出其时限的日数后在承诺时限内办结的',
      en: 'within the promise, less the days by which branches held them up beyond their limits',
    },
    denominator: { zh: '同上，限于已记录用时归属的办结件', en: 'the same, of the cases that say whose their time was' },
    source: OWN,
    kind: 'share',
    better: null,
    of: ({ ifBranchesKept }: Figures) => [ifBranchesKept.promise.kept, ifBranchesKept.promise.of],
  },
  withinStatuteIfBranchesKept: {
    zh: '各环节均按时的法定按时率',
    en: 'Closed within the statute if branches had kept theirs',
    numerator: {
      zh: '扣除各环节超出其时限的日数后在法定时限内办结的',
      en: 'within the statutory limit, less the days by which branches held them up beyond their limits',
    },
    denominator: {
      zh: '同上，限于有法定时限并已记录用时归属的办结件',
      en: 'the same, of the cases with a statutory limit that say whose their time was',
    },
    source: OWN,
    kind: 'share',
    better: null,
    of: ({ ifBranchesKept }: Figures) => [ifBranchesKept.statute.kept, ifBranchesKept.statute.of],
  },
  early: {
    zh: '提前办结率',
    en: 'Early',
    numerator: { zh: '用时少于承诺时限的', en: 'decided in fewer days than promised' },
    denominator: { zh: '有承诺时限的已决定办件', en: 'decided cases that have a promise' },
    source: { zh: '地方效能考评办法', en: 'local rules of performance scoring' },
    kind: 'share',
    better: 'higher',
    of: ({ early }: Figures) => [early.kept, early.of],
  },
  corrected: {
    zh: '补正率',
    en: 'Corrected',
    numerator: { zh: '至少有一次补正告知的办结件', en: 'closed cases with at least one notice' },
    denominator: CLOSED_CASES,
    source: OWN,
    kind: 'share',
    better: 'lower',
    of: (figures: Figures) => [closedOf(figures) - countUpTo(figures.corrections.perCase, 0), closedOf(figures)],
  },
  withoutCorrection: {
    zh: '一次通过率',
    en: 'Without correction',
    numerator: { zh: '没有补正告知的办结件', en: 'closed cases without any notice' },
    denominator: CLOSED_CASES,
    source: CITIES,
    kind: 'share',
    better: 'higher',
    of: (figures: Figures) => [countUpTo(figures.corrections.perCase, 0), closedOf(figures)],
  },
  atMostOneVisit: {
    zh: '最多跑一次率',
    en: 'One visit at most',
    numerator: { zh: '到场一次或者没有到场的办结件', en: 'closed cases with one visit or none' },
    denominator: CLOSED_CASES,
    source: { zh: '浙江省保障“最多跑一次”改革规定（2018）', en: '浙江省保障“最多跑一次”改革规定 (2018)' },
    kind: 'share',
    better: 'higher',
    of: (figures: Figures) => [countUpTo(figures.visits.perCase, 1), closedOf(figures)],
  },
  deliveredWithinLimit: {
    zh: '按时送达率',
    en: 'Delivered in time',
    numerator: { zh: '决定之日起十个工作日内送达的', en: 'within ten working days of the decision' },
    denominator: { zh: '有送达时限的送达', en: 'deliveries that have a limit' },
    source: LAW('第四十四条'),
    kind: 'share',
    better: 'higher',
    of: ({ delivered }: Figures) => [delivered.inTime.kept, delivered.inTime.of],
  },
  ...SUPERVISION_INDICATORS,
});
export type IndicatorId = keyof typeof INDICATORS;
