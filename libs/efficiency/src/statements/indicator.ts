import { defineEnumeration, type Language, type LocalizedText, type ValueOf } from '@sealtrail/event-sourcing';

export const indicatorKinds = defineEnumeration(
  { zh: '指标类型', en: 'Kind of indicator' },
  {
    share: { zh: '比例', note: 'so many of those below' },
    quotient: { zh: '比值', note: 'it may pass 100 % or fall below 0' },
    mean: { zh: '平均数', note: 'so many for each' },
  },
);
export type IndicatorKind = ValueOf<typeof indicatorKinds>;

export const betterSides = defineEnumeration(
  { zh: '较优的一侧', en: 'Better side' },
  { higher: { zh: '高者较优' }, lower: { zh: '低者较优' } },
);
export type BetterSide = ValueOf<typeof betterSides>;

/**
 * One figure of two integers, as it is declared once: what the answers, the document, the files and the list of
 * indicators say of it.
 */
export type IndicatorDefinition<From> = {
  readonly zh: string;
  readonly en: string;
  readonly numerator: LocalizedText;
  readonly denominator: LocalizedText;
  readonly source: LocalizedText;
  readonly kind: IndicatorKind;
  /** What is better; `null`: neither. Only shares of which one is better can be ranked. */
  readonly better: BetterSide | null;
  readonly of: (counted: From) => readonly [numerator: number, denominator: number];
};

export const define = <Id extends string, From>(definitions: { readonly [Name in Id]: IndicatorDefinition<From> }) =>
  definitions;

/** What an indicator is, in a sentence: for schemas and pages. */
export const describeIndicator = (
  { zh, numerator, denominator, source }: Omit<IndicatorDefinition<never>, 'of'>,
  language: Language,
): string =>
  language === 'zh'
    ? `${zh}：${numerator.zh} ÷ ${denominator.zh}。依据：${source.zh}。`
    : `${zh}: ${numerator.en} ÷ ${denominator.en}. Source: ${source.en}.`;

/** Sources of more than one. */
export const HUNAN: LocalizedText = {
  zh: '湖南电子监察规则说明（2018）',
  en: 'rules of e-supervision in Hunan (2018)',
};
export const CITIES: LocalizedText = { zh: '各市公开报告', en: 'published reports of cities' };
export const OWN: LocalizedText = { zh: '本系统定义', en: 'defined here' };
