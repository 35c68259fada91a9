import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import { type RuleId, ruleIds } from './rule-enums';

/** 发牌方式: what becomes of a card when it falls. */
export const issueModes = defineEnumeration(
  { zh: '发牌方式', en: 'How a card is issued' },
  {
    auto: { zh: '自动发牌', en: 'immediately' },
    confirmed: { zh: '人工确认', en: 'pending, until a person confirms it', note: 'warnings are issued at once' },
    off: { zh: '不监察', en: 'not supervised' },
  },
);
export type IssueMode = ValueOf<typeof issueModes>;

/** By rule. */
export type IssueRules = Readonly<Record<RuleId, IssueMode>>;

/** What only a person can judge: whether an act was in order, not whether a day has passed. */
const CONDUCT: readonly RuleId[] = ['secondNotice', 'lateNotice', 'materialBeyondList'];

/** Time rules at once, conduct when a person has confirmed it (the two modes of Hunan 2018). */
export const timeRulesAtOnce: IssueRules = Object.fromEntries(
  ruleIds.values.map((rule) => [rule, CONDUCT.includes(rule) ? 'confirmed' : 'auto']),
) as IssueRules;

/** Rules about conduct whose cards would be issued with no person looking at them. */
export const unconfirmedConduct = (issue: IssueRules): readonly RuleId[] =>
  CONDUCT.filter((rule) => issue[rule] === 'auto');
