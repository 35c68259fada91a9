import { approvedActs } from '@sealtrail/applications/events';

/** Why somebody is charged. */
export const chargeStatements = {
  'charge.held-clock': {
    parameters: ['clock'],
    words: { zh: '发牌时由其承办（{clock}）', en: 'held {clock} when the card fell' },
  },
  'charge.overran-step': {
    parameters: ['clock', 'limit'],
    words: { zh: '环节（{clock}）超过其期限（{limit}）', en: '{clock} overran its limit of {limit}' },
  },
  'charge.told-after-stage': {
    parameters: ['clock', 'limit', 'toldAt'],
    words: {
      zh: '环节（{clock}）的意见于 {toldAt} 才报告，其环节期限 {limit} 已届满；此前已出具仅由其自证',
      en: 'told of its opinion ({clock}) only at {toldAt}, after the time of its stage ({limit}) had ended; that it had given it before only its own proof shows',
    },
  },
  'charge.overran-stage': {
    parameters: ['clock', 'limit'],
    words: {
      zh: '所在阶段期限（{limit}）届满时，环节（{clock}）尚未完成',
      en: '{clock} was not done when the time of its stage was over ({limit})',
    },
  },
  'charge.kept-silent': {
    parameters: ['clock'],
    words: {
      zh: '承办的收件审查（{clock}）逾期未告知而视为受理，占用了办理时限',
      en: 'held {clock}, which ended in silence and used time of the case',
    },
  },
  'charge.nobody-now': {
    parameters: [],
    words: { zh: '按现在已知的事实，无人应当被监察', en: 'by what is known now nobody is charged' },
  },
  'charge.named-later': {
    parameters: ['notice', 'first', 'codes'],
    words: {
      zh: '第 {notice} 次告知要求了第 {first} 次告知未列的清单材料：{codes}',
      en: 'gave notice {notice}, which names listed material that notice {first} did not: {codes}',
    },
  },
  'charge.told-late': {
    parameters: ['notice', 'clock', 'limit'],
    words: {
      zh: '第 {notice} 次告知晚于收件审查（{clock}）的期限（{limit}），与其红牌属同一事项',
      en: 'gave notice {notice} after the limit of {clock}, {limit}: one matter with its red card',
    },
  },
  'charge.asked-beyond-list': {
    parameters: ['notice', 'codes'],
    words: {
      zh: '第 {notice} 次告知要求了清单外的材料：{codes}',
      en: 'gave notice {notice}, which asks for what the item does not list: {codes}',
    },
  },
  'charge.not-answered': {
    parameters: ['card', 'limit'],
    words: {
      zh: '监察牌 {card} 应当于 {limit} 24:00 前反馈，届时未反馈；反馈是部门的义务，不指向个人',
      en: 'did not answer card {card} by {limit}, 24:00; the answer is the department’s duty, and names nobody',
    },
  },
  'charge.provisional-days': {
    words: {
      zh: '计算时计入了尚未公布放假通知的年度的日期，待通知登记或者由人工确认',
      en: 'it counted days of a year whose notice is not known yet, and waits for that, or for a person',
    },
  },
  'charge.approval-in-dispute': {
    parameters: ['act'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '{act}的审批有争议（审批人否认或尚未确认），须由人工确认',
      en: 'the approval of the {act} is in dispute (disowned, or not confirmed): a person has to judge it',
    },
  },
} as const;
