import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import { type RuleId, ruleIds } from './rule-enums';

/** 发牌方式: what happens to a card when it is triggered. */
export const issueModes = defineEnumeration(
  { zh: '发牌方式', en: 'How a card is issued' },
  {
    auto: { zh: '自动发牌', en: 'immediately' },
    confirmed: { zh: '人工确认', en: 'pending, until a person confirms it', note: 'warnings are issued at once' },
    off: { zh: '不监察', en: 'not supervised' },
  },
);
export type IssueMode = ValueOf<typeof issueModes>;

/** Issue mode by rule. */
export type IssueRules = Readonly<Record<RuleId, IssueMode>>;

/** Rules that only a person can evaluate: whether an act was proper, not whether a day has passed. */
const CONDUCT: readonly RuleId[] = ['secondNotice', 'lateNotice', 'materialBeyondList'];

/** Cards that a person confirms unless the policy says otherwise. Whether a card was answered in time is a matter of counting. */
const CONFIRMED: readonly RuleId[] = [...CONDUCT, 'feedbackLate'];

/** Cards of time rules are issued immediately, cards of conduct rules after confirmation (the two modes of Hunan 2018). */
export const timeRulesAtOnce: IssueRules = Object.fromEntries(
  ruleIds.values.map((rule) => [rule, CONFIRMED.includes(rule) ? 'confirmed' : 'auto']),
) as IssueRules;

/** Conduct rules whose cards would be issued without confirmation. */
export const unconfirmedConduct = (issue: IssueRules): readonly RuleId[] =>
  CONDUCT.filter((rule) => issue[rule] === 'auto');
