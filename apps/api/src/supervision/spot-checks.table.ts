import { channels } from '@sealtrail/catalog';
import { spotCheckFindings } from '@sealtrail/supervision';
import {
  count,
  date,
  department,
  instant,
  item,
  official,
  share,
  term,
  text,
  withHeadingPrefix,
} from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { SpotCheckCaseView, SpotCheckView } from './spot-checks.view';

const documentColumns = columnsOfObject<SpotCheckView['document']>({
  number: text('文号', 'document number', 24),
  date: date('落款日期', 'document date'),
  seal: text('印章', 'seal', 24),
});

/** 抽查 as lines of a file. */
export const spotChecksTable = tableOf<SpotCheckView>(
  { zh: '抽查', en: 'spot-checks' },
  {
    id: text('抽查标识', 'Check id', 38),
    region: text('行政区划代码', 'Region'),
    department: department('部门', 'Department'),
    item: item('事项', 'Item'),
    from: date('首日', 'First day'),
    to: date('末日', 'Last day'),
    seed: text('种子', 'Seed', 30),
    percent: count('应抽比例（%）', 'Percent to draw'),
    population: count('已决定办件', 'Decided cases'),
    cases: count('抽取办件', 'Drawn cases'),
    checked: share('抽查率', 'Checked'),
    conforming: share('合格率', 'Conforming'),
    document: withHeadingPrefix('抽查通知', 'Notice', documentColumns),
    drawnBy: text('抽取人', 'Drawn by', 30),
    drawnAt: instant('抽取时间', 'Drawn at'),
  },
);

/** 抽查台账 as lines of a file. */
export const spotCheckCasesTable = tableOf<SpotCheckCaseView>(
  { zh: '抽查台账', en: 'spot-check-cases' },
  {
    place: count('序号', 'Place'),
    applicationId: text('办件标识', 'Case id', 38),
    number: text('办件编号', 'Case number', 24),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    channel: term(channels),
    department: department('部门', 'Department'),
    official: official('承办人', 'Official'),
    decidedOn: date('决定日期', 'Decided on'),
    found: columnsOfObject<NonNullable<SpotCheckCaseView['found']>>({
      finding: term(spotCheckFindings),
      text: text('抽查情况', 'What was found', 40),
      document: withHeadingPrefix('抽查记录', 'Record', documentColumns),
      reason: text('更正理由', 'Reason of the correction', 40),
      by: text('登记人', 'Recorded by', 30),
      at: instant('登记时间', 'Recorded at'),
    }),
  },
);
