import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals about calendars: each names the invalid field by its pointer. */
export const {
  reject,
  fault,
  catalogue: calendarRejections,
} = defineRejections({
  'calendar.not-found': {
    kind: 'notFound',
    title: { zh: '无此日历', en: 'No such calendar' },
    meaning: { zh: '没有此工作日历。', en: 'There is no such calendar.' },
  },
  'calendar.id-invalid': {
    kind: 'invalid',
    title: { zh: '日历名称有误', en: 'Calendar id invalid' },
    meaning: {
      zh: '日历名称须为 1 至 64 个字母、数字、点、下划线、波浪号或连字符。',
      en: 'A calendar id has 1 to 64 letters, digits, dots, underscores, tildes or hyphens.',
    },
  },
  'calendar.region-invalid': {
    kind: 'invalid',
    title: { zh: '行政区划代码有误', en: 'Region invalid' },
    meaning: { zh: '日历属于一个行政区划。', en: 'A calendar must belong to a region.' },
  },
  'calendar.region-fixed': {
    kind: 'rule',
    parameters: ['region'],
    title: { zh: '行政区划不得变更', en: 'Region cannot be changed' },
    meaning: {
      zh: '日历所属行政区划一经确定不得变更，已有办件据其计算。',
      en: 'The region of a calendar cannot be changed, because cases are counted by it.',
    },
    detail: { zh: '此日历属于 {region}。', en: 'The calendar belongs to {region}.' },
    advice: { zh: '为另一行政区划另设日历。', en: 'Define another calendar for the other region.' },
  },
  'calendar.parent-missing': {
    kind: 'invalid',
    title: { zh: '缺少上级日历', en: 'Parent missing' },
    meaning: {
      zh: '地方日历沿用上级日历的日期，应当写明上级日历；仅全国日历没有上级。',
      en: 'The calendar of a region must name its parent calendar; only the national calendar has none.',
    },
  },
  'calendar.parent-invalid': {
    kind: 'invalid',
    title: { zh: '上级日历有误', en: 'Parent invalid' },
    meaning: {
      zh: '上级日历应当已经设立，且其行政区划包含并大于本日历的行政区划。',
      en: 'The parent must be an existing calendar of a larger region that contains the region of the calendar.',
    },
  },
  'calendar.date-invalid': {
    kind: 'invalid',
    title: { zh: '日期有误', en: 'Date invalid' },
    meaning: {
      zh: '日期不存在，或者不属于该年度的通知。',
      en: 'The date does not exist, or does not belong to the notice of that year.',
    },
  },
  'calendar.days-invalid': {
    kind: 'invalid',
    title: { zh: '通知没有日期', en: 'Notice without days' },
    meaning: { zh: '年度通知至少列出一日。', en: 'The notice of a year must list at least one day.' },
  },
  'calendar.document-missing': {
    kind: 'invalid',
    title: { zh: '缺少发文字号', en: 'Document number missing' },
    meaning: { zh: '年度通知应当写明发文字号。', en: 'The notice of a year must state its document number.' },
  },
  'calendar.reason-invalid': {
    kind: 'invalid',
    title: { zh: '缺少理由', en: 'Reason missing' },
    meaning: { zh: '调整工作日应当说明理由。', en: 'A declaration must state its reason.' },
  },
  'calendar.range-invalid': {
    kind: 'invalid',
    title: { zh: '查询范围有误', en: 'Date range invalid' },
    meaning: {
      zh: '无法显示所查询的日期；`errors` 指明原因。',
      en: 'The requested days cannot be shown; see `errors`.',
    },
  },
  'calendar.range-backwards': {
    kind: 'field',
    detail: { zh: '不得早于 from', en: 'must not be before `from`' },
  },
  'calendar.range-too-long': {
    kind: 'field',
    parameters: ['max'],
    detail: { zh: '距 from 不得超过 {max} 日', en: 'must be at most {max} days from `from`' },
  },
  'calendar.date-beyond': {
    kind: 'field',
    parameters: ['first', 'last'],
    detail: { zh: '须在 {first} 至 {last} 之间', en: 'must be from {first} to {last}' },
  },
});
