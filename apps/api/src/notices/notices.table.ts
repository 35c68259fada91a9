import { noticeChannels, noticeOccasions, noticeStatuses, withdrawalReasons } from '@sealtrail/notices';
import { cardLevels, notifiedBodies, notifiedPosts } from '@sealtrail/policy';
import { ruleIds } from '@sealtrail/supervision';
import type { StatementView } from '../http/statements';
import { date, department, instant, item, omitted, term, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { NoticeView } from './notices.view';

/** 告知 as lines of a file. */
export const noticesTable = tableOf<NoticeView>(
  { zh: '告知', en: 'notices' },
  {
    noticeId: text('告知标识', 'Notice id', 38),
    cardId: text('监察牌标识', 'Card id', 38),
    occasion: term(noticeOccasions),
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    rule: term(ruleIds),
    level: term(cardLevels),
    fellOn: date('触发日期', 'Fell on'),
    department: department('被监察部门', 'Charged department'),
    post: term(notifiedPosts),
    toldDepartment: department('告知部门', 'Told department'),
    official: text('告知人员', 'Told official', 20),
    body: term(notifiedBodies, { zh: '告知机构', en: 'Told body' }),
    about: omitted,
    quietHours: omitted,
    text: columnsOfObject<StatementView>({
      text: text('内容', 'Text', 60),
      code: omitted,
      parameters: omitted,
    }),
    status: term(noticeStatuses),
    dueAt: instant('告知不早于', 'Due at'),
    queuedAt: instant('发起时间', 'Queued at'),
    queuedOn: omitted,
    told: columnsOfObject({
      channel: term(noticeChannels),
      receipt: text('回执', 'Receipt', 24),
      at: instant('告知时间', 'Told at'),
      on: omitted,
    }),
    withdrawn: columnsOfObject({
      reason: term(withdrawalReasons),
      at: instant('撤回时间', 'Withdrawn at'),
      on: omitted,
    }),
    failures: omitted,
  },
);
