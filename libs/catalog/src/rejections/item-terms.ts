import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { dayUnits } from '@sealtrail/working-days';
import { handlingForms, itemClasses } from '../domain/item-enums';

/** Of the terms of an item: its promise, the limits of the law, visits. */
export const itemTermRejections = {
  'item.class-not-offered': {
    kind: 'invalid',
    parameters: ['class'],
    terms: { class: itemClasses.terms },
    title: { zh: '不支持该办件类型', en: 'Class not offered' },
    meaning: {
      zh: '上报件的转报尚不支持，暂不能登记此类事项。',
      en: 'Items whose cases go up to another agency (上报件) cannot be followed there yet.',
    },
    detail: { zh: '暂不支持办件类型“{class}”。', en: 'The class {class} is not offered yet.' },
  },
  'item.days-wrong': {
    kind: 'invalid',
    parameters: ['min', 'max'],
    title: { zh: '天数有误', en: 'Days out of bounds' },
    meaning: { zh: '天数为一定范围内的整数。', en: 'Days are a whole number within bounds.' },
    detail: { zh: '天数须为 {min} 至 {max} 的整数。', en: 'Days are a whole number from {min} to {max}.' },
  },
  'item.visits-wrong': {
    kind: 'invalid',
    parameters: ['min', 'max'],
    title: { zh: '到场次数有误', en: 'Visits out of bounds' },
    meaning: { zh: '到场次数为一定范围内的整数。', en: 'Visits are a whole number within bounds.' },
    detail: { zh: '到场次数须为 {min} 至 {max} 的整数。', en: 'Visits are a whole number from {min} to {max}.' },
  },
  'item.visits-beyond-form': {
    kind: 'invalid',
    parameters: ['form', 'max'],
    terms: { form: handlingForms.terms },
    title: { zh: '到场次数超过办理形式', en: 'More visits than the form allows' },
    meaning: {
      zh: '零跑腿、只跑一次的承诺同样约束允许的到场次数。',
      en: 'What 零跑腿 and 只跑一次 promise holds for the visits allowed, too.',
    },
    detail: { zh: '办理形式“{form}”最多允许 {max} 次。', en: 'The handling form {form} allows {max}.' },
  },
  'item.promise-missing': {
    kind: 'invalid',
    title: { zh: '缺少承诺时限', en: 'Promise missing' },
    meaning: {
      zh: '只有即办件和联办件可以不填承诺时限。',
      en: 'Only an instant or a joint item may leave its promise open.',
    },
  },
  'item.promise-zero': {
    kind: 'invalid',
    title: { zh: '承诺时限为零', en: 'Promised within the day' },
    meaning: {
      zh: '只有即办件承诺当日办结。',
      en: 'Only an instant item (即办件) is promised within the day.',
    },
  },
  'item.promise-not-derived': {
    kind: 'invalid',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '承诺时限与阶段不符', en: 'Not the sum of the stages' },
    meaning: {
      zh: '联办件的承诺时限由各阶段相加得出。',
      en: 'The promise of a joint item is what its stages add up to.',
    },
    detail: { zh: '各阶段相加为 {days} 个{unit}。', en: 'The stages add up to {days} ({unit}).' },
  },
  'item.promise-beyond-law': {
    kind: 'invalid',
    parameters: ['days', 'unit', 'lawDays', 'lawUnit'],
    terms: { unit: dayUnits.terms, lawUnit: dayUnits.terms },
    title: { zh: '承诺时限超过法定时限', en: 'Promised beyond the law' },
    meaning: {
      zh: '承诺时限不得超过法定时限（行政许可法第四十二条）。',
      en: 'What is promised is never more than the law allows (行政许可法 art. 42).',
    },
    detail: {
      zh: '承诺的 {days} 个{unit}可能超过法定的 {lawDays} 个{lawUnit}（行政许可法第四十二条）。',
      en: 'The promise of {days} ({unit}) may take longer than the {lawDays} ({lawUnit}) of the law (行政许可法 art. 42).',
    },
  },
  'item.first-check-beyond-law': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '审查时限超过法定时限', en: 'First check beyond the law' },
    meaning: {
      zh: '材料不齐的应当在五个工作日内一次告知（行政许可法第三十二条第一款第四项）。',
      en: 'Whatever is missing must be told within 5 working days (行政许可法 art. 32(4)).',
    },
    detail: {
      zh: '材料不齐的应当在 {max} 个工作日内一次告知（行政许可法第三十二条第一款第四项）。',
      en: 'Whatever is missing must be told within {max} working days (行政许可法 art. 32(4)).',
    },
  },
  'item.extension-baseless': {
    kind: 'invalid',
    title: { zh: '延长缺少依据', en: 'Extension without a basis' },
    meaning: {
      zh: '设定与行政许可法第四十二条（十日、十五日）不同的延长期限，须写明条文。',
      en: 'Name the article that sets another extension than the 10 or 15 working days of 行政许可法 art. 42.',
    },
  },
  'item.joint-beyond-law': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '联合办理超过法定时限', en: 'Joint item beyond the law' },
    meaning: {
      zh: '统一办理、联合办理、集中办理的许可为四十五日（行政许可法第四十二条第二款），另有法律规定的除外。',
      en: 'A joint licence has 45 working days (行政许可法 art. 42(2)), unless another law says otherwise.',
    },
    detail: {
      zh: '联合办理的许可为 {max} 个工作日（行政许可法第四十二条第二款）；另有规定的，以 statutoryBasis 写明。',
      en: 'A joint licence has {max} working days (行政许可法 art. 42(2)) unless `statutoryBasis` names another law.',
    },
  },
  'item.stages-missing': {
    kind: 'invalid',
    title: { zh: '联办件没有阶段', en: 'Joint item without stages' },
    meaning: { zh: '联办件至少有一个阶段。', en: 'A joint item (联办件) has at least one stage.' },
  },
  'item.branch-units-differ': {
    kind: 'invalid',
    title: { zh: '计时单位不一致', en: 'Units differ' },
    meaning: {
      zh: '联办件各环节须以同一种日计时，否则无法相加。',
      en: 'All branches of a joint item count in the same days, or their sum would mean nothing.',
    },
  },
} as const satisfies RejectionCatalogue;
