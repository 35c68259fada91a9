import { directoryKinds } from '@sealtrail/catalog';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';

/** Faults of a single field of a request, by itself or in combination with others. */
export const fieldFaults = {
  'field.required': { kind: 'field', detail: { zh: '必填', en: 'is required' } },
  'field.unknown': { kind: 'field', detail: { zh: '此处没有这个字段', en: 'is unknown' } },
  'field.not-object': { kind: 'field', detail: { zh: '必须是 JSON 对象', en: 'must be a JSON object' } },
  'field.not-list': { kind: 'field', detail: { zh: '必须是列表', en: 'must be a list' } },
  'field.not-text': { kind: 'field', detail: { zh: '必须是文本', en: 'must be a string' } },
  'field.not-integer': { kind: 'field', detail: { zh: '必须是整数', en: 'must be an integer' } },
  'field.not-boolean': { kind: 'field', detail: { zh: '必须是 true 或 false', en: 'must be true or false' } },
  'field.not-one-of': {
    kind: 'field',
    parameters: ['values'],
    detail: { zh: '必须是下列之一：{values}', en: 'must be one of {values}' },
  },
  'field.not-feed-cursor': {
    kind: 'field',
    detail: { zh: '不是本系统答复的 `after`', en: 'is not an `after` returned by this deployment' },
  },
  'field.not-readable': {
    kind: 'field',
    detail: {
      zh: '至少须有一个可见的文字或数字',
      en: 'must contain at least one visible letter or digit',
    },
  },
  'field.not-name': {
    kind: 'field',
    detail: {
      zh: '须为名称：至少一个可见的文字，且不含控制字符',
      en: 'must be a name: with at least one visible letter, and without control characters',
    },
  },
  'field.not-external-number': {
    kind: 'field',
    detail: {
      zh: '须可见，首尾无空白，不含控制字符、不可见字符和残缺字符，并为 NFKC 规范形式',
      en: 'must be visible, without leading or trailing spaces, control, invisible or invalid characters, and in NFKC form',
    },
  },
  'field.not-plainly-written': {
    kind: 'field',
    detail: {
      zh: '须可见，首尾无空白，不含控制字符、不可见字符和残缺字符',
      en: 'must be visible, without leading or trailing spaces, control, invisible or invalid characters',
    },
  },
  'field.too-short': {
    kind: 'field',
    parameters: ['min'],
    detail: { zh: '至少 {min} 个字符', en: 'must have at least {min} characters' },
  },
  'field.too-long': {
    kind: 'field',
    parameters: ['max'],
    detail: { zh: '最多 {max} 个字符', en: 'must have at most {max} characters' },
  },
  'field.wrong-length': {
    kind: 'field',
    parameters: ['min', 'max'],
    detail: { zh: '长度须为 {min} 至 {max} 个字符', en: 'must have {min} to {max} characters' },
  },
  'field.too-small': {
    kind: 'field',
    parameters: ['min'],
    detail: { zh: '不得小于 {min}', en: 'must be at least {min}' },
  },
  'field.too-great': {
    kind: 'field',
    parameters: ['max'],
    detail: { zh: '不得大于 {max}', en: 'must be at most {max}' },
  },
  'field.too-few': {
    kind: 'field',
    parameters: ['min'],
    detail: { zh: '至少 {min} 项', en: 'must contain at least {min} elements' },
  },
  'field.too-many': {
    kind: 'field',
    parameters: ['max'],
    detail: { zh: '最多 {max} 项', en: 'must contain at most {max} elements' },
  },
  'field.repeated': { kind: 'field', detail: { zh: '不得有重复项', en: 'must not contain duplicates' } },
  'field.in-future': { kind: 'field', detail: { zh: '不得晚于现在', en: 'must not be in the future' } },
  'field.not-instant': {
    kind: 'field',
    detail: { zh: '必须是带时差的 RFC 3339 时刻', en: 'must be an RFC 3339 instant with an offset' },
  },
  'field.not-year': { kind: 'field', detail: { zh: '须为四位年份', en: 'must be a four-digit year' } },
  'field.not-date': { kind: 'field', detail: { zh: '必须是 YYYY-MM-DD 日期', en: 'must be a date as YYYY-MM-DD' } },
  'field.not-time': { kind: 'field', detail: { zh: '必须是 HH:MM 时间', en: 'must be a time of day as HH:MM' } },
  'field.not-month': { kind: 'field', detail: { zh: '必须是 YYYY-MM 月份', en: 'must be a month as YYYY-MM' } },
  'field.not-period': {
    kind: 'field',
    detail: { zh: '期间应如 2026-11、2026-Q4 或 2026', en: 'must be like 2026-11, 2026-Q4 or 2026' },
  },
  'field.not-report-period': {
    kind: 'field',
    detail: {
      zh: '期间应如 2026-11-28、2026-W48、2026-11、2026-Q4、2026-H2 或 2026，且须存在',
      en: 'must be like 2026-11-28, 2026-W48, 2026-11, 2026-Q4, 2026-H2 or 2026, and exist',
    },
  },
  'field.not-by-day': {
    kind: 'field',
    detail: {
      zh: '日和周只按部门或者行政区划统计',
      en: 'days and weeks are broken down by department or region only',
    },
  },
  'field.not-step-of-period': {
    kind: 'field',
    detail: {
      zh: '报告期不足一步，没有序列',
      en: 'the period is shorter than one such step',
    },
  },
  'field.not-code': {
    kind: 'field',
    detail: {
      zh: '须为 1 至 64 个字母、数字、点、下划线、波浪号或连字符',
      en: 'must be 1 to 64 letters, digits, dots, underscores, tildes or hyphens',
    },
  },
  'field.not-cursor': {
    kind: 'field',
    detail: { zh: '必须是上一页的 `next`', en: 'must be the `next` of a previous page' },
  },
  'field.not-revision': {
    kind: 'field',
    detail: { zh: '必须是答复中给出的修订号', en: 'must be a revision as returned, in digits' },
  },
  'field.not-there': {
    kind: 'field',
    parameters: ['what'],
    terms: { what: { ...directoryKinds.terms, calendar: { zh: '日历' } } },
    detail: { zh: '没有这样的{what}', en: 'there is no such {what}' },
  },
  'field.cursor-of-other-list': {
    kind: 'field',
    detail: {
      zh: '须为同一清单、同样筛选和排序的上一页的 `next`',
      en: 'must be the `next` of a previous page of this list with the same filters and order',
    },
  },
  'field.not-region': {
    kind: 'field',
    detail: { zh: '行政区划代码须为 6、9 或 12 位数字', en: 'must have 6, 9 or 12 digits' },
  },
  'field.not-alphanumeric': {
    kind: 'field',
    parameters: ['min', 'max'],
    detail: { zh: '须为 {min} 至 {max} 个字母或数字', en: 'must be {min} to {max} letters and digits' },
  },
  'field.not-capital-alphanumeric': {
    kind: 'field',
    parameters: ['min', 'max'],
    detail: { zh: '须为 {min} 至 {max} 个数字或大写字母', en: 'must be {min} to {max} digits and capital letters' },
  },
  'field.not-sha256': {
    kind: 'field',
    detail: { zh: '须为小写十六进制的 SHA-256', en: 'must be a SHA-256 in lower-case hex' },
  },
  'field.not-phone': {
    kind: 'field',
    detail: { zh: '须为 5 至 25 位数字、空格或连字符', en: 'must be 5 to 25 digits, spaces or hyphens' },
  },
  'field.not-id-number': {
    kind: 'field',
    detail: { zh: '不是该类证件的号码', en: 'is not a valid number for this document type' },
  },
  'field.paper-of-a-person': {
    kind: 'field',
    detail: { zh: '法人或其他组织不得使用个人证件', en: 'an organisation has no personal identity document' },
  },
  'field.check-character-wrong': {
    kind: 'field',
    detail: {
      zh: '统一社会信用代码的校验码不符（GB 32100-2015），已照所填收下',
      en: 'the check character of the 统一社会信用代码 is wrong (GB 32100-2015); the code was recorded as sent',
    },
  },
  'field.standing-days-unnamed': {
    kind: 'field',
    parameters: ['dates'],
    detail: {
      zh: '全国年节及纪念日放假办法规定的放假日未列入：{dates}，仍为放假日',
      en: 'days off by law (全国年节及纪念日放假办法) are missing from the notice and stay off: {dates}',
    },
  },
  'field.filed-twice': {
    kind: 'field',
    parameters: ['numbers'],
    detail: {
      zh: '同一申请人当日已就同一事项提出申请：{numbers}',
      en: 'the same applicant has filed the same item on that day: {numbers}',
    },
  },
  'field.wrong-form': { kind: 'field', detail: { zh: '格式不符', en: 'does not have the required form' } },
  'field.rater-unless-anonymous': {
    kind: 'field',
    detail: {
      zh: '实名评价须填写评价人，匿名评价不得填写',
      en: 'is required in a rating by name, and must be absent in an anonymous one',
    },
  },
  'field.case-named-anonymously': {
    kind: 'field',
    detail: {
      zh: '仅实名评价可以同意整改单载明办件',
      en: 'only a rating by name can permit an order to name the case',
    },
  },
  'field.official-needed': {
    kind: 'field',
    detail: { zh: '密钥未绑定经办人，须填写', en: 'is required: the key is not bound to an official' },
  },
  'field.other-department': {
    kind: 'field',
    detail: { zh: '不是密钥所属的部门', en: 'is not the department of the key' },
  },
  'field.exactly-one': {
    kind: 'field',
    parameters: ['names'],
    detail: { zh: '须填写且只填写其中一项：{names}', en: 'exactly one of {names} is required' },
  },
} as const satisfies RejectionCatalogue;
