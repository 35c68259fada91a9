import type { RejectionCatalogue } from '@sealtrail/event-sourcing';

/** Refusals about an item as a whole: its existence, its dates, and its references to other streams. */
export const itemRejections = {
  'item.not-found': {
    kind: 'notFound',
    title: { zh: '无此事项', en: 'No such item' },
    meaning: { zh: '没有此事项。', en: 'There is no such item.' },
    advice: { zh: '事项清单见 `GET /v1/items`。', en: '`GET /v1/items` lists them.' },
  },
  'item.withdrawn': {
    kind: 'rule',
    parameters: ['from'],
    next: ['PUT /v1/items/{code}'],
    title: { zh: '事项已取消', en: 'Item withdrawn' },
    meaning: { zh: '事项已从清单中取消。', en: 'The item has been withdrawn.' },
    detail: { zh: '事项自 {from} 起取消。', en: 'It is withdrawn from {from} on.' },
    advice: {
      zh: '重新列入用 `PUT /v1/items/{code}`。',
      en: 'Reinstate it by `PUT /v1/items/{code}`.',
    },
  },
  'item.version-before-last': {
    kind: 'invalid',
    parameters: ['version', 'from'],
    title: { zh: '早于现行版本', en: 'Before the last version' },
    meaning: {
      zh: '新版本的生效日期不得早于上一版本。',
      en: 'A version cannot take effect before the previous one.',
    },
    detail: { zh: '第 {version} 版自 {from} 起生效。', en: 'Version {version} is effective from {from}.' },
  },
  'item.version-before-withdrawal': {
    kind: 'invalid',
    parameters: ['from'],
    title: { zh: '早于取消日期', en: 'Before the withdrawal' },
    meaning: {
      zh: '已取消的事项自取消之日起方可重新列入。',
      en: 'A withdrawn item can be reinstated from the day of the withdrawal at the earliest.',
    },
    detail: {
      zh: '事项自 {from} 起取消，自该日起方可重新列入。',
      en: 'It is withdrawn from {from} on, and can be reinstated from that day at the earliest.',
    },
  },
  'item.department-unknown': {
    kind: 'invalid',
    parameters: ['department'],
    next: ['PUT /v1/departments/{code}'],
    title: { zh: '无此部门', en: 'No such department' },
    meaning: { zh: '事项所填部门不存在。', en: 'The item names a department that does not exist.' },
    detail: { zh: '没有部门 {department}。', en: 'There is no department {department}.' },
    advice: { zh: '先登记部门：`PUT /v1/departments/{code}`。', en: 'Define it first: `PUT /v1/departments/{code}`.' },
  },
  'item.handler-unknown': {
    kind: 'invalid',
    parameters: ['handler', 'department'],
    next: ['PUT /v1/departments/{code}/officials/{id}'],
    title: { zh: '无此经办人', en: 'No such handler' },
    meaning: {
      zh: '默认经办人须为该部门的人员。',
      en: 'The default handler must be an official of the department.',
    },
    detail: {
      zh: '{handler} 不是部门 {department} 的人员。',
      en: '{handler} is not an official of {department}.',
    },
    advice: {
      zh: '先登记人员：`PUT /v1/departments/{code}/officials/{id}`。',
      en: 'Appoint the official first: `PUT /v1/departments/{code}/officials/{id}`.',
    },
  },
  'item.calendar-unknown': {
    kind: 'invalid',
    parameters: ['calendar'],
    next: ['PUT /v1/calendars/{id}', 'GET /v1/calendars'],
    title: { zh: '无此日历', en: 'No such calendar' },
    meaning: { zh: '事项所填工作日历不存在。', en: 'The item names a calendar that does not exist.' },
    detail: { zh: '没有日历 {calendar}。', en: 'There is no calendar {calendar}.' },
  },
  'item.calendar-elsewhere': {
    kind: 'invalid',
    parameters: ['calendar', 'region'],
    title: { zh: '日历属于其他行政区划', en: 'Calendar of another region' },
    meaning: {
      zh: '事项按其部门所在行政区划或者上级行政区划的日历计算。',
      en: 'The calendar of an item must be that of a region that contains its department.',
    },
    detail: {
      zh: '日历 {calendar} 属于 {region}，部门不在其内。',
      en: 'The calendar {calendar} belongs to {region}, which does not contain the department.',
    },
  },
} as const satisfies RejectionCatalogue;
