import { defineRejections } from '@sealtrail/event-sourcing';

/** What is refused of published reports. */
export const { reject, catalogue: efficiencyRejections } = defineRejections({
  'publication.not-found': {
    kind: 'notFound',
    title: { zh: '尚未发布', en: 'Not published' },
    meaning: {
      zh: '该行政区划该报告期的报表尚未发布，或者没有此版本。',
      en: 'The report of this region and period is not published, or has no such version.',
    },
    advice: {
      zh: '现在的数字见 `GET /v1/reports/efficiency`。',
      en: '`GET /v1/reports/efficiency` has the figures of now.',
    },
  },
  'publication.period-running': {
    kind: 'rule',
    parameters: ['period'],
    title: { zh: '报告期尚未结束', en: 'Period not over' },
    meaning: { zh: '报告期结束后方可发布。', en: 'A period is published once it is over.' },
    detail: { zh: '报告期 {period} 尚未结束。', en: '{period} is not over.' },
  },
  'publication.reason-missing': {
    kind: 'rule',
    parameters: ['version'],
    title: { zh: '更正应当说明理由', en: 'Reason of a correction missing' },
    meaning: {
      zh: '已发布的报表不得改动，只能以另一文号说明理由予以更正。',
      en: 'What is published stays: it is corrected by a further publication, with its own number and a reason.',
    },
    detail: { zh: '该报表已发布第 {version} 版。', en: 'Version {version} is published.' },
    advice: { zh: '写明 reason 后重新提交。', en: 'Resend it with its `reason`.' },
  },
  'publication.nothing-to-correct': {
    kind: 'rule',
    title: { zh: '没有可以更正的发布', en: 'Nothing to correct' },
    meaning: { zh: '首次发布没有更正理由。', en: 'The first publication corrects nothing.' },
  },
  'publication.number-taken': {
    kind: 'rule',
    parameters: ['number'],
    title: { zh: '文号已使用', en: 'Number already used' },
    meaning: {
      zh: '同一报表的每次发布各有文号。',
      en: 'Each publication of a report has a number of its own.',
    },
    detail: { zh: '文号 {number} 已用于先前的发布。', en: 'An earlier publication has the number {number}.' },
  },
  'publication.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '更正次数过多', en: 'Too many corrections' },
    meaning: { zh: '同一报表的发布次数已达上限。', en: 'The publications of a report have reached their bound.' },
    detail: { zh: '上限为 {max}。', en: 'The bound is {max}.' },
  },
  'publication.too-large': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '部门过多', en: 'Too many departments' },
    meaning: {
      zh: '一份发布的报表所含部门有上限，可按下级行政区划分别发布。',
      en: 'A published report has a bounded number of departments; regions below can be published one by one.',
    },
    detail: { zh: '上限为 {max} 个部门。', en: 'The bound is {max} departments.' },
  },
  'publication.incomplete': {
    kind: 'rule',
    parameters: ['streams'],
    title: { zh: '数字不完整', en: 'Figures incomplete' },
    meaning: {
      zh: '报表缺少部分事实，不得发布。',
      en: 'Facts are missing from the figures: they are not published so.',
    },
    detail: { zh: '缺少 {streams} 个流的事实。', en: 'Facts of {streams} streams are missing.' },
    advice: { zh: '重建视图后再发布。', en: 'Rebuild the views, then publish.' },
  },
});
