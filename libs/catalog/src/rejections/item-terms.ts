import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { dayUnits } from '@sealtrail/working-days';
import { handlingForms, itemClasses } from '../domain/item-enums';

/** Refusals about the terms of an item: promised limit, statutory limits, visits. */
export const itemTermRejections = {
  'item.class-not-offered': {
    kind: 'invalid',
    parameters: ['class'],
    terms: { class: itemClasses.terms },
    title: { zh: '不支持该办件类型', en: 'Class not offered' },
    meaning: {
      zh: '上报件的转报尚不支持，暂不能登记此类事项。',
      en: 'Items whose cases are forwarded to a higher agency (上报件) are not supported yet.',
    },
    detail: { zh: '暂不支持办件类型“{class}”。', en: 'The class {class} is not supported yet.' },
  },
  'item.days-wrong': {
    kind: 'invalid',
    parameters: ['min', 'max'],
    title: { zh: '天数有误', en: 'Days out of range' },
    meaning: { zh: '天数为一定范围内的整数。', en: 'The number of days must be an integer within range.' },
    detail: {
      zh: '天数须为 {min} 至 {max} 的整数。',
      en: 'The number of days must be an integer from {min} to {max}.',
    },
  },
  'item.visits-wrong': {
    kind: 'invalid',
    parameters: ['min', 'max'],
    title: { zh: '到场次数有误', en: 'Visits out of range' },
    meaning: { zh: '到场次数为一定范围内的整数。', en: 'The number of visits must be an integer within range.' },
    detail: {
      zh: '到场次数须为 {min} 至 {max} 的整数。',
      en: 'The number of visits must be an integer from {min} to {max}.',
    },
  },
  'item.visits-beyond-form': {
    kind: 'invalid',
    parameters: ['form', 'max'],
    terms: { form: handlingForms.terms },
    title: { zh: '到场次数超过办理形式', en: 'More visits than the form allows' },
    meaning: {
      zh: '零跑腿、只跑一次的承诺同样约束允许的到场次数。',
      en: 'The number of visits allowed must agree with the handling form (零跑腿, 只跑一次).',
    },
    detail: { zh: '办理形式“{form}”最多允许 {max} 次。', en: 'The handling form {form} allows at most {max}.' },
  },
  'item.promise-missing': {
    kind: 'invalid',
    title: { zh: '缺少承诺时限', en: 'Promise missing' },
    meaning: {
      zh: '只有即办件和联办件可以不填承诺时限。',
      en: 'Only an instant item or a joint item may omit its promised limit.',
    },
  },
  'item.promise-zero': {
    kind: 'invalid',
    title: { zh: '承诺时限为零', en: 'Same-day promise not allowed' },
    meaning: {
      zh: '只有即办件承诺当日办结。',
      en: 'Only an instant item (即办件) can be promised within the same day.',
    },
  },
  'item.promise-not-derived': {
    kind: 'invalid',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '承诺时限与阶段不符', en: 'Promise differs from the stages' },
    meaning: {
      zh: '联办件的承诺时限由各阶段相加得出。',
      en: 'The promised limit of a joint item must equal the sum of its stages.',
    },
    detail: { zh: '各阶段相加为 {days} 个{unit}。', en: 'The stages add up to {days} ({unit}).' },
  },
  'item.promise-beyond-law': {
    kind: 'invalid',
    parameters: ['days', 'unit', 'lawDays', 'lawUnit'],
    terms: { unit: dayUnits.terms, lawUnit: dayUnits.terms },
    title: { zh: '承诺时限超过法定时限', en: 'Promise exceeds the statutory limit' },
    meaning: {
      zh: '承诺时限不得超过法定时限（行政许可法第四十二条）。',
      en: 'The promised limit must not exceed the statutory limit (行政许可法 art. 42).',
    },
    detail: {
      zh: '承诺的 {days} 个{unit}可能超过法定的 {lawDays} 个{lawUnit}（行政许可法第四十二条）。',
      en: 'The promised limit of {days} ({unit}) may exceed the statutory limit of {lawDays} ({lawUnit}) (行政许可法 art. 42).',
    },
  },
  'item.first-check-beyond-law': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '审查时限超过法定时限', en: 'First check exceeds the statutory limit' },
    meaning: {
      zh: '材料不齐的应当在五个工作日内一次告知（行政许可法第三十二条第一款第四项）。',
      en: 'The applicant must be notified of everything missing within 5 working days (行政许可法 art. 32(4)).',
    },
    detail: {
      zh: '材料不齐的应当在 {max} 个工作日内一次告知（行政许可法第三十二条第一款第四项）。',
      en: 'The applicant must be notified of everything missing within {max} working days (行政许可法 art. 32(4)).',
    },
  },
  'item.extension-baseless': {
    kind: 'invalid',
    title: { zh: '延长缺少依据', en: 'Extension without a basis' },
    meaning: {
      zh: '设定与行政许可法第四十二条（十日、十五日）不同的延长期限，须写明条文。',
      en: 'Cite the article that sets an extension other than the 10 or 15 working days of 行政许可法 art. 42.',
    },
  },
  'item.joint-beyond-law': {
    kind: 'invalid',
    parameters: ['max'],
    title: { zh: '联合办理超过法定时限', en: 'Joint item exceeds the statutory limit' },
    meaning: {
      zh: '统一办理、联合办理、集中办理的许可为四十五日（行政许可法第四十二条第二款），另有法律规定的除外。',
      en: 'A joint licence must be decided within 45 working days (行政许可法 art. 42(2)), unless another law provides otherwise.',
    },
    detail: {
      zh: '联合办理的许可为 {max} 个工作日（行政许可法第四十二条第二款）；另有规定的，以 statutoryBasis 写明。',
      en: 'A joint licence must be decided within {max} working days (行政许可法 art. 42(2)), unless `statutoryBasis` cites another law.',
    },
  },
  'item.stages-missing': {
    kind: 'invalid',
    title: { zh: '联办件没有阶段', en: 'Joint item without stages' },
    meaning: { zh: '联办件至少有一个阶段。', en: 'A joint item (联办件) must have at least one stage.' },
  },
  'item.branch-units-differ': {
    kind: 'invalid',
    title: { zh: '计时单位不一致', en: 'Units differ' },
    meaning: {
      zh: '联办件各环节须以同一种日计时，否则无法相加。',
      en: 'All branches of a joint item must use the same unit of days, or their sum would be meaningless.',
    },
  },
} as const satisfies RejectionCatalogue;
