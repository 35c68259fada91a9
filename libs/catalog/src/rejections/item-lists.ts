import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { channels } from '../domain/item-enums';

/** Refusals about the lists of an item: channels, scenarios, materials, stages, branches, procedures. */
export const itemListRejections = {
  'item.window-own': {
    kind: 'invalid',
    title: { zh: '委托给本部门', en: 'Entrusted to itself' },
    meaning: {
      zh: '委托受理的单位是实施部门以外的单位（行政许可法第二十四条）。',
      en: 'A first check can be entrusted only to a department other than that of the item (行政许可法 art. 24).',
    },
  },
  'item.window-unannounced': {
    kind: 'invalid',
    title: { zh: '委托未公告', en: 'Entrusted without an announcement' },
    meaning: {
      zh: '委托应当公告，须写明公告文号（行政许可法第二十四条）。',
      en: 'An entrustment must be announced; state the number of the document (行政许可法 art. 24).',
    },
  },
  'item.window-backwards': {
    kind: 'invalid',
    parameters: ['from'],
    title: { zh: '委托起止日期颠倒', en: 'Entrustment period invalid' },
    meaning: { zh: '委托的截止日期不得早于起始日期。', en: 'An entrustment cannot end before it begins.' },
    detail: { zh: '委托自 {from} 起。', en: 'The entrustment begins on {from}.' },
  },
  'item.list-too-long': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '列表过长', en: 'List too long' },
    meaning: { zh: '事项的各类列表有上限。', en: 'The lists of an item have a maximum length.' },
    detail: { zh: '最多 {max} 项。', en: 'At most {max} entries.' },
  },
  'item.channels-missing': {
    kind: 'invalid',
    title: { zh: '缺少申请渠道', en: 'No channel' },
    meaning: { zh: '事项至少有一个申请渠道。', en: 'An item needs at least one channel.' },
  },
  'item.channel-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    terms: { key: channels.terms },
    title: { zh: '申请渠道重复', en: 'Duplicate channel' },
    meaning: { zh: '同一申请渠道只填一次。', en: 'Each channel may be listed only once.' },
    detail: { zh: '申请渠道{key}重复。', en: 'The channel {key} is listed twice.' },
  },
  'item.scenario-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '情形代码重复', en: 'Duplicate scenario' },
    meaning: { zh: '情形以代码区分，不得重复。', en: 'Scenarios must have distinct codes.' },
    detail: { zh: '情形 {key} 重复。', en: 'The scenario {key} is listed twice.' },
  },
  'item.material-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '材料代码重复', en: 'Duplicate material' },
    meaning: { zh: '材料以代码区分，不得重复。', en: 'Materials must have distinct codes.' },
    detail: { zh: '材料 {key} 重复。', en: 'The material {key} is listed twice.' },
  },
  'item.stage-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '阶段标识重复', en: 'Duplicate stage' },
    meaning: { zh: '阶段以标识区分，不得重复。', en: 'Stages must have distinct ids.' },
    detail: { zh: '阶段 {key} 重复。', en: 'The stage {key} is listed twice.' },
  },
  'item.branch-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '环节标识重复', en: 'Duplicate branch' },
    meaning: {
      zh: '环节以标识区分，在事项的所有阶段内不得重复。',
      en: 'Branches must have distinct ids across all stages of the item.',
    },
    detail: { zh: '环节 {key} 重复。', en: 'The branch {key} is listed twice.' },
  },
  'item.branches-missing': {
    kind: 'invalid',
    title: { zh: '阶段没有部门', en: 'Stage without a department' },
    meaning: { zh: '每个阶段至少有一个部门。', en: 'A stage has at least one department.' },
  },
  'item.procedure-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '特别程序重复', en: 'Duplicate procedure' },
    meaning: { zh: '特别程序以代码区分，不得重复。', en: 'Procedures must have distinct codes.' },
    detail: { zh: '特别程序 {key} 重复。', en: 'The procedure {key} is listed twice.' },
  },
  'item.procedure-statutory': {
    kind: 'invalid',
    title: { zh: '已属法定程序', en: 'Already statutory' },
    meaning: {
      zh: '该程序已是行政许可法第四十五条所列八种程序之一，无须另行设定。',
      en: 'It is already one of the eight procedures of 行政许可法 art. 45.',
    },
  },
  'item.procedure-nameless': {
    kind: 'invalid',
    title: { zh: '特别程序缺少名称', en: 'Procedure without a name' },
    meaning: { zh: '特别程序须有名称。', en: 'A procedure needs a name.' },
  },
  'item.procedure-baseless': {
    kind: 'invalid',
    title: { zh: '特别程序缺少依据', en: 'Procedure without a basis' },
    meaning: {
      zh: '须写明准许其不计入时限的条文。',
      en: 'A procedure must cite the article that allows it to stop the clock.',
    },
  },
} as const satisfies RejectionCatalogue;
