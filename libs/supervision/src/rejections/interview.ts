import { interviewStatuses } from '../interviews/interview-enums';

/** What is refused of interviews (约谈). */
export const interviewRejections = {
  'interview.not-found': {
    kind: 'notFound',
    title: { zh: '无此约谈', en: 'No such interview' },
    meaning: {
      zh: '没有此约谈，或者不在您的查阅范围内。',
      en: 'The interview does not exist, or you may not view it.',
    },
    advice: { zh: '可用 `GET /v1/interviews` 查询。', en: '`GET /v1/interviews` lists the interviews you may view.' },
  },
  'interview.not-due': {
    kind: 'rule',
    parameters: ['status'],
    next: ['GET /v1/interviews'],
    terms: { status: interviewStatuses.terms },
    title: { zh: '不是待约谈', en: 'Interview not due' },
    meaning: {
      zh: '只有待约谈的可以登记；已约谈的不再登记，已取消的不约谈。',
      en: 'Only an interview that is due can be recorded as held; one that was held or lifted cannot.',
    },
    detail: { zh: '该约谈状态为{status}。', en: 'The interview is {status}.' },
    advice: {
      zh: '待约谈的见 `GET /v1/interviews?status=due`。',
      en: '`GET /v1/interviews?status=due` lists the interviews that are due.',
    },
  },
  'interview.before-due': {
    kind: 'rule',
    parameters: ['dueAt'],
    title: { zh: '早于应当约谈的时间', en: 'Earlier than it was due' },
    meaning: {
      zh: '约谈时间不得早于红牌达到约谈数量的时间。',
      en: 'An interview cannot be held before there were enough red cards.',
    },
    detail: { zh: '自{dueAt}起应当约谈。', en: 'The interview is due from {dueAt} on.' },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
} as const;
