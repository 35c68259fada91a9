import { cardLevels } from '@sealtrail/policy';
import {
  cardStatuses,
  dismissalCauses,
  revocationCauses,
  revocationGrounds,
  ruleIds,
  subjectKinds,
} from '@sealtrail/supervision';
import {
  date,
  department,
  departments,
  instant,
  item,
  leftOut,
  official,
  term,
  text,
  texts,
  truth,
  under,
} from '../tables/cells';
import { parts, tableOf } from '../tables/table';
import type { ListedCardView } from './cards.view';

const word = parts({
  by: text('操作人', 'by'),
  at: instant('时间', 'at'),
  on: leftOut,
  reason: text('理由', 'reason', 30),
});

const said = parts<{ text: string; statements: unknown }>({ text: text('原因', 'reason', 40), statements: leftOut });

/** 监察牌 as lines of a file. */
export const cardsTable = tableOf<ListedCardView>(
  { zh: '监察牌', en: 'cards' },
  {
    cardId: text('监察牌标识', 'Card id', 38),
    level: term(cardLevels),
    status: term(cardStatuses),
    rule: term(ruleIds),
    subject: parts({
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
    policy: parts({ id: text('监察规则版本', 'Policy'), version: text('版本号', 'Version', 8) }),
    departments: departments('相关部门', 'Departments'),
    targets: texts('告知岗位', 'Posts told'),
    informed: departments('告知部门', 'Departments told'),
    supersedes: texts('取代的牌', 'Supersedes'),
    supersededBy: text('被取代于', 'Superseded by', 38),
    neededWord: truth('待人工确认', 'Needed a word'),
    confirmation: under('确认', 'Confirmation', word),
    dismissal: under(
      '取消',
      'Dismissal',
      parts<NonNullable<ListedCardView['dismissal']>>({
        cause: term(dismissalCauses, { zh: '原因类别', en: 'cause' }),
        by: text('操作人', 'by'),
        at: instant('时间', 'at'),
        on: leftOut,
        reason: text('理由', 'words', 30),
        why: said,
      }),
    ),
    certainty: under('待发转已发', 'Made certain', parts({ reason: said, at: instant('时间', 'at'), on: leftOut })),
    review: under('复核', 'Review', parts({ since: instant('开始时间', 'since'), on: leftOut })),
    revocation: under(
      '撤销',
      'Revocation',
      parts<NonNullable<ListedCardView['revocation']>>({
        cause: term(revocationCauses, { zh: '原因类别', en: 'cause' }),
        ground: term(revocationGrounds, { zh: '依据', en: 'ground' }),
        reason: said,
        at: instant('时间', 'at'),
        on: leftOut,
        by: text('操作人', 'by'),
      }),
    ),
    resolution: under(
      '化解',
      'Resolution',
      parts({ endedAt: instant('完成时间', 'ended at'), at: instant('时间', 'at'), on: leftOut }),
    ),
    lapse: under('失效', 'Lapse', parts({ reason: said, at: instant('时间', 'at'), on: leftOut })),
    endedBy: leftOut,
  },
);
