import type { CalendarEvent } from '@sealtrail/calendar';
import type { Language, LocalizedText } from '@sealtrail/event-sourcing';
import { FACT_WORDS } from '../applications/fact-words';

/** What facts of calendars and policies are called, which are in the history of no case. */
const OTHER_FACTS: Readonly<Record<CalendarEvent['type'] | 'PolicyAdopted', LocalizedText>> = {
  CalendarDefined: { zh: '日历设立', en: 'the calendar was defined' },
  CalendarYearImported: { zh: '放假通知（取自软件包）', en: 'the notice of a year, from a package' },
  CalendarYearNoticed: { zh: '放假通知', en: 'holiday notice of a year' },
  CalendarYearAssumed: { zh: '按放假办法推定', en: 'a year by the standing law' },
  CalendarDayCorrected: { zh: '按通知更正一日', en: 'a day corrected by its notice' },
  CalendarDayDeclared: { zh: '公告一日', en: 'a day declared' },
  PolicyAdopted: { zh: '监察策略颁行', en: 'a version of the policy adopted' },
};

/** A fact in words; one that nothing names keeps its stored name. */
export const factTitleOf = (type: string, language: Language): string =>
  (({ ...OTHER_FACTS, ...FACT_WORDS }) as Readonly<Record<string, LocalizedText>>)[type]?.[language] ?? type;
