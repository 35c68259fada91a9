import { termOf } from '@sealtrail/event-sourcing';
import { cardLevels, notifiedPosts } from '@sealtrail/policy';
import {
  appealStates,
  cardStages,
  cardStatuses,
  dismissalCauses,
  feedbackStates,
  referralResults,
  revocationCauses,
  revocationGrounds,
  ruleIds,
  subjectKinds,
} from '@sealtrail/supervision';
import {
  date,
  department,
  departments,
  each,
  instant,
  item,
  official,
  omitted,
  term,
  text,
  texts,
  withHeadingPrefix,
  yesNo,
} from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ListedCardView } from './cards.view';

const cardReview = columnsOfObject({
  by: text('操作人', 'by'),
  at: instant('时间', 'at'),
  on: omitted,
  reason: text('理由', 'reason', 30),
});

const reasonColumns = columnsOfObject<{ text: string; statements: unknown }>({
  text: text('原因', 'reason', 40),
  statements: omitted,
});

/** 监察牌 as lines of a file. */
export const cardsTable = tableOf<ListedCardView>(
  { zh: '监察牌', en: 'cards' },
  {
    cardId: text('监察牌标识', 'Card id', 38),
    level: term(cardLevels),
    status: term(cardStatuses),
    rule: term(ruleIds),
    subject: columnsOfObject({
      kind: term(subjectKinds),
      id: text('监察对象标识', 'Subject id', 38),
    }),
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    clock: text('计时', 'Clock'),
    department: department('被监察部门', 'Department'),
    official: official('被监察人', 'Official'),
    breachedAt: instant('超期时间', 'Fell at'),
    breachedOn: date('超期日期', 'Fell on'),
    month: text('月份', 'Month', 10),
    issuedAt: instant('发牌时间', 'Issued at'),
    issuedOn: date('发牌日期', 'Issued on'),
    policy: columnsOfObject({ id: text('监察规则版本', 'Policy'), version: text('版本号', 'Version', 8) }),
    departments: departments('相关部门', 'Departments'),
    targets: each('告知对象', 'Told', (post, { language }) => [
      notifiedPosts.has(post) ? termOf(notifiedPosts, post, language) : post,
    ]),
    informed: departments('告知部门', 'Departments told'),
    supersedes: texts('取代的牌', 'Supersedes'),
    supersededBy: text('被取代于', 'Superseded by', 38),
    requiredConfirmation: yesNo('待人工确认', 'Required confirmation'),
    confirmation: withHeadingPrefix('确认', 'Confirmation', cardReview),
    dismissal: withHeadingPrefix(
      '取消',
      'Dismissal',
      columnsOfObject<NonNullable<ListedCardView['dismissal']>>({
        cause: term(dismissalCauses, { zh: '原因类别', en: 'cause' }),
        by: text('操作人', 'by'),
        at: instant('时间', 'at'),
        on: omitted,
        reason: text('理由', 'words', 30),
        why: reasonColumns,
      }),
    ),
    certainty: withHeadingPrefix(
      '待发转已发',
      'Made certain',
      columnsOfObject({ reason: reasonColumns, at: instant('时间', 'at'), on: omitted }),
    ),
    review: withHeadingPrefix('复核', 'Review', columnsOfObject({ since: instant('开始时间', 'since'), on: omitted })),
    revocation: withHeadingPrefix(
      '撤销',
      'Revocation',
      columnsOfObject<NonNullable<ListedCardView['revocation']>>({
        cause: term(revocationCauses, { zh: '原因类别', en: 'cause' }),
        ground: term(revocationGrounds, { zh: '依据', en: 'ground' }),
        reason: reasonColumns,
        at: instant('时间', 'at'),
        on: omitted,
        by: text('操作人', 'by'),
      }),
    ),
    resolution: withHeadingPrefix(
      '化解',
      'Resolution',
      columnsOfObject({ endedAt: instant('完成时间', 'ended at'), at: instant('时间', 'at'), on: omitted }),
    ),
    lapse: withHeadingPrefix(
      '失效',
      'Lapse',
      columnsOfObject({ reason: reasonColumns, at: instant('时间', 'at'), on: omitted }),
    ),
    stage: term(cardStages),
    feedback: withHeadingPrefix(
      '反馈',
      'Feedback',
      columnsOfObject({ dueOn: date('期限', 'due on'), dueAt: omitted, state: term(feedbackStates) }),
    ),
    appealUntil: date('申诉期限', 'Appeals until'),
    appeal: withHeadingPrefix(
      '申诉',
      'Appeal',
      columnsOfObject({
        on: date('日期', 'on'),
        state: term(appealStates),
        dueOn: date('决定期限', 'decided by'),
        dueAt: omitted,
        overdue: yesNo('逾期', 'overdue'),
        stopsPublication: omitted,
      }),
    ),
    referral: withHeadingPrefix(
      '移送',
      'Referral',
      columnsOfObject<NonNullable<ListedCardView['referral']>>({
        on: date('日期', 'on'),
        to: text('机关', 'to'),
        result: term(referralResults),
      }),
    ),
    published: yesNo('可公布', 'May be published'),
    endedBy: omitted,
  },
);
