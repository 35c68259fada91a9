import type { CalendarEvent } from '@sealtrail/calendar';
import type { Language, LocalizedText } from '@sealtrail/event-sourcing';
import { FACT_WORDS } from '../applications/fact-words';

type CardFacts =
  | 'CardIssued'
  | 'CardConfirmed'
  | 'CardMadeCertain'
  | 'CardStepLimitMoved'
  | 'CardStepOverdue'
  | 'CardExplained'
  | 'CardAppealed'
  | 'CardRevoked';

/** What facts of calendars, policies and cards are called, which are in the history of no case. */
const OTHER_FACTS: Readonly<Record<CalendarEvent['type'] | 'PolicyAdopted' | CardFacts, LocalizedText>> = {
  CalendarDefined: { zh: '日历设立', en: 'the calendar was defined' },
  CalendarYearImported: { zh: '放假通知（取自软件包）', en: 'the notice of a year, from a package' },
  CalendarYearNoticed: { zh: '放假通知', en: 'holiday notice of a year' },
  CalendarYearAssumed: { zh: '按放假办法推定', en: 'a year by the standing law' },
  CalendarDayCorrected: { zh: '按通知更正一日', en: 'a day corrected by its notice' },
  CalendarDayDeclared: { zh: '公告一日', en: 'a day declared' },
  CardIssued: { zh: '发牌', en: 'the card was issued' },
  CardConfirmed: { zh: '确认发牌', en: 'the card was confirmed' },
  CardMadeCertain: { zh: '待发转已发', en: 'the card was made certain' },
  CardStepLimitMoved: { zh: '步骤期限变动', en: 'the limit of a step moved' },
  CardStepOverdue: { zh: '步骤逾期', en: 'the limit of a step passed' },
  CardExplained: { zh: '说明', en: 'the card was explained' },
  CardAppealed: { zh: '申诉', en: 'an appeal against the card' },
  CardRevoked: { zh: '撤牌', en: 'the card was revoked' },
  PolicyAdopted: { zh: '监察策略颁行', en: 'a version of the policy adopted' },
};

/** A fact in words; one that nothing names keeps its stored name. */
export const factTitleOf = (type: string, language: Language): string =>
  (({ ...OTHER_FACTS, ...FACT_WORDS }) as Readonly<Record<string, LocalizedText>>)[type]?.[language] ?? type;
