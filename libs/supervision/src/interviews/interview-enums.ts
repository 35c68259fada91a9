import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** How an interview (约谈) stands. */
export const interviewStatuses = defineEnumeration(
  { zh: '约谈状态', en: 'Interview' },
  {
    due: { zh: '待约谈', en: 'due' },
    held: { zh: '已约谈', en: 'held' },
    lifted: { zh: '已取消', en: 'lifted', note: 'too few of its red cards count any more, and it had not been held' },
  },
);
export type InterviewStatus = ValueOf<typeof interviewStatuses>;
