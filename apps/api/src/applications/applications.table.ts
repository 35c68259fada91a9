import { caseStatuses, opinions, requestForms, satisfactions, waits } from '@sealtrail/applications';
import { channels, consequences, handlingForms, itemClasses } from '@sealtrail/catalog';
import { statutoryProcedures } from '@sealtrail/catalog/events';
import { termOf } from '@sealtrail/event-sourcing';
import {
  count,
  date,
  department,
  departments,
  each,
  instant,
  limit,
  official,
  omitted,
  term,
  text,
  texts,
  yesNo,
} from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ApplicationSummaryView } from './application.view';

/** Columns of 办件 in a file. */
export const applicationsTable = tableOf<ApplicationSummaryView>(
  { zh: '办件', en: 'applications' },
  {
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    source: text('来源系统', 'Source'),
    externalNo: text('来源编号', 'Number of the source', 24),
    filedBy: text('提交来源', 'Filed by'),
    item: text('事项（代码）', 'Item (code)'),
    itemName: text('事项', 'Item', 30),
    itemVersion: count('事项版本', 'Version of the item'),
    class: term(itemClasses),
    handlingForm: term(handlingForms),
    scenario: text('情形', 'Scenario'),
    region: text('行政区划代码', 'Region'),
    department: department('实施主体', 'Department'),
    departments: departments('参与部门', 'Departments'),
    receivedBy: department('收件单位', 'Received by'),
    channel: term(channels, { zh: '申请渠道', en: 'Channel' }),
    status: term(caseStatuses),
    stage: text('环节阶段', 'Stage'),
    branches: each('环节', 'Steps', (step, { language, names }) => [
      step.id,
      names.department(step.department) ?? step.department,
      step.official === null ? null : (names.official(step.department, step.official) ?? step.official),
      step.limit?.date ?? null,
      step.opinion === null ? null : termOf(opinions, step.opinion, language),
      step.givenOn,
    ]),
    receivedAt: instant('收件时间', 'Received at'),
    receivedOn: date('收件日期', 'Received on'),
    firstCheck: limit('收件审查期限', 'First check until'),
    acceptedOn: date('受理日期', 'Accepted on'),
    deemed: yesNo('视为受理', 'Deemed accepted'),
    promised: limit('承诺办结期限', 'Promised until'),
    statutory: limit('法定办结期限', 'Statutory limit until'),
    suspensions: each('特别程序', 'Suspensions', ({ procedure, startedOn, pausesFrom, endedOn }, { language }) => [
      // A procedure of the item's own law has no term in the catalogue.
      statutoryProcedures.has(procedure) ? termOf(statutoryProcedures, procedure, language) : procedure,
      startedOn,
      pausesFrom,
      endedOn,
    ]),
    suspended: yesNo('特别程序进行中', 'Suspended'),
    extended: yesNo('已延长', 'Extended'),
    handler: columnsOfObject<ApplicationSummaryView['handler']>({
      department: department('承办部门', 'Handled by'),
      official: official('承办人', 'Official'),
    }),
    materials: each('材料', 'Materials', ({ code, satisfiedBy }, { language }) => [
      code,
      termOf(satisfactions, satisfiedBy, language),
    ]),
    missing: texts('缺少的材料', 'Missing materials'),
    correctionDeadline: limit('补正期限', 'Correction until'),
    deferred: texts('容缺材料', 'Deferred materials'),
    deferralDeadline: limit('容缺补正期限', 'Deferred until'),
    corrections: count('补正次数', 'Corrections'),
    visits: count('到现场次数', 'Visits'),
    waitsFor: each('待处理', 'Waits for', ({ what, since, consequence }, { language }) => [
      termOf(waits, what, language),
      since,
      termOf(consequences, consequence, language),
    ]),
    waiting: yesNo('有待处理事项', 'Awaits a person'),
    closedAt: instant('办结时间', 'Closed at'),
    closedOn: date('办结日期', 'Closed on'),
    outcome: term(caseStatuses, { zh: '办结结果', en: 'Outcome' }),
    withdrawal: term(requestForms),
    usedDays: count('用时（天）', 'Days used'),
    withinPromise: yesNo('承诺期限内办结', 'Within the promise'),
    withinStatute: yesNo('法定期限内办结', 'Within the statutory limit'),
    certificateNumber: text('证照编号', 'Certificate number', 24),
    certificateId: text('电子证照标识', 'Certificate id', 40),
    deliveryLimit: limit('送达期限', 'Delivery until'),
    deliveredOn: date('送达日期', 'Delivered on'),
    // For `If-Match` only.
    revision: omitted,
  },
);
