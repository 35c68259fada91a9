import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { channels } from '../domain/item-enums';

/** Of the lists of an item: channels, scenarios, materials, stages, branches, procedures. */
export const itemListRejections = {
  'item.window-own': {
    kind: 'invalid',
    title: { zh: '委托给本部门', en: 'Entrusted to itself' },
    meaning: {
      zh: '委托受理的单位是实施部门以外的单位（行政许可法第二十四条）。',
      en: 'A first check is entrusted to another than the item’s own department (行政许可法 art. 24).',
    },
  },
  'item.window-unannounced': {
    kind: 'invalid',
    title: { zh: '委托未公告', en: 'Entrusted without an announcement' },
    meaning: {
      zh: '委托应当公告，须写明公告文号（行政许可法第二十四条）。',
      en: 'An entrustment is announced: name the number of its document (行政许可法 art. 24).',
    },
  },
  'item.window-backwards': {
    kind: 'invalid',
    parameters: ['from'],
    title: { zh: '委托起止日期颠倒', en: 'Entrustment backwards' },
    meaning: { zh: '委托的截止日期不得早于起始日期。', en: 'An entrustment does not end before it begins.' },
    detail: { zh: '委托自 {from} 起。', en: 'The entrustment begins on {from}.' },
  },
  'item.list-too-long': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '列表过长', en: 'List too long' },
    meaning: { zh: '事项的各类列表有上限。', en: 'The lists of an item are bounded.' },
    detail: { zh: '最多 {max} 项。', en: 'At most {max} entries.' },
  },
  'item.channels-missing': {
    kind: 'invalid',
    title: { zh: '缺少申请渠道', en: 'No channel' },
    meaning: { zh: '事项至少有一个申请渠道。', en: 'An item is filed by some channel.' },
  },
  'item.channel-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    terms: { key: channels.terms },
    title: { zh: '申请渠道重复', en: 'Channel repeated' },
    meaning: { zh: '同一申请渠道只填一次。', en: 'Each channel is given once.' },
    detail: { zh: '申请渠道{key}重复。', en: 'The channel {key} is there already.' },
  },
  'item.scenario-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '情形代码重复', en: 'Scenario repeated' },
    meaning: { zh: '情形以代码区分，不得重复。', en: 'Scenarios are told apart by their codes.' },
    detail: { zh: '情形 {key} 重复。', en: 'The scenario {key} is there already.' },
  },
  'item.material-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '材料代码重复', en: 'Material repeated' },
    meaning: { zh: '材料以代码区分，不得重复。', en: 'Materials are told apart by their codes.' },
    detail: { zh: '材料 {key} 重复。', en: 'The material {key} is there already.' },
  },
  'item.stage-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '阶段标识重复', en: 'Stage repeated' },
    meaning: { zh: '阶段以标识区分，不得重复。', en: 'Stages are told apart by their ids.' },
    detail: { zh: '阶段 {key} 重复。', en: 'The stage {key} is there already.' },
  },
  'item.branch-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '环节标识重复', en: 'Branch repeated' },
    meaning: {
      zh: '环节以标识区分，在事项的所有阶段内不得重复。',
      en: 'Branches are told apart by their ids, in all stages of the item.',
    },
    detail: { zh: '环节 {key} 重复。', en: 'The branch {key} is there already.' },
  },
  'item.branches-missing': {
    kind: 'invalid',
    title: { zh: '阶段没有部门', en: 'Stage without a department' },
    meaning: { zh: '每个阶段至少有一个部门。', en: 'A stage has at least one department.' },
  },
  'item.procedure-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    title: { zh: '特别程序重复', en: 'Procedure repeated' },
    meaning: { zh: '特别程序以代码区分，不得重复。', en: 'Procedures are told apart by their codes.' },
    detail: { zh: '特别程序 {key} 重复。', en: 'The procedure {key} is there already.' },
  },
  'item.procedure-statutory': {
    kind: 'invalid',
    title: { zh: '已属法定程序', en: 'Statutory already' },
    meaning: {
      zh: '该程序已是行政许可法第四十五条所列八种程序之一，无须另行设定。',
      en: 'It is one of the eight procedures of 行政许可法 art. 45 already.',
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
      en: 'A procedure names the article that lets it stop the clock.',
    },
  },
} as const satisfies RejectionCatalogue;
