import type { LocalizedText } from '@sealtrail/event-sourcing';

/** Descriptions of path parameters, by the path in front of them. */
export const PATH_PARAMETER_DESCRIPTIONS: Readonly<Record<string, LocalizedText>> = {
  'api-keys/{id}': { zh: '密钥标识。', en: 'Id of the key.' },
  'applications/{id}': { zh: '办件标识。', en: 'Id of the application.' },
  'approvals/{act}': { zh: '由他人代报审批的行为。', en: 'The act whose approval was reported by another official.' },
  'calendars/{id}': {
    zh: '日历标识，全国为 `cn-national`。',
    en: 'Id of the calendar; that of the country is `cn-national`.',
  },
  'cards/{id}': { zh: '监察牌标识。', en: 'Id of the card.' },
  'circulars/{period}': {
    zh: '通报期：日 `2026-03-05`、周 `2026-W10`、月 `2026-03` 或者季度 `2026-Q1`，依种类。',
    en: 'The period, by kind: a day `2026-03-05`, a week `2026-W10`, a month `2026-03` or a quarter `2026-Q1`.',
  },
  'days/{date}': { zh: '当地日期。', en: 'A local date.' },
  'delegations/{id}': { zh: '委托标识。', en: 'Id of the delegation.' },
  'departments/{code}': { zh: '部门代码。', en: 'Code of the department.' },
  'emergency-accesses/{id}': { zh: '应急调阅标识。', en: 'Id of the emergency access.' },
  'files/{sha256}': { zh: '文件内容的 SHA-256，十六进制。', en: 'SHA-256 of the content, in hexadecimal.' },
  'interviews/{id}': { zh: '约谈标识。', en: 'Id of the interview.' },
  'items/{code}': { zh: '事项代码。', en: 'Code of the item.' },
  'notices/{id}': { zh: '告知标识。', en: 'Id of the notice.' },
  'officials/{id}': { zh: '人员标识。', en: 'Id of the official.' },
  'problems/{code}': { zh: '问题代码。', en: 'Code of the problem.' },
  'proof-reviews/{n}': { zh: '自证在该办件中的序号。', en: 'Number of the proof within the case, from 1.' },
  'rating-orders/{orderId}': { zh: '整改单标识。', en: 'Id of the order to rectify.' },
  'publications/{region}': { zh: '行政区划代码。', en: 'Code of the region.' },
  '{region}/{period}': {
    zh: '报告期：月、季度或者年。',
    en: 'The period: a month, a quarter or a year.',
  },
  'ratings/{id}': { zh: '评价标识。', en: 'Id of the rating.' },
  'spot-checks/{id}': { zh: '抽查标识。', en: 'Id of the spot check.' },
  'steps/{stepId}': { zh: '步骤标识，见事项的步骤。', en: 'Id of the step in the item.' },
  'supervision-exemptions/{id}': { zh: '免予监察标识。', en: 'Id of the exemption.' },
  'supervision-policies/{id}': { zh: '监察规则标识。', en: 'Id of the supervision policy.' },
  'suspensions/{n}': { zh: '该办件的第几次中止，从 1 起。', en: 'Number of the suspension within the case, from 1.' },
  'webhooks/{id}': { zh: '推送标识。', en: 'Id of the webhook.' },
  'years/{year}': { zh: '公历年份。', en: 'A calendar year.' },
};

/** Default response descriptions, by kind of route. */
export const DEFAULT_RESPONSE_DESCRIPTIONS: Readonly<Record<'command' | 'view' | 'list' | 'other', LocalizedText>> = {
  command: {
    zh: '已记录：标识、修订号、位置、效力和时限。',
    en: 'Recorded: id, revision, position, effect and limits.',
  },
  view: { zh: '所查询的内容。', en: 'The requested resource.' },
  list: { zh: '一页，或者以文件给出全部行。', en: 'A page, or all rows as a file.' },
  other: { zh: '已答复。', en: 'Success.' },
};
