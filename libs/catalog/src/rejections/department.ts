import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { posts } from '../domain/department-enums';

/** Refusals about departments and their officials. */
export const departmentRejections = {
  'department.not-found': {
    kind: 'notFound',
    next: ['PUT /v1/departments/{code}'],
    title: { zh: '无此部门', en: 'No such department' },
    meaning: { zh: '没有此部门。', en: 'There is no such department.' },
    advice: { zh: '部门用 `PUT /v1/departments/{code}` 登记。', en: '`PUT /v1/departments/{code}` defines one.' },
  },
  'department.region-wrong': {
    kind: 'invalid',
    title: { zh: '行政区划代码有误', en: 'Not a region code' },
    meaning: {
      zh: '行政区划代码为 6 位（GB/T 2260）、9 位或 12 位数字，省份须为标准所列。',
      en: 'A region code (行政区划代码) has 6 (GB/T 2260), 9 or 12 digits, and begins with a province of the standard.',
    },
  },
  'department.uscc-wrong': {
    kind: 'invalid',
    title: { zh: '统一社会信用代码格式有误', en: 'Not a 统一社会信用代码' },
    meaning: {
      zh: '不符合统一社会信用代码的格式（GB 32100-2015）。',
      en: 'This is not a valid 统一社会信用代码 (GB 32100-2015).',
    },
  },
  'department.parent-unknown': {
    kind: 'invalid',
    parameters: ['parent'],
    next: ['PUT /v1/departments/{code}'],
    title: { zh: '无此上级部门', en: 'No such parent' },
    meaning: { zh: '所填上级部门不存在。', en: 'The parent department does not exist.' },
    detail: { zh: '没有部门 {parent}。', en: 'There is no department {parent}.' },
    advice: { zh: '先登记上级部门。', en: 'Define the parent first.' },
  },
  'department.parent-circular': {
    kind: 'invalid',
    title: { zh: '上级部门循环', en: 'Own ancestor' },
    meaning: { zh: '部门不得成为自己的上级。', en: 'A department cannot be its own ancestor.' },
  },
  'official.post-repeated': {
    kind: 'invalid',
    parameters: ['key'],
    terms: { key: posts.terms },
    title: { zh: '岗位重复', en: 'Duplicate post' },
    meaning: { zh: '同一岗位只填一次。', en: 'Each post may be listed only once.' },
    detail: { zh: '岗位{key}重复。', en: 'The post {key} is listed twice.' },
  },
  'official.mandates-missing': {
    kind: 'invalid',
    title: { zh: '缺少授权', en: 'Mandates missing' },
    meaning: {
      zh: '首次任命的人员至少须有一项授权，否则其任何行为都不发生效力。',
      en: 'A new official needs a mandate; without one, acts of the official have no effect.',
    },
    advice: { zh: '在 mandates 中填写授权。', en: 'State them in `mandates`.' },
  },
  'official.mandate-for-nothing': {
    kind: 'invalid',
    title: { zh: '空授权', en: 'Mandate without items' },
    meaning: {
      zh: '授权的事项列表不得为空；不填 items 即为本部门全部事项。',
      en: '`items` must not be empty; without `items` a mandate covers all items of the department.',
    },
  },
  'official.mandate-backwards': {
    kind: 'invalid',
    title: { zh: '授权期限颠倒', en: 'Mandate period invalid' },
    meaning: { zh: '授权的结束不得早于开始。', en: 'A mandate cannot end before it begins.' },
  },
  'official.mandates-too-many': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '授权过多', en: 'Too many mandates' },
    meaning: { zh: '一名人员的授权数量有上限。', en: 'The number of mandates of an official is limited.' },
    detail: { zh: '授权最多 {max} 项。', en: 'At most {max} mandates.' },
  },
} as const satisfies RejectionCatalogue;
